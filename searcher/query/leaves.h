/* searcher/query/leaves.h: a chunk, a quote or a field's value to a leaf of the tree.
 *
 * Words are counted against QUERY_TERMS_MAX: every leaf counts one at least, so a tree never has more leaves
 * than that.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "searcher/query/lex.h"
#include "searcher/query/notes.h"

/* Zeroed but for the first five. */
struct leaves {
    struct arena *arena;
    struct stemmer *stemmer;
    struct notes *notes;
    struct span text; /* the query's */
    int32_t today;
    bool small_letters; /* leaves_look_at() saw some: capitals then mean something */
    size_t terms;
    bool over;   /* QUERY_TERMS_MAX was reached and words were left out */
    bool failed; /* out of memory: sticky */
};

/* Look whether the words searched for hold a small letter: a query typed in capitals throughout says
 * nothing by them. */
void leaves_look_at(struct leaves *l);

/* The leaf of a TOKEN_CHUNK or TOKEN_QUOTE as the value of field (NULL for none), flags all false.
 * NULL when there is nothing to search for in it (a note says so), when it is over QUERY_TERMS_MAX, and
 * when out of memory. */
struct node *leaves_make(struct leaves *l, const struct token *token,
                         const struct query_field *field);

/* A NODE_FIELD of the source that has the words of text, which need not be the query's. NULL when it holds no word (no
 * note is made), and when out of memory. Not counted. */
struct node *leaves_make_source(struct leaves *l, struct span text);

/* A leaf of that date, not counted. NULL when out of memory. */
struct node *leaves_make_date(struct leaves *l, struct date_test date);

/* True for a single word BY_STEM of title and body that a list may lack. */
bool is_stopword_leaf(const struct node *leaf);
