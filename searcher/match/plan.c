/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/plan.h"

#include <xapian-c.h>

#include "searcher/match/plan_date.h"
#include "searcher/match/plan_state.h"

const struct xc_node *plan_nothing(struct planner *p)
{
    return plan_op(&p->nodes, XC_NOTHING, NULL, 0);
}

const struct xc_node *plan_everything(struct planner *p)
{
    return plan_op(&p->nodes, XC_ALL, NULL, 0);
}

const struct xc_node *plan_roughly(struct planner *p, const struct xc_node *more, bool positive)
{
    p->exact = false;
    p->simple = false;
    return positive || !more ? more : plan_nothing(p);
}

const struct xc_node *plan_subtract(struct planner *p, const struct xc_node *asked,
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
    if (denied && p->inside) {
        /* A passage may lack what another one has. */
        p->simple = false;
    } else if (denied) {
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
                               : plan_everything(p);
    return asked ? plan_subtract(p, asked, parts->denied, parts->denied_count) : NULL;
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

    if (positive && node->name && !plan_add_name_weights(p, node->name))
        return NULL;
    for (size_t i = 0; kids && i < node->is.kids.count; i++) {
        const struct node *kid = node->is.kids.at[i];
        if (kid->kind != NODE_WORDS || kid->spelling || node->named)
            p->simple = false;
        p->weightless = kid->spelling || node->named;
        kids[i] = plan_node(p, kid, positive);
        p->weightless = false;
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_OR, kids, node->is.kids.count) : NULL;
}

static const struct xc_node *plan_not(struct planner *p, const struct node *node, bool positive)
{
    const struct xc_node *all = plan_everything(p);
    const struct xc_node *denied = plan_node(p, node->is.kids.at[0], !positive);

    p->simple = false;
    if (!all || !denied)
        return NULL;
    return p->inside ? all : plan_subtract(p, all, &denied, 1);
}

/* All kids hold somewhere in the article; whether in one passage, or in what is said, is to be looked at. */
static const struct xc_node *plan_same(struct planner *p, const struct node *node, bool positive)
{
    const struct xc_node *all;

    p->inside++;
    all = plan_all(p, node, positive);
    p->inside--;
    return plan_roughly(p, all, positive);
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

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
const struct xc_node *plan_node(struct planner *p, const struct node *node, bool positive)
{
    switch (node->kind) {
    case NODE_NOTHING: return plan_nothing(p);
    case NODE_ALL: return plan_everything(p);
    case NODE_WORDS: return plan_run(p, &node->is.run, positive);
    case NODE_LIST:
    case NODE_AND: return plan_all(p, node, positive);
    case NODE_OR: return plan_any(p, node, positive);
    case NODE_NOT: return plan_not(p, node, positive);
    case NODE_NEAR: return plan_near(p, node, positive);
    case NODE_SAME:
    case NODE_SAID: return plan_same(p, node, positive);
    case NODE_FIELD: return plan_field(p, &node->is.field, positive);
    case NODE_NAME: return plan_name(p, &node->is.name);
    case NODE_SPEAKER: return plan_speaker(p, &node->is.speaker);
    case NODE_ID: return plan_id(p, node->is.id);
    case NODE_URL: return plan_url(p, &node->is.url, positive);
    case NODE_DATE: return plan_date(p, &node->is.date, positive);
    case NODE_MENTION: return plan_mention(p, &node->is.date, positive);
    case NODE_LIKE: return plan_like(p, &node->is.like, positive);
    }
    return NULL;
}

bool plan_make(struct index_reader *index, const struct query *q, bool any, bool possible,
               struct arena *arena, struct plan *out, struct lede_error *err)
{
    struct planner p = {.nodes = {arena},
                        .index = index,
                        .any = any,
                        .possible = possible,
                        .simple = true,
                        .exact = true,
                        .language = STEM_LANGUAGES,
                        .err = err};
    bool ok = false;

    *out = (struct plan){0};
    if (!index_stems(index, &p.stems, err))
        return false;
    p.by_language = p.stems.others != 0 || p.stems.main != STEM_ENGLISH;
    out->match = plan_node(&p, q->root, true);
    if (!out->match)
        goto out;
    out->weigh = p.simple || p.word_count == 0 ? out->match : plan_weights(&p, out->match);
    out->exact = p.exact;
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
