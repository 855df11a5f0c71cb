/* Who says what: a query's speakers against the quotations of an article.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/evaluate_state.h"

/* Which quotation each item of the text stands in: both ascend. */
static void number_items(struct run_state *s)
{
    const struct article *a = s->article;
    size_t q = 0;

    for (size_t i = s->found->title_count; i < s->found->count; i++) {
        struct occurrence *item = &s->found->items[i];
        while (q < a->quote_count && a->quotes[q].end <= item->start)
            q++;
        if (q < a->quote_count && a->quotes[q].start <= item->start)
            item->quote = (uint32_t)q + 1;
    }
}

static bool is_by(const struct speaker_test *t, const struct entity *e)
{
    for (size_t i = 0; i < SPEAKER_TYPES; i++)
        if (evaluate_is_named(&t->by[i], e))
            return true;
    return false;
}

bool evaluate_quotes_read(struct run_state *s)
{
    const struct article *a = s->article;
    size_t speakers = s->e->speaker_count;
    bool *flags;

    if (speakers == 0)
        return true;
    flags = arena_take(s->arena, (speakers + 1) * (a->quote_count + 1), 1);
    if (!flags)
        return false;
    s->found->quoted = flags;
    for (size_t k = 0; k < speakers; k++) {
        flags += a->quote_count + 1;
        for (size_t q = 0; q < a->quote_count; q++)
            flags[q] = is_by(&s->e->speakers[k]->is.speaker, &a->entities[a->quotes[q].speaker]);
        s->speaks[k] = flags;
    }
    number_items(s);
    return true;
}

bool evaluate_in_zone(const struct run_state *s, size_t i)
{
    uint32_t quote = s->found->items[i].quote;
    return !s->zone || (quote && s->zone[quote - 1]);
}

static const bool *quotes_of(const struct run_state *s, const struct node *speaker)
{
    for (size_t k = 0; k < s->e->speaker_count; k++)
        if (s->e->speakers[k] == speaker)
            return s->speaks[k];
    return NULL;
}

/* Whether the q-th quotation is looked at: it meets the one passage, and lies in the zone. */
static bool is_looked_at(const struct run_state *s, size_t q)
{
    const struct quotation *quote = &s->article->quotes[q];

    return (!s->inside || (quote->start < s->end && quote->end > s->start)) &&
           (!s->zone || s->zone[q]);
}

bool evaluate_speaker(struct run_state *s, const struct node *node, bool mark)
{
    const bool *own = quotes_of(s, node);
    bool found = false;

    for (size_t q = 0; own && q < s->article->quote_count && (mark || !found); q++) {
        if (!own[q] || !is_looked_at(s, q))
            continue;
        found = true;
        if (mark)
            s->found->quoted[q] = true;
    }
    return found;
}

/* What the speaker says, and nothing else, is looked at from now on. In a zone: what both say. False when memory is
 * out. */
static bool enter(struct run_state *s, const struct node *speaker)
{
    const bool *own = quotes_of(s, speaker);
    bool *both;

    if (!s->zone || !own) {
        s->zone = own;
        return own != NULL;
    }
    both = arena_take(s->arena, s->article->quote_count + 1, 1);
    if (!both) {
        s->failed = true;
        return false;
    }
    for (size_t q = 0; q < s->article->quote_count; q++)
        both[q] = own[q] && s->zone[q];
    s->zone = both;
    return true;
}

/* The first kid is who speaks, the second what is said. */
bool evaluate_said(struct run_state *s, const struct node *node)
{
    const struct node *speaker = node->is.kids.at[0];
    const bool *outer = s->zone;
    bool found = evaluate_speaker(s, speaker, false) && enter(s, speaker) &&
                 evaluate_truth(s, node->is.kids.at[1]);

    s->zone = outer;
    return found;
}

static bool has_marks(const struct run_state *s)
{
    for (size_t q = 0; q < s->article->quote_count; q++)
        if (s->zone[q] && s->found->quoted[q])
            return true;
    return false;
}

/* Without a word that made it so, all that the speaker says did. */
void evaluate_mark_said(struct run_state *s, const struct node *node, bool truth)
{
    const struct node *speaker = node->is.kids.at[0];
    const bool *outer = s->zone;

    if (evaluate_speaker(s, speaker, false) && enter(s, speaker) &&
        evaluate_truth(s, node->is.kids.at[1]) == truth) {
        evaluate_mark(s, node->is.kids.at[1], truth);
        if (truth && !has_marks(s)) {
            s->zone = outer;
            (void)evaluate_speaker(s, speaker, true);
        }
    }
    s->zone = outer;
}
