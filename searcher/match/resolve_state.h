/* searcher/match/resolve_state.h: inside resolve: what its parts share. Included by resolve*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/limits.h"
#include "searcher/match/resolve.h"

/* A spelling that the user struck out: -="Army of Justice". */
struct strike {
    struct span folded;
    const struct node *node; /* the NODE_NOT that says so */
    bool used;
};

enum { STRIKES_MAX = QUERY_TERMS_MAX };

struct strikes {
    struct strike at[STRIKES_MAX];
    size_t count;
};

struct resolver {
    struct index_reader *index;
    struct stemmer *stemmer;
    struct arena *arena;
    struct notes *notes;
    struct lede_error *err;
    bool exact_names;
    bool has_buckets; /* the next is known: of names by their keys (index/names_keys.h) */
    size_t buckets;
    size_t denied;               /* so many NODE_NOT around */
    struct respelled *respelled; /* of the names so far */
    size_t respelled_count, respelled_cap;
};

bool resolve_add_respelled(struct resolver *r, const struct respelled *name);

/* ---- resolve_spellings.c: what the archive calls a name ---- */

/* A part of the query that may be a name. */
struct typed_name {
    struct span text;
    size_t words;
    bool known; /* the archive has each of its words */
};

struct spellings {
    struct spelling *at; /* commonest first, no leaves */
    size_t count;
    size_t all;       /* with those that are too many to be searched */
    bool typed_there; /* a name of the archive's has all words that were typed */
};

/* The other spellings that the archive has of what was typed, less those struck out. */
bool resolve_spellings(struct resolver *r, const struct typed_name *name, struct strikes *strikes,
                       struct spellings *out);

/* ---- resolve_weights.c ---- */

/* What the name weighs by the spellings that are the same, of which each has its leaf. NULL where memory is out or
 * r->err says why. */
const struct name_weights *resolve_weights(struct resolver *r, const struct node *const *phrases,
                                           size_t count);

/* The words of names of the type that have the key of this one: the word of a field. */
bool resolve_name_words(struct resolver *r, enum entity_type type, struct span word,
                        struct spellings *out);

/* The names of the type that are spelt nearly so, by their key. */
bool resolve_names_near(struct resolver *r, enum entity_type type, struct span name,
                        struct spellings *out);

/* ---- resolve_names.c ---- */

/* The archive's names that are asked for, in other spellings too. */
bool resolve_name(struct resolver *r, struct name_test *t);

/* ---- resolve_strikes.c ---- */

/* The strikes of the tree, after those in *out. */
bool resolve_strikes(struct resolver *r, const struct node *node, struct strikes *out);

/* *root without the NOTs that have struck something out: they say nothing of the articles. */
bool resolve_struck(struct resolver *r, const struct strikes *strikes, struct node **root);

/* ---- resolve_join.c: the tree with them ---- */

/* Make q->root of q->typed, whose leaves are resolved. */
bool resolve_join(struct resolver *r, struct query *q);

/* Whether an article has a word of this stem, as terms have it. */
bool resolve_is_there(struct resolver *r, struct span marked, bool *there);

/* The archive's words that an open word stands for. */
bool resolve_word(struct resolver *r, struct query_word *w);

/* The stems of a form in the languages of the index, where they are more than English. */
bool resolve_stems(struct resolver *r, struct span form, const struct word_stem **out,
                   size_t *count);
bool has_languages(const struct resolver *r);

/* What the words of a run stand for. */
bool resolve_run(struct resolver *r, struct run *run);

/* ---- resolve_parts.c ---- */

/* Give the leaves of words the words of the archive that they are parts of. What was given stays: the tree may
 * come again. */
bool resolve_parts(struct resolver *r, struct node *root);

bool resolve_like(struct resolver *r, struct node *node);
