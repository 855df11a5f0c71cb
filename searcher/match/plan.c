/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/plan.h"

#include <xapian-c.h>

#include "index/fields.h"
#include "index/names.h"
#include "searcher/match/plan_date.h"
#include "searcher/match/plan_nodes.h"

/* `positive` below: the node lies below an even number of NOTs, so that its words are asked for. */
struct planner {
    struct plan_nodes nodes;
    struct index_reader *index;
    bool any, possible, has_dates;
    /* So far the match weighs what its words weigh: every leaf is a Z term that is found in each match
     * that has it. (In `a OR (b AND c)` an article with a and b is found by a alone.) */
    bool simple;
    bool told; /* err says already why there is no plan */
    struct weight_word *words;
    size_t word_count, word_cap;
    size_t asked; /* words so far, each time one is asked for */
    struct lede_error *err;
};

/* Note that the stem weighs. False when memory is out. */
static bool add_weight(struct planner *p, struct span stem)
{
    p->asked++;
    for (size_t i = 0; i < p->word_count; i++)
        if (span_equal(p->words[i].stem, stem)) {
            p->words[i].times++;
            p->simple = false; /* twice in the tree would weigh twice over */
            return true;
        }
    if (!mem_grow(&p->words, &p->word_cap, p->word_count + 1, sizeof *p->words))
        return false;
    p->words[p->word_count++] = (struct weight_word){stem, 1};
    return true;
}

/* One word of a run of several: its form, or any form of its stem. */
static const struct xc_node *plan_run_word(struct planner *p, const struct query_word *w,
                                           const char *prefix)
{
    struct span *forms;
    const struct xc_node **kids;
    size_t count;

    if (w->match != BY_STEM)
        return plan_term(&p->nodes, prefix, w->form);
    if (!index_forms(p->index, w->stem, p->nodes.arena, &forms, &count, p->err)) {
        p->told = true;
        return NULL;
    }
    if (count == 1)
        return plan_term(&p->nodes, prefix, forms[0]);
    kids = plan_kids(&p->nodes, count);
    for (size_t i = 0; kids && i < count; i++) {
        kids[i] = plan_term(&p->nodes, prefix, forms[i]);
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_OR, kids, count) : NULL;
}

/* A run of one word is a term, longer ones are phrases. */
static const struct xc_node *plan_run(struct planner *p, const struct node *node, bool positive)
{
    const struct run *run = &node->is.run;
    bool title = run->field == FIELD_TITLE;
    const struct query_word *first = &run->words[0];
    const struct xc_node **kids;

    for (size_t i = 0; positive && i < run->count; i++)
        if (!add_weight(p, run->words[i].stem))
            return NULL;
    if (run->count > 1 || title || first->match != BY_STEM)
        p->simple = false;
    if (run->count == 1 && first->match == BY_STEM)
        return plan_term(&p->nodes, title ? PREFIX_TITLE_STEM : PREFIX_STEM, first->stem);
    if (run->count == 1 && first->match == AS_WRITTEN && !title)
        return plan_term(&p->nodes, PREFIX_AS_WRITTEN, first->as_written);
    if (run->count == 1)
        return plan_term(&p->nodes, title ? PREFIX_TITLE : "", first->form);
    kids = plan_kids(&p->nodes, run->count);
    for (size_t i = 0; kids && i < run->count; i++) {
        kids[i] = plan_run_word(p, &run->words[i], title ? PREFIX_TITLE : "");
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_PHRASE, kids, run->count) : NULL;
}

/* All words of the run stand in the field. */
static const struct xc_node *plan_field_words(struct planner *p, const char *prefix,
                                              const struct run *run)
{
    const struct xc_node **kids = plan_kids(&p->nodes, run->count);

    for (size_t i = 0; kids && i < run->count; i++) {
        kids[i] = plan_term(&p->nodes, prefix, run->words[i].form);
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_AND, kids, run->count) : NULL;
}

/* Any of the archive's names that have the words; a place in the dateline too. */
static const struct xc_node *plan_name(struct planner *p, const struct name_test *t)
{
    const struct xc_node **kids = plan_kids(&p->nodes, t->name_count + 1);
    const char prefix[] = {PREFIX_NAME[0], PREFIX_NAME[1], name_letter(t->type), ':', '\0'};
    size_t n = 0;

    for (size_t i = 0; kids && i < t->name_count; i++) {
        kids[n] = plan_term(&p->nodes, prefix, t->names[i]);
        if (!kids[n++])
            return NULL;
    }
    if (kids && t->type == ENTITY_PLACE) {
        kids[n] = plan_field_words(p, PREFIX_PLACE_WORD, &t->run);
        if (!kids[n++])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_OR, kids, n) : NULL;
}

static const struct xc_node *plan_id(struct planner *p, struct span id)
{
    struct term t;
    term_make_id(&t, PREFIX_ID, id);
    return plan_term(&p->nodes, "", (struct span){t.at, t.len});
}

static const struct xc_node *plan_node(struct planner *p, const struct node *node, bool positive);

/* What is asked, less what is denied. With nothing asked it is taken from all articles. */
static const struct xc_node *subtract(struct planner *p, const struct xc_node *asked,
                                      const struct xc_node **denied, size_t count)
{
    const struct xc_node **kids;

    if (count == 0)
        return asked;
    kids = plan_kids(&p->nodes, count + 1);
    if (!kids)
        return NULL;
    kids[0] = asked;
    for (size_t i = 0; i < count; i++)
        kids[i + 1] = denied[i];
    return plan_op(&p->nodes, XC_AND_NOT, kids, count + 1);
}

/* Parts that must all hold: some asked, some denied (NOT). Words come first, so that they weigh; filters
 * behind them. */
struct parts {
    const struct xc_node **asked, **denied, **any;
    size_t asked_count, denied_count, any_count;
};

static bool add_part(struct planner *p, struct parts *parts, const struct node *kid, bool positive,
                     bool may_miss)
{
    bool denied = kid->kind == NODE_NOT && !may_miss;
    bool simple = p->simple;
    size_t asked = p->asked;
    const struct xc_node *made =
        plan_node(p, denied ? kid->is.kids.at[0] : kid, positive != denied);

    if (!made)
        return false;
    if (denied) {
        /* What is denied weighs nothing, unless a NOT inside asks for words again. */
        p->simple = simple && p->asked == asked;
        parts->denied[parts->denied_count++] = made;
    } else if (may_miss) {
        p->simple = p->simple && kid->kind == NODE_WORDS;
        parts->any[parts->any_count++] = made;
    } else {
        parts->asked[parts->asked_count++] = made;
    }
    return true;
}

static const struct xc_node *join_parts(struct planner *p, struct parts *parts)
{
    const struct xc_node *asked;

    if (parts->any_count) {
        const struct xc_node *any = plan_op(&p->nodes, XC_OR, parts->any, parts->any_count);
        if (!any)
            return NULL;
        parts->asked[parts->asked_count++] = any;
    }
    asked = parts->asked_count ? plan_op(&p->nodes, XC_AND, parts->asked, parts->asked_count)
                               : plan_op(&p->nodes, XC_ALL, NULL, 0);
    return asked ? subtract(p, asked, parts->denied, parts->denied_count) : NULL;
}

/* NODE_LIST and NODE_AND. */
static const struct xc_node *plan_all(struct planner *p, const struct node *node, bool positive)
{
    size_t count = node->is.kids.count;
    struct parts parts = {.asked = plan_kids(&p->nodes, count + 1),
                          .denied = plan_kids(&p->nodes, count),
                          .any = plan_kids(&p->nodes, count)};

    if (!parts.asked || !parts.denied || !parts.any)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const struct node *kid = node->is.kids.at[i];
        bool may_miss = node->kind == NODE_LIST && p->any && !kid->required;
        if (!(node->kind == NODE_LIST && kid->optional) &&
            !add_part(p, &parts, kid, positive, may_miss))
            return NULL;
    }
    return join_parts(p, &parts);
}

static const struct xc_node *plan_any(struct planner *p, const struct node *node, bool positive)
{
    const struct xc_node **kids = plan_kids(&p->nodes, node->is.kids.count);

    for (size_t i = 0; kids && i < node->is.kids.count; i++) {
        const struct node *kid = node->is.kids.at[i];
        if (kid->kind != NODE_WORDS)
            p->simple = false;
        kids[i] = plan_node(p, kid, positive);
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_OR, kids, node->is.kids.count) : NULL;
}

static const struct xc_node *plan_not(struct planner *p, const struct node *node, bool positive)
{
    const struct xc_node *all = plan_op(&p->nodes, XC_ALL, NULL, 0);
    const struct xc_node *denied = plan_node(p, node->is.kids.at[0], !positive);

    p->simple = false;
    return all && denied ? subtract(p, all, &denied, 1) : NULL;
}

static const struct xc_node *plan_date(struct planner *p, const struct date_test *test,
                                       bool positive)
{
    struct date_test asked = *test;

    if (positive && !test->unknown && !test->possible) {
        p->has_dates = true;
        asked.possible = p->possible;
    }
    return plan_date_node(&p->nodes, &asked);
}

static const struct xc_node *plan_node(struct planner *p, const struct node *node, bool positive)
{
    const struct xc_node *made = NULL;

    switch (node->kind) {
    case NODE_WORDS: return plan_run(p, node, positive);
    case NODE_LIST:
    case NODE_AND: return plan_all(p, node, positive);
    case NODE_OR: return plan_any(p, node, positive);
    case NODE_NOT: return plan_not(p, node, positive);
    case NODE_NOTHING: made = plan_op(&p->nodes, XC_NOTHING, NULL, 0); break;
    case NODE_ALL: made = plan_op(&p->nodes, XC_ALL, NULL, 0); break;
    case NODE_SOURCE: made = plan_field_words(p, PREFIX_SOURCE_WORD, &node->is.run); break;
    case NODE_NAME: made = plan_name(p, &node->is.name); break;
    case NODE_ID: made = plan_id(p, node->is.id); break;
    case NODE_DATE: made = plan_date(p, &node->is.date, positive); break;
    }
    return made;
}

/* The match with the weights of all words: the Z terms add what they find, whatever made it match. */
static const struct xc_node *add_weights(struct planner *p, const struct xc_node *match)
{
    const struct xc_node **terms = plan_kids(&p->nodes, p->word_count);
    const struct xc_node **pair = plan_kids(&p->nodes, 2);

    if (!terms || !pair)
        return NULL;
    for (size_t i = 0; i < p->word_count; i++) {
        terms[i] = plan_weighed_term(&p->nodes, p->words[i].stem, p->words[i].times);
        if (!terms[i])
            return NULL;
    }
    pair[0] = plan_scale(&p->nodes, match, 0);
    pair[1] = plan_op(&p->nodes, XC_OR, terms, p->word_count);
    return pair[0] && pair[1] ? plan_op(&p->nodes, XC_AND_MAYBE, pair, 2) : NULL;
}

bool plan_make(struct index_reader *index, const struct query *q, bool any, bool possible,
               struct arena *arena, struct plan *out, struct lede_error *err)
{
    struct planner p = {.nodes = {arena},
                        .index = index,
                        .any = any,
                        .possible = possible,
                        .simple = true,
                        .err = err};
    bool ok = false;

    *out = (struct plan){0};
    out->match = plan_node(&p, q->root, true);
    if (!out->match)
        goto out;
    out->weigh = p.simple || p.word_count == 0 ? out->match : add_weights(&p, out->match);
    out->has_dates = p.has_dates;
    out->word_count = p.word_count;
    struct weight_word *words = arena_take(arena, p.word_count, sizeof *words);
    if (!out->weigh || !words)
        goto out;
    if (p.word_count)
        memcpy(words, p.words, p.word_count * sizeof *words);
    out->words = words;
    ok = true;
out:
    mem_free(p.words);
    /* A node that could not be made has run out of memory, unless reading the index said why. */
    return ok || p.told ? ok : error_memory(err);
}
