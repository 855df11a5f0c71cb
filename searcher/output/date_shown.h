/* searcher/output/date_shown.h: a publication date in words, with its doubt.
 *
 * "26 July 2016", "July 2016", "2016", "between 21 June and 8 December 2011", "2020 (inferred)",
 * "undated".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "index/article.h"

void date_shown(struct lede_date date, enum origin origin, struct buf *out);
