/* searcher/match/plan_state.h: inside the planner: what its parts share. Included by plan*.c alone.
 *
 * `positive` everywhere: the node lies below an even number of NOTs, so that its words are asked for. Where
 * libxapian cannot say exactly what a node means, what stands for it matches more when it is positive and
 * less when it is not; each article found is then looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/plan.h"
#include "searcher/match/plan_nodes.h"

struct planner {
    struct plan_nodes nodes;
    struct index_reader *index;
    bool any, possible, has_dates;
    bool exact;      /* so far the match is just what the tree means */
    bool weightless; /* what is planned is another spelling */
    size_t inside;   /* so many NODE_SAME and NODE_SAID around */
    /* So far the match weighs what its words weigh: every leaf is a Z term that is found in each match
     * that has it. (In `a OR (b AND c)` an article with a and b is found by a alone.) */
    bool simple;
    struct stem_scheme stems; /* of the index */
    bool by_language;         /* words have stems in several languages, or not in English */
    unsigned language;        /* whose forms a word has: one, or STEM_LANGUAGES for all */
    bool told;                /* err says already why there is no plan */
    struct weight_word *words;
    size_t word_count, word_cap;
    size_t asked; /* words so far, each time one is asked for */
    struct lede_error *err;
};

/* All return NULL when out of memory, or p->told. */
const struct xc_node *plan_node(struct planner *p, const struct node *node, bool positive);

const struct xc_node *plan_nothing(struct planner *p);
const struct xc_node *plan_everything(struct planner *p);

/* What is asked, less what is denied. */
const struct xc_node *plan_subtract(struct planner *p, const struct xc_node *asked,
                                    const struct xc_node **denied, size_t count);

/* What stands for a node that `more` matches at least; notes that the articles are to be looked at. */
const struct xc_node *plan_roughly(struct planner *p, const struct xc_node *more, bool positive);

/* ---- plan_forms.c ---- */

struct forms {
    const struct span *at;
    size_t count;
};

/* A form as it is or with 's: what AS_WRITTEN may be. */
bool plan_possessive_forms(struct planner *p, struct span form, struct forms *out);

/* The word's stem in a language; NULL where no article of it has one. */
const struct word_stem *plan_stem_in(const struct query_word *w, unsigned language);

/* The word forms of the index that the word may be; by stem those of p->language. */
bool plan_word_forms(struct planner *p, const struct query_word *w, struct forms *out);

/* ---- plan_words.c: runs and distances ---- */

const struct xc_node *plan_run(struct planner *p, const struct run *run, bool positive);
const struct xc_node *plan_near(struct planner *p, const struct node *node, bool positive);

/* Any of the telling words, but not the article itself. */
const struct xc_node *plan_like(struct planner *p, const struct like_test *t, bool positive);

/* ---- plan_weights.c ---- */

/* Note that the stem, the word's stems, the parts of the name weigh. False when memory is out. */
bool plan_add_weight(struct planner *p, struct span stem);
bool plan_add_word_weights(struct planner *p, const struct query_word *w);
bool plan_add_name_weights(struct planner *p, const struct name_weights *name);

/* The match with the weights of all words: the Z terms add what they find, whatever made it match. */
const struct xc_node *plan_weights(struct planner *p, const struct xc_node *match);

/* ---- plan_fields.c ---- */

const struct xc_node *plan_field(struct planner *p, const struct field_test *t, bool positive);
const struct xc_node *plan_name(struct planner *p, const struct name_test *t);
const struct xc_node *plan_speaker(struct planner *p, const struct speaker_test *t);
const struct xc_node *plan_id(struct planner *p, struct span id);
const struct xc_node *plan_url(struct planner *p, const struct url_test *t, bool positive);
const struct xc_node *plan_mention(struct planner *p, const struct date_test *t, bool positive);
