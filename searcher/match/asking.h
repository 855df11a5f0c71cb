/* searcher/match/asking.h: what libxapian is asked for, and what it answers. Included by match.c, best.c and rows.c
 * alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xapian-c.h>

#include "searcher/match/match.h"

/* What is asked for of each match: its id is the hit's first value. */
enum { MATCH_VALUE_ID };
void match_ask(bool weighs, struct xc_plan *out);

/* A match's standing by the answer. */
struct standing match_standing(const struct xc_hit *hit);

/* An order of libxapian's, and what is equal in it. */
struct question {
    const struct xc_node *query;
    bool weighs;
    bool bare; /* scores and numbers are enough: candidates have no ids and no days */
    enum xc_sort sort;
    uint32_t slot;
    bool descending;
    bool (*tied)(const struct candidate *a, const struct candidate *b);
};

struct found {
    struct candidate *items;
    size_t count;
    uint64_t total, revision;
};

/* The first `cut` of the order and all that tie with the last of them, in the arena. */
bool ask_to_tie(struct index_reader *index, const struct question *q, size_t cut,
                struct arena *arena, struct found *out, struct lede_error *err) MUST_CHECK;

/* How many are at least as good as the one before place `cut`. */
size_t ties_end(const struct question *q, const struct found *found, size_t cut);

/* The ids of the candidates that have none yet, and with `days` their days. */
bool fill_candidates(struct index_reader *index, struct candidate *items, size_t count, bool days,
                     struct arena *arena, struct lede_error *err) MUST_CHECK;

/* For qsort(): candidates by match_compare(). */
int by_relevance(const void *a, const void *b);
