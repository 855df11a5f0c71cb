/* searcher/match/closeness.h: the second stage of the ranking: of the best articles by their words, those that
 * have the words as they were typed go up.
 *
 * Two kinds of things are added to the weight by words (stage_one.h) of each of the first CLOSENESS_ARTICLES:
 * - for each two words that were typed one behind the other in a list, and stand so far from each other in the
 *   article c times: CLOSENESS_PAIR times the weight that a word would have which stands there c times, and in
 *   as many articles as the more frequent of the two forms. A name that has other spellings in the archive is one
 *   such word, which stands wherever any of the spellings does; and as often as it does, each two of its parts count
 *   as a pair;
 * - for what was typed as one with signs in it (AT&T, C++) and stands so in title or text: the most that its
 *   words can weigh, so that it comes before what has just the words.
 * Nothing is taken away, so that none of them falls behind one that was not looked at. The order is the one of
 * order.h before and after. docs/relevance.md has the figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "searcher/match/order.h"
#include "searcher/query/tree.h"

enum { CLOSENESS_ARTICLES = 50 };
#define CLOSENESS_PAIR 0.5

/* What to look for; owned by the arena it was made in. */
struct closeness;

/* *out is NULL when the query asks for nothing that can stand closer. Fails with LEDE_MEMORY. */
bool closeness_make(struct index_reader *index, const struct query *q, struct arena *arena,
                    struct closeness **out, struct lede_error *err) MUST_CHECK;

/* An article that is looked at. */
struct close_article {
    uint32_t docid;
    double *score; /* what is found is added, and the sum rounded */
};

/* The articles, in any order; they are put in that of docid. *gone: the index has moved on. Fails as reading
 * the index can. */
bool closeness_add(struct closeness *c, struct close_article *articles, size_t count, bool *gone,
                   struct lede_error *err) MUST_CHECK;

/* For --explain: what was added to the score of an article, each thing by itself. */
struct close_part {
    struct span text; /* the two words, or as typed */
    uint32_t
        in_articles; /* of a pair: its more frequent form; 0 of what was looked up in the text */
    uint32_t count;  /* of a pair or a name; 0 of what was looked up in the text */
    double weight;
};
bool closeness_explain(struct closeness *c, uint32_t docid, struct arena *arena,
                       struct close_part **out, size_t *count, bool *gone,
                       struct lede_error *err) MUST_CHECK;
