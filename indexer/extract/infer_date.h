/* indexer/extract/infer_date.h: when an article that gives no date must have been published.
 *
 * Only two ways are certain enough: the text tells of a day as past and looks forward to another
 * within a year (it was published in between), or it names one month both with its year and as "last year"
 * ("April last year", "In April 2019": 2020). Any other date that does not fit makes it unknown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "common/span.h"

/* Precision LEDE_NONE when nothing is certain. */
struct lede_date infer_date(struct span text);
