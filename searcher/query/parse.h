/* searcher/query/parse.h: any bytes to a query. Never refuses: it does what it can and notes the rest.
 *
 * The language, from loosest to tightest: OR; AND; words side by side (a list); NOT, - and +; field:,
 * quotes, parentheses, words. Operators are upper case only. Between white space, a chunk that holds
 * several words (Jaish-ul-Adl, AT&T, 9/11, a@b.org) is one run: its words next to each other in order,
 * each by its stem. "Quoted" words match by form, =words as they are written, hostag* and w?rd by pattern,
 * word~ by nearness. Between lists and words stand a SAME b, then a NEAR/5 b and a ONEAR/5 b. What fields
 * there are says query_fields.h; title:(…) holds for all inside. A lone * is every article.
 * docs/query-syntax.md is the whole of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"

/* Filters from the command line, ANDed to the query as required parts; empty text for none. Since and
 * until take what date: takes as one date. */
struct query_filters {
    struct span since, until, source;
    int32_t today; /* a day: what "last year" is counted from */
};

/* filters may be NULL. Filters alone are a query; beside a typed query that held nothing (`!!!`) they are
 * not: the root is NODE_NOTHING. Fails with LEDE_MEMORY; a filter that cannot be read is LEDE_INPUT
 * ("--since \"soon\": no date", "--source \"!!!\": no word in it"). */
bool query_parse(struct span typed, const struct query_filters *filters, struct arena *arena,
                 struct query *out, struct lede_error *err) MUST_CHECK;
