/* searcher/match/evaluate_state.h: inside the evaluator: what its parts share. Included by evaluate*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/evaluate.h"

/* A run of words of the tree, with its words as numbers. */
struct leaf {
    const struct node *node;
    const struct run *run;
    const uint8_t *words; /* run->count numbers */
    struct leaf *next;
};

struct known_word {
    struct query_word word;
    struct span prefix;           /* a form that may have the stem begins with it */
    const char *const *odd_forms; /* or is one of these */
};

struct evaluator {
    const struct node *root;
    bool any;
    struct stemmer *stemmer;
    struct leaf *leaves;
    struct known_word words[QUERY_WORDS_MAX];
    size_t word_count;
    uint64_t by_first_byte[256]; /* words whose forms begin with this byte */
};

/* One article under evaluation. Only the items from … to - 1 are looked at: all of them, or those of one
 * passage. */
struct run_state {
    const struct evaluator *e;
    const struct article *article;
    struct evaluation *found;
    struct arena *arena;
    size_t from, to;
    bool inside; /* of one passage */
    bool failed; /* out of memory: sticky */
};

/* The leaf of a NODE_WORDS or NODE_LIKE; NULL for one that is not searched for (a stop word). */
const struct leaf *evaluate_leaf(const struct evaluator *e, const struct node *node);

/* Whether consecutive positions from item i on have the leaf's words, in the field asked for. */
bool evaluate_run_at(const struct run_state *s, const struct leaf *leaf, size_t i);

/* ---- evaluate_tree.c ---- */

bool evaluate_truth(struct run_state *s, const struct node *node);

/* Mark the words that made the node what it is, true or false. */
void evaluate_mark(struct run_state *s, const struct node *node, bool truth);

/* ---- evaluate_near.c: NODE_NEAR ---- */

/* With mark, mark all occurrences that are close to what else is asked for. */
bool evaluate_near(struct run_state *s, const struct node *node, bool mark);

/* ---- evaluate_fields.c: what needs no words of the text ---- */

bool evaluate_field(const struct field_test *t, const struct article *a);
bool evaluate_name(const struct name_test *t, const struct article *a);
bool evaluate_url(const struct url_test *t, const struct article *a);
bool evaluate_date(const struct date_test *t, const struct lede_date *d);
bool evaluate_mentions(const struct date_test *t, const struct article *a);
