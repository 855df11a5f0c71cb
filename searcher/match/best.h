/* searcher/match/best.h: the best articles by relevance. Weights are read first; dates and ids only of those that
 * are asked for, and of those that equal weights tie with them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/match.h"

/* The first `cut` of a plan that weighs, in order. closeness may be NULL. Fails as match_run(). */
bool best_find(struct index_reader *index, const struct plan *plan, size_t cut,
               struct closeness *closeness, struct arena *arena, struct matches *out,
               struct lede_error *err) MUST_CHECK;

/* The second stage of candidates in order: the first CLOSENESS_ARTICLES get what closeness adds to their score. They
 * are in no order then, but still before the rest. Where the index has moved on, match_revision() says so. */
bool best_bring_close(struct closeness *c, struct candidate *items, size_t count,
                      struct lede_error *err) MUST_CHECK;
