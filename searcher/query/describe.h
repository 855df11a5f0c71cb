/* searcher/query/describe.h: a query tree in one line of plain words: the plan that --explain and JSON
 * show.
 *
 * 'all of ("jaish ul adl" by stem, "hostag" by stem)', 'phrase "border security" in the title',
 * 'dated within 2016-07-01..2016-07-31', 'from a source named dawn', 'not (…)'.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "searcher/query/tree.h"

/* any: lists mean any of their words (the match mode that was used in the end). At most 2 KiB, then "…".
 * A list's parts stand as words, required parts, stop words ("with or without (…)"). */
void query_describe(const struct query *q, bool any, struct buf *out);
