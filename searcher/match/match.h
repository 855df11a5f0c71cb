/* searcher/match/match.h: a plan to the articles it matches: an exact total and the best of a total
 * order.
 *
 * The order: score rounded to 9 digits, then date (newest first, unknown last), then id by bytes. A query
 * without weight orders by date, then id. Ties at the cut are read to their end and cut by the same order,
 * so that neither the order of insertion nor the way the index was built shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "searcher/match/order.h"
#include "searcher/match/plan.h"

struct candidate {
    struct standing at;
    uint32_t docid;
    struct span id;
};

struct matches {
    uint64_t total; /* exact */
    const struct candidate *items;
    size_t count;
    uint64_t revision; /* of the index's state that was read */
};

/* The candidates offset … offset + limit - 1 of the order; any numbers will do. closeness may be NULL; it has no say
 * in an order by date. */
struct closeness;
struct match_page {
    enum match_order order;
    size_t offset, limit;
    struct closeness *closeness;
};

/* The page's candidates, owned by the arena. */
bool match_run(struct index_reader *index, const struct plan *plan, const struct match_page *page,
               struct arena *arena, struct matches *out, struct lede_error *err) MUST_CHECK;

/* Which state of the index was read last. Reading may move on to a newer one by itself: when this number
 * is not what it was before, what was read does not belong together. */
uint64_t match_revision(struct index_reader *index);

/* Negative when a stands before b; never 0 of two articles. */
int match_compare(const struct candidate *a, const struct candidate *b, enum match_order order);

/* The total alone. */
bool match_count(struct index_reader *index, const struct xc_node *match, uint64_t *total,
                 struct lede_error *err) MUST_CHECK;

/* The stored article of a candidate, into the arena. *gone: the index has moved on; search again. */
bool match_read(struct index_reader *index, const struct matches *m, const struct candidate *c,
                struct arena *arena, struct article *out, bool *gone,
                struct lede_error *err) MUST_CHECK;

/* For --explain: what each word of the plan gives to a candidate. */
struct word_weight {
    uint32_t in_articles, count;
    double weight;
};
bool match_explain(struct index_reader *index, const struct plan *plan, const struct candidate *c,
                   struct arena *arena, struct word_weight **out,
                   struct lede_error *err) MUST_CHECK;
