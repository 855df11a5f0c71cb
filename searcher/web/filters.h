/* searcher/web/filters.h: facets that a visitor chose, as a part of the query.
 *
 * In:  the visitor's words and the chosen values.
 * Out: one query: `(source:"Dawn" OR source:"IRNA") date:2016 (the words)`. The words stay one group
 *      whatever quotes and parentheses they lack, so that no filter can be got round.
 * Values of a facet of which an article has one are alternatives; of names an article must have all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/web/request.h"

/* Whether the query language can ask for the value: a facet whose field is still to come, and what is
 * unknown but for a date, cannot be a link. */
bool filter_can_ask(enum facet facet, struct span value, bool known);

/* What search_run() is to be asked, owned by the arena; without filters the words as they are. */
bool filters_query(const struct request *r, struct arena *arena, struct span *out,
                   struct lede_error *err) MUST_CHECK;
