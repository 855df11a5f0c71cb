/* searcher/match/evaluate.h: the one evaluator: does an article match a query, and by which words?
 *
 * Whatever says that an article matches, and whatever is marked in it, comes from here; libxapian's plan
 * (plan.h) means the same, and tests hold the two together. What is marked are whole words of the stored
 * title and text: those of leaves that are true and made the whole true, never below NOT (but below NOT
 * of NOT). So the marks are a proof: without them the article no longer matches, with them alone it
 * still does.
 * evaluate.c reads the words, evaluate_tree.c holds the tree over them, evaluate_near.c measures distances,
 * evaluate_fields.c looks at what is no text, evaluate_quotes.c at who says what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "common/limits.h"
#include "index/article.h"
#include "searcher/query/tree.h"

enum { QUERY_WORDS_MAX = QUERY_TERMS_MAX }; /* different words; a bit each */

/* A query made ready: different words, and for each leaf which of them it needs. Owned by an arena. */
struct evaluator;

/* any: lists mean any of their words. Fails with LEDE_MEMORY. */
bool evaluator_make(const struct query *q, bool any, struct stemmer *stemmer, struct arena *arena,
                    struct evaluator **out, struct lede_error *err) MUST_CHECK;

/* The different words of the query that are searched for in text, and how to show them. */
size_t evaluator_word_count(const struct evaluator *e);
const struct query_word *evaluator_word(const struct evaluator *e, size_t i);

/* A word of the article that is a word of the query. */
struct occurrence {
    uint64_t words;      /* bits of evaluator_word() */
    uint32_t start, end; /* bytes of title or text */
    uint32_t position;   /* as in analysis/terms.h */
    uint32_t
        quote;   /* the number, from 1, of the quotation that it stands in; 0: none is asked for */
    bool marked; /* part of the proof */
};

struct evaluation {
    const struct evaluator *by;
    const struct article *of;
    bool matches;
    struct occurrence *items; /* of the title, then of the text, ascending */
    size_t count;
    size_t title_count;      /* the first so many are the title's */
    uint32_t *passage_words; /* words in each passage of the article */
    bool *quoted; /* of each quotation: it made the article match; NULL: none is asked for */
};

/* Evaluate one article. *out is owned by the arena and borrows e and a. Fails with LEDE_MEMORY. */
bool evaluator_run(const struct evaluator *e, const struct article *a, struct arena *arena,
                   struct evaluation *out, struct lede_error *err) MUST_CHECK;

/* Whether a part of the query made of words holds in the article. */
bool evaluation_holds(struct evaluation *found, const struct node *part);

/* Where a NODE_WORDS of the query first stands: the number of its first item, its others follow. False when it
 * stands nowhere. */
bool evaluation_find(struct evaluation *found, const struct node *leaf, size_t *item);

/* How the article spells what a NODE_NAME or NODE_SPEAKER asks for, where it has it but nowhere with the words as they were
 * typed: the fullest form of the first such name. Else, and of other leaves, empty. Borrowed from the article. */
struct span evaluation_spelling(const struct evaluation *found, const struct node *leaf);
