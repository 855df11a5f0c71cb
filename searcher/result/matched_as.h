/* searcher/result/matched_as.h: by which other spelling of a name an article was found.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/evaluate.h"

/* For each name of the query that the article does not have as typed: the first of its other spellings, in their
 * order, that the article has, as it is written there; for a name that a field asks for, the article's own. Each text
 * once. Owned by the arena; text is the article's. Fails with LEDE_MEMORY. */
bool matched_as(const struct query *q, struct evaluation *found, struct arena *arena,
                const struct span **out, size_t *count, struct lede_error *err) MUST_CHECK;
