/* The tree over the words that were found: what is true, and which words make it so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/evaluate_state.h"
#include "searcher/query/typed_signs.h"

/* The end of what is looked at of the leaf's field. */
static size_t items_end(const struct run_state *s, const struct leaf *leaf)
{
    size_t title = s->found->title_count;
    return leaf->run->field == FIELD_TITLE && title < s->to ? title : s->to;
}

/* Whether the signs stand around the words, which begin with item i, that were typed there behind =. */
static bool signs_stand(const struct run_state *s, const struct run *run, size_t i)
{
    const struct occurrence *items = s->found->items;
    struct span text = i < s->found->title_count ? article_title(s->article) : s->article->text;

    for (size_t k = 0; k < run->count; k++) {
        size_t next = typed_signs_join(run, k) ? items[i + k + 1].start : SIZE_MAX;
        if (!typed_signs_stand_around(text, &run->words[k], items[i + k].start, items[i + k].end,
                                      next))
            return false;
    }
    return true;
}

bool evaluate_run_at(const struct run_state *s, const struct leaf *leaf, size_t i)
{
    const struct occurrence *items = s->found->items;
    size_t count = leaf->run->count, end = items_end(s, leaf);

    if (i >= end || count > end - i)
        return false;
    for (size_t k = 0; k < count; k++)
        if (!(items[i + k].words >> leaf->words[k] & 1) ||
            items[i + k].position != items[i].position + k || !evaluate_in_zone(s, i + k))
            return false;
    return leaf->run->words[0].match != AS_WRITTEN || signs_stand(s, leaf->run, i);
}

void evaluate_mark_item(struct run_state *s, size_t i)
{
    struct occurrence *item = &s->found->items[i];

    item->marked = true;
    if (s->zone)
        s->found->quoted[item->quote - 1] = true;
}

/* Whether the leaf's run stands somewhere; with mark, mark each place where it does. */
static bool find_run(struct run_state *s, const struct node *node, bool mark)
{
    const struct leaf *leaf = evaluate_leaf(s->e, node);
    bool found = false;

    for (size_t i = s->from; leaf && i < s->to; i++) {
        if (!evaluate_run_at(s, leaf, i))
            continue;
        found = true;
        if (!mark)
            return true;
        for (size_t k = 0; k < leaf->run->count; k++)
            evaluate_mark_item(s, i + k);
    }
    return found;
}

/* Any of the telling words; the article itself is like itself, which is no news. */
static bool find_like(struct run_state *s, const struct node *node, bool mark)
{
    const struct leaf *leaf = evaluate_leaf(s->e, node);
    bool found = false;

    if (!leaf || span_equal(node->is.like.id, s->article->id))
        return false;
    for (size_t i = s->from; i < s->to && (mark || !found); i++)
        for (size_t k = 0; k < leaf->run->count; k++)
            if ((s->found->items[i].words >> leaf->words[k] & 1) && evaluate_in_zone(s, i)) {
                found = true;
                if (mark)
                    evaluate_mark_item(s, i);
            }
    return found;
}

/* A list of words: all that count, or all required ones and at least one of the others. */
static bool list_is_true(struct run_state *s, const struct node *node)
{
    size_t free_kids = 0, free_true = 0;

    for (size_t i = 0; i < node->is.kids.count; i++) {
        const struct node *kid = node->is.kids.at[i];
        if (kid->optional)
            continue;
        bool yes = evaluate_truth(s, kid);
        if (!yes && (kid->required || !s->e->any))
            return false;
        if (!kid->required) {
            free_kids++;
            free_true += yes;
        }
    }
    return free_kids == 0 || free_true > 0;
}

static bool all_are_true(struct run_state *s, const struct node *node)
{
    for (size_t i = 0; i < node->is.kids.count; i++)
        if (!evaluate_truth(s, node->is.kids.at[i]))
            return false;
    return true;
}

static bool one_is_true(struct run_state *s, const struct node *node)
{
    for (size_t i = 0; i < node->is.kids.count; i++)
        if (evaluate_truth(s, node->is.kids.at[i]))
            return true;
    return false;
}

static void mark_kids(struct run_state *s, const struct node *node, bool truth)
{
    for (size_t i = 0; i < node->is.kids.count; i++) {
        const struct node *kid = node->is.kids.at[i];
        if (!kid->optional && evaluate_truth(s, kid) == truth)
            evaluate_mark(s, kid, truth);
    }
}

/* The first item at or behind a byte of the text. */
static size_t item_at(const struct run_state *s, size_t from, uint32_t start)
{
    size_t low = from, high = s->found->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->found->items[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The title and each passage by itself. With mark, mark in each what makes it hold (or, with !truth, not
 * hold). */
static bool each_passage(struct run_state *s, const struct node *node, bool mark, bool truth)
{
    const struct article *a = s->article;
    size_t from = s->from, to = s->to, title = s->found->title_count;
    bool found = false;

    if (s->inside) { /* that is the one passage */
        found = all_are_true(s, node);
        if (mark && found == truth)
            mark_kids(s, node, truth);
        return found;
    }
    s->inside = true;
    for (size_t p = 0; p <= a->passage_count && (mark || !found); p++) {
        s->from = p ? item_at(s, title, a->passages[p - 1].start) : 0;
        s->to = p ? item_at(s, s->from, a->passages[p - 1].end) : title;
        s->start = p ? a->passages[p - 1].start : 0;
        s->end = p ? a->passages[p - 1].end : 0;
        bool holds = all_are_true(s, node);
        found |= holds;
        if (mark && holds == truth)
            mark_kids(s, node, truth);
    }
    s->from = from;
    s->to = to;
    s->inside = false;
    return found;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
bool evaluate_truth(struct run_state *s, const struct node *node)
{
    switch (node->kind) {
    case NODE_NOTHING: return false;
    case NODE_ALL: return true;
    case NODE_WORDS: return find_run(s, node, false);
    case NODE_LIST: return list_is_true(s, node);
    case NODE_AND: return all_are_true(s, node);
    case NODE_OR: return one_is_true(s, node);
    case NODE_NOT: return !evaluate_truth(s, node->is.kids.at[0]);
    case NODE_NEAR: return evaluate_near(s, node, false);
    case NODE_SAME: return each_passage(s, node, false, true);
    case NODE_FIELD: return evaluate_field(&node->is.field, s->article);
    case NODE_NAME: return evaluate_name(&node->is.name, s->article);
    case NODE_SPEAKER: return evaluate_speaker(s, node, false);
    case NODE_SAID: return evaluate_said(s, node);
    case NODE_ID: return span_equal(node->is.id, s->article->id);
    case NODE_URL: return evaluate_url(&node->is.url, s->article);
    case NODE_DATE: return evaluate_date(&node->is.date, &s->article->date);
    case NODE_MENTION: return evaluate_mentions(&node->is.date, s->article);
    case NODE_LIKE: return find_like(s, node, false);
    }
    return false;
}

/* Those of true leaves below an even number of NOTs. Below an odd number it is the lack of words that
 * counts. */
// NOLINTNEXTLINE(misc-no-recursion)
void evaluate_mark(struct run_state *s, const struct node *node, bool truth)
{
    switch (node->kind) {
    case NODE_WORDS:
        if (truth)
            (void)find_run(s, node, true);
        break;
    case NODE_NEAR:
        if (truth)
            (void)evaluate_near(s, node, true);
        break;
    case NODE_LIKE:
        if (truth)
            (void)find_like(s, node, true);
        break;
    case NODE_SPEAKER:
        if (truth)
            (void)evaluate_speaker(s, node, true);
        break;
    case NODE_SAID: evaluate_mark_said(s, node, truth); break;
    case NODE_NOT: evaluate_mark(s, node->is.kids.at[0], !truth); break;
    case NODE_SAME: (void)each_passage(s, node, true, truth); break;
    case NODE_LIST:
    case NODE_AND:
    case NODE_OR: mark_kids(s, node, truth); break;
    case NODE_NOTHING:
    case NODE_ALL:
    case NODE_FIELD:
    case NODE_NAME:
    case NODE_ID:
    case NODE_URL:
    case NODE_DATE:
    case NODE_MENTION: break;
    }
}

/* ---- Part by part ---- */

static struct run_state whole_article(struct evaluation *found)
{
    return (struct run_state){
        .e = found->by, .article = found->of, .found = found, .to = found->count};
}

bool evaluation_holds(struct evaluation *found, const struct node *part)
{
    struct run_state s = whole_article(found);

    return evaluate_truth(&s, part);
}

bool evaluation_find(struct evaluation *found, const struct node *leaf, size_t *item)
{
    struct run_state s = whole_article(found);
    const struct leaf *of = evaluate_leaf(found->by, leaf);

    for (size_t i = 0; of && i < found->count; i++)
        if (evaluate_run_at(&s, of, i)) {
            *item = i;
            return true;
        }
    return false;
}
