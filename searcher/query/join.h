/* searcher/query/join.h: leaves joined to a tree, in its one normal form.
 *
 * Joining nothing gives nothing (NULL), joining one gives that one; AND in AND and OR in OR are one;
 * not not x is x; "every article" beside anything else in a list or AND is left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/limits.h"
#include "searcher/query/tree.h"

/* Every leaf counts a term at least; the two more are for what options add. */
enum { QUERY_KIDS_MAX = QUERY_TERMS_MAX + 2 };

struct kids {
    struct node *at[QUERY_KIDS_MAX];
    size_t count;
};

/* n may be NULL, which adds nothing. */
void kids_add(struct kids *k, struct node *n);

/* All return NULL when *failed was or gets set, which is when memory runs out. */
struct node *join_not(struct arena *a, struct node *n, bool *failed);

/* kind is NODE_AND or NODE_OR. */
struct node *join_all(struct arena *a, enum node_kind kind, const struct kids *k, bool *failed);

/* Words side by side. Kids marked optional stay so only beside others that are searched for by words;
 * filters become required. */
struct node *join_list(struct arena *a, const struct kids *k, bool *failed);

/* Kids within so many words of each other: groups of words join them, OR of words and phrases stays. NULL
 * also, and *failed as before, when a kid has no place in the text (a date, NOT, all articles): there is
 * no such distance then; and with *too_many set when phrases are among more than NEAR_SIDES_MAX. A NODE_NEAR among the kids holds for itself, and its kids for the whole as well. */
struct node *join_near(struct arena *a, const struct kids *k, uint32_t within, bool in_order,
                       bool *too_many, bool *failed);

/* What the speakers of a NODE_SPEAKER, or of a tree of them, say: a NODE_SAID for each, over the same words. */
struct node *join_said(struct arena *a, struct node *speakers, struct node *words, bool *failed);

struct node *join_same(struct arena *a, const struct kids *k, bool *failed);

/* True for what narrows rather than asks by words: sources, dates, ids, NOT, and what is made of these. */
bool is_filter(const struct node *n);

/* As struct query's list_words. */
size_t count_list_words(const struct node *root);
