/* searcher/match/plan.h: a query tree to a libxapian query that means the same, or at least as much.
 *
 * docs/index-format.md says which terms stand for what. Words match by their Z term, phrases by positions
 * of word forms, units by positions of all forms of each stem; the weight of an article comes from the Z
 * terms of all words that are searched for, whatever made it match.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "searcher/query/tree.h"

struct xc_node;

/* A stem that weighs, as terms have it, and how often it stands in the query. A word has one in each language
 * of the index. Or a part of a name, of whose stems the one that weighs most does, as rare as all of them together. */
struct weight_word {
    struct span stem; /* empty for a part of a name */
    uint32_t times;
    const struct name_word *name; /* NULL for a stem */
};

struct plan {
    const struct xc_node *match; /* which articles; weights in it mean nothing */
    const struct xc_node *weigh; /* the same articles with their weights */
    const struct weight_word *words;
    size_t word_count; /* 0: a query without weight: it orders by date */
    bool
        exact; /* match is what the tree means; else it matches more, and the evaluator has to look */
    bool has_dates; /* a date is asked for certain, below no NOT (or an even number of them) */
};

/* any: lists mean any of their words. possible: dates asked for certain are taken as possible (to count
 * those between). Owned by the arena. Fails with LEDE_MEMORY and what reading the index can. */
bool plan_make(struct index_reader *index, const struct query *q, bool any, bool possible,
               struct arena *arena, struct plan *out, struct lede_error *err) MUST_CHECK;
