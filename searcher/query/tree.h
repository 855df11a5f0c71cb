/* searcher/query/tree.h: what a query means, as a tree.
 *
 * Made by parse.h from any bytes, never failing; read by match/plan (to libxapian), match/evaluate (over
 * one article) and describe.h (to words). Owned by the arena it was made in. Every node knows its bytes
 * in the query, so that notes and explanations can point.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"

enum node_kind {
    NODE_NOTHING, /* no article: a query without anything to search for */
    NODE_ALL,     /* every article: a lone * */
    NODE_WORDS,   /* a run of words, next to each other in this order */
    NODE_LIST,    /* words typed side by side: all of them, or any (match mode) */
    NODE_AND,     /* all kids */
    NODE_OR,      /* at least one kid */
    NODE_NOT,     /* not its one kid */
    NODE_SOURCE,  /* all words of the run stand in the source's name, in any order */
    NODE_NAME,    /* a person, organisation or place that the article names */
    NODE_ID,      /* the article with this id */
    NODE_DATE
};

/* How a word of a run matches a word of the text. */
enum word_match {
    BY_STEM,   /* equal stems */
    BY_FORM,   /* equal folded forms: inside quotes */
    AS_WRITTEN /* written so, capitals and all: US, WHO */
};

struct query_word {
    enum word_match match;
    struct span form; /* folded, at most WORD_BYTES_MAX bytes */
    struct span stem;
    struct span as_written; /* for AS_WRITTEN, else empty */
};

enum text_field { FIELD_TEXT /* title and body */, FIELD_TITLE };

/* A run of one word that matches BY_STEM is a plain word; of several, a unit like Jaish-ul-Adl; a quoted
 * phrase matches BY_FORM. */
struct run {
    const struct query_word *words;
    size_t count; /* at least 1 */
    enum text_field field;
};

/* The words asked for, and the archive's names that have them all: folded, ascending. The names are looked
 * up before matching (match/resolve_names.h); until then there are none. A place is asked for in the
 * dateline too. */
struct name_test {
    enum entity_type type;
    struct run run;
    const struct span *names;
    size_t name_count;
};

/* Days, both ends included; an open end is DAY_MIN or DAY_MAX. */
enum { DAY_MIN = INT32_MIN, DAY_MAX = INT32_MAX };
struct date_test {
    int32_t from, to;
    bool possible; /* ~: the article's interval meets this one; else it lies within */
    bool unknown;  /* date:unknown: articles without a date; the rest is then unused */
};

struct node {
    enum node_kind kind;
    size_t start, end; /* bytes of the query; both 0 for what an option added */
    /* As a kid of a NODE_LIST: */
    bool
        required; /* whatever the match mode: +word, -word, source:, date:, id:, an option's filter */
    bool optional; /* a stop word: weighs nothing, is not marked, need not be there */
    union {
        struct run run;        /* NODE_WORDS, NODE_SOURCE (all its words BY_FORM) */
        struct name_test name; /* NODE_NAME */
        struct date_test date; /* NODE_DATE */
        struct span id;        /* NODE_ID */
        struct {
            struct node *const *at; /* NODE_LIST, NODE_AND, NODE_OR: 1 or more; NODE_NOT: 1 */
            size_t count;
        } kids;
    } is;
};

/* What was done with a part of the query, or could not be done. One line, no full stop. */
struct note {
    struct span text;
    size_t start, end; /* bytes of the query as typed; both 0: about the whole */
};

struct query {
    struct span text; /* as typed, repaired to valid UTF-8, cut at QUERY_BYTES_MAX */
    struct node *root;
    const struct note *notes;
    size_t note_count;
    size_t
        list_words; /* kids of lists that a change from all to any would free; 0 or 1: no such change */
};
