/* searcher/query/reading.h: a query tree as a sentence of English: what articles are searched for, so that
 * whoever typed it can see whether that is what was meant.
 *
 * 'articles with the phrase "border guards" near (at most 5 words from) any form of "iran", from a source whose
 * name has "dawn", dated in 2016 for certain, but without any form of "drugs"'. describe.h has the same tree as
 * a plan, part by part.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "searcher/query/tree.h"

/* any: lists mean any of their words (the match mode that was used in the end). Parts of other kinds than those
 * around them stand in parentheses; what is asked for in text stands first, what must not be there last. At most
 * 2 KiB, then "…". */
void query_reading(const struct query *q, bool any, struct buf *out);
