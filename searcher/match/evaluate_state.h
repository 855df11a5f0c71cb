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

enum { SPEAKERS_MAX = QUERY_TERMS_MAX };

struct evaluator {
    const struct node *root;
    bool any;
    struct stemmer *stemmer;
    struct leaf *leaves;
    const struct node *speakers[SPEAKERS_MAX]; /* each NODE_SPEAKER */
    size_t speaker_count;
    struct known_word words[QUERY_WORDS_MAX];
    size_t word_count;
    uint64_t by_first_byte[256]; /* words whose forms begin with this byte */
};

/* One article under evaluation. Only the items from … to - 1 are looked at: all of them, or those of one
 * passage; and of these, with `zone`, only those in quotations of which it says so. */
struct run_state {
    const struct evaluator *e;
    const struct article *article;
    struct evaluation *found;
    struct arena *arena;
    size_t from, to;
    bool inside;         /* of one passage */
    uint32_t start, end; /* its bytes */
    const bool *zone;    /* a flag for each quotation of the article; NULL: anywhere */
    const bool
        *speaks[SPEAKERS_MAX]; /* of each speaker of the evaluator: which quotations are his */
    bool failed;               /* out of memory: sticky */
};

/* The leaf of a NODE_WORDS or NODE_LIKE; NULL for one that is not searched for (a stop word). */
const struct leaf *evaluate_leaf(const struct evaluator *e, const struct node *node);

/* Whether consecutive positions from item i on have the leaf's words, in the field asked for. */
bool evaluate_run_at(const struct run_state *s, const struct leaf *leaf, size_t i);

/* ---- evaluate_tree.c ---- */

bool evaluate_truth(struct run_state *s, const struct node *node);

/* Mark the words that made the node what it is, true or false. */
void evaluate_mark(struct run_state *s, const struct node *node, bool truth);

/* Mark an item, and the quotation that it made match. */
void evaluate_mark_item(struct run_state *s, size_t i);

/* ---- evaluate_quotes.c: NODE_SPEAKER, NODE_SAID ---- */

/* What the tree asks of quotations; false when memory is out. */
bool evaluate_quotes_read(struct run_state *s);

/* Whether an item may be looked at. */
bool evaluate_in_zone(const struct run_state *s, size_t i);

/* With mark, the quotations are. */
bool evaluate_speaker(struct run_state *s, const struct node *node, bool mark);

bool evaluate_said(struct run_state *s, const struct node *node);
void evaluate_mark_said(struct run_state *s, const struct node *node, bool truth);

/* ---- evaluate_near.c: NODE_NEAR ---- */

/* With mark, mark all occurrences that are close to what else is asked for. */
bool evaluate_near(struct run_state *s, const struct node *node, bool mark);

/* ---- evaluate_fields.c: what needs no words of the text ---- */

bool evaluate_field(const struct field_test *t, const struct article *a);
bool evaluate_name(const struct name_test *t, const struct article *a);

/* Whether the entity is one of the names that were looked up. */
bool evaluate_is_named(const struct name_test *t, const struct entity *e);
bool evaluate_url(const struct url_test *t, const struct article *a);
bool evaluate_date(const struct date_test *t, const struct lede_date *d);
bool evaluate_mentions(const struct date_test *t, const struct article *a);
