/* searcher/rank/passage_score.h: the passages of an article, best first for a query.
 *
 * score = covered + bm25 + 0.5 * closeness, each between 0 and 1, over the marked words i, by their stems:
 *   w_i       = ln(1 + (n - p_i + 0.5) / (p_i + 0.5)); n passages in the article, p_i of them with i:
 *               what tells an article's passages apart is rarity inside it
 *   covered   = sum of w_i of the words the passage has / sum of all w_i
 *   bm25      = sum of w_i * f / (f + 0.6 * (0.5 + 0.5 * L / avP)) / sum of all w_i
 *   closeness = share of the neighbouring pairs of the query's words that stand in the passage in this
 *               order at a distance of 1 to 3, weighed by min(w)
 * (docs/relevance.md tells where the constants come from.) Equal scores: the earlier passage.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/evaluate.h"

struct ranked_passage {
    size_t number; /* index into the article's passages */
    double score, bm25, closeness;
    size_t words_covered;
};

/* Passages that hold a marked word, best first, at most `limit`; without any those that hold a quotation that
 * made the article match, or the first passage, with score 0. Owned by the arena. mean_words: of the index's passages. Fails with LEDE_MEMORY. */
bool passages_rank(const struct evaluation *found, double mean_words, size_t limit,
                   struct arena *arena, struct ranked_passage **out, size_t *count,
                   struct lede_error *err) MUST_CHECK;
