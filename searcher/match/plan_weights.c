/* What of a query weighs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <xapian-c.h>

#include "index/fields.h"
#include "searcher/match/plan_state.h"
#include "searcher/match/resolve.h"
#include "searcher/match/stage_one.h"
#include "searcher/match/term_articles.h"

static bool are_same_words(const struct name_word *a, const struct name_word *b)
{
    if (!a || !b)
        return a == b;
    for (size_t i = 0; a->count == b->count && i < a->count; i++)
        if (!span_equal(a->stems[i], b->stems[i]))
            return false;
    return a->count == b->count;
}

static bool add(struct planner *p, struct span stem, const struct name_word *name)
{
    p->asked++;
    for (size_t i = 0; i < p->word_count; i++)
        if (span_equal(p->words[i].stem, stem) && are_same_words(p->words[i].name, name)) {
            p->words[i].times++;
            p->simple = false; /* twice in the tree would weigh twice over */
            return true;
        }
    if (!mem_grow(&p->words, &p->word_cap, p->word_count + 1, sizeof *p->words))
        return false;
    p->words[p->word_count++] = (struct weight_word){stem, 1, name};
    return true;
}

bool plan_add_weight(struct planner *p, struct span stem)
{
    return add(p, stem, NULL);
}

bool plan_add_name_weights(struct planner *p, const struct name_weights *name)
{
    p->simple = false;
    for (size_t i = 0; i < name->count; i++)
        if (!add(p, (struct span){0}, &name->words[i]))
            return false;
    return true;
}

/* A word weighs by the one stem that an article has of it, the article's language's. */
static bool add_stem_weights(struct planner *p, struct span stem, const struct word_stem *stems,
                             size_t count)
{
    if (!p->by_language || count == 0)
        return plan_add_weight(p, stem);
    for (size_t i = 0; i < count; i++)
        if (!plan_add_weight(p, stems[i].marked))
            return false;
    return true;
}

static bool weighs_before(const struct query_word *w, size_t expansion, struct span marked)
{
    for (size_t k = 0; k < expansion; k++)
        for (size_t i = 0; i < w->expansions[k].stem_count; i++)
            if (span_equal(w->expansions[k].stems[i].marked, marked))
                return true;
    return false;
}

static bool add_expansion_weights(struct planner *p, const struct query_word *w)
{
    for (size_t i = 0; i < w->expansion_count && i < EXPANSION_WEIGHTS_MAX; i++)
        for (size_t k = 0; k < w->expansions[i].stem_count; k++)
            if (!weighs_before(w, i, w->expansions[i].stems[k].marked) &&
                !plan_add_weight(p, w->expansions[i].stems[k].marked))
                return false;
    return true;
}

/* An open word weighs as the first of its expansions do, each stem once. */
bool plan_add_word_weights(struct planner *p, const struct query_word *w)
{
    if (w->match != BY_PATTERN && w->match != BY_NEARNESS)
        return add_stem_weights(p, w->stem, w->stems, w->stem_count);
    if (p->by_language)
        return add_expansion_weights(p, w);
    for (size_t i = 0; i < w->expansion_count && i < EXPANSION_WEIGHTS_MAX; i++) {
        bool again = false;
        for (size_t k = 0; k < i && !again; k++)
            again = span_equal(w->expansions[k].stem, w->expansions[i].stem);
        if (!again && !plan_add_weight(p, w->expansions[i].stem))
            return false;
    }
    return true;
}

/* ---- To libxapian ---- */

/* libxapian weighs a stem by the articles that have it; a factor makes them those of the whole part. */
static const struct xc_node *weigh_spelling(struct planner *p, const struct weight_word *w,
                                            struct span stem)
{
    double articles = index_counts(p->index)->articles;
    uint64_t own = 0;
    const struct xc_node *term = plan_weighed_term(&p->nodes, stem, w->times);

    if (!term || !term_articles(p->index, PREFIX_STEM, stem, &own, p->err)) {
        p->told = term != NULL;
        return NULL;
    }
    return plan_scale(&p->nodes, term,
                      stage_one_idf(articles, (double)w->name->articles) /
                          stage_one_idf(articles, (double)own));
}

static const struct xc_node *weigh_part(struct planner *p, const struct weight_word *w)
{
    const struct xc_node **kids = plan_kids(&p->nodes, w->name->count);

    for (size_t i = 0; kids && i < w->name->count; i++) {
        kids[i] = weigh_spelling(p, w, w->name->stems[i]);
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_MAX, kids, w->name->count) : NULL;
}

const struct xc_node *plan_weights(struct planner *p, const struct xc_node *match)
{
    const struct xc_node **terms = plan_kids(&p->nodes, p->word_count);
    const struct xc_node **pair = plan_kids(&p->nodes, 2);

    if (!terms || !pair)
        return NULL;
    for (size_t i = 0; i < p->word_count; i++) {
        const struct weight_word *w = &p->words[i];
        terms[i] = w->name ? weigh_part(p, w) : plan_weighed_term(&p->nodes, w->stem, w->times);
        if (!terms[i])
            return NULL;
    }
    pair[0] = plan_scale(&p->nodes, match, 0);
    pair[1] = plan_op(&p->nodes, XC_OR, terms, p->word_count);
    return pair[0] && pair[1] ? plan_op(&p->nodes, XC_AND_MAYBE, pair, 2) : NULL;
}
