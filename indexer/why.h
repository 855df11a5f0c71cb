/* indexer/why.h: the record of an article as a line of JSON, for --dry-run.
 *
 * Unknown is null; an unknown date has null ends and the precision "none". Offsets are bytes into text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "index/article.h"

/* Write it to standard output. LEDE_SYSTEM when that fails. */
bool why_print(const struct article *article, struct lede_error *err) MUST_CHECK;
