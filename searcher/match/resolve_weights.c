/* What a name of the query weighs, however it was typed: each part of it (analysis/name_parts.h) as one word would
 * that stands in all articles with any spelling's word for it. So the articles come in the same order whichever of the
 * spellings was typed, and a rare spelling weighs no more than the common one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include <xapian-c.h>

#include "analysis/name_parts.h"
#include "common/buf.h"
#include "index/fields.h"
#include "searcher/match/match.h"
#include "searcher/match/plan_nodes.h"
#include "searcher/match/resolve_state.h"
#include "searcher/match/term_articles.h"

/* ---- The words of a part ---- */

/* The words of the spellings that stand for one part, and their stems, each once. */
struct gathering {
    struct resolver *r;
    struct span forms[SPELLINGS_MAX + 1], stems[(SPELLINGS_MAX + 1) * STEM_LANGUAGES];
    size_t form_count, stem_count;
};

static size_t place_of(const struct span *all, size_t count, struct span one)
{
    size_t i = 0;

    while (i < count && !span_equal(all[i], one))
        i++;
    return i;
}

static void gather_stem(struct gathering *g, struct span marked)
{
    if (place_of(g->stems, g->stem_count, marked) == g->stem_count)
        g->stems[g->stem_count++] = marked;
}

static void gather_word(struct gathering *g, const struct query_word *w)
{
    if (place_of(g->forms, g->form_count, w->form) < g->form_count)
        return;
    g->forms[g->form_count++] = w->form;
    for (size_t i = 0; i < w->stem_count; i++)
        gather_stem(g, w->stems[i].marked);
    if (!w->by_language)
        gather_stem(g, w->stem);
}

/* Articles with any of the stems. */
static bool count_articles(struct gathering *g, uint64_t *articles)
{
    struct plan_nodes nodes = {g->r->arena};
    const struct xc_node **kids, *any;

    if (g->stem_count == 1)
        return term_articles(g->r->index, PREFIX_STEM, g->stems[0], articles, g->r->err);
    kids = plan_kids(&nodes, g->stem_count);
    if (!kids)
        return error_memory(g->r->err);
    for (size_t i = 0; i < g->stem_count; i++) {
        kids[i] = plan_term(&nodes, PREFIX_STEM, g->stems[i]);
        if (!kids[i])
            return error_memory(g->r->err);
    }
    any = plan_op(&nodes, XC_OR, kids, g->stem_count);
    if (!any)
        return error_memory(g->r->err);
    return match_count(g->r->index, any, articles, g->r->err);
}

static int by_bytes(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return span_compare(*a, *b);
}

/* By bytes, so that it does not show which of them was typed. */
static bool keep_gathered(struct gathering *g, struct name_word *out)
{
    struct span *stems = arena_take(g->r->arena, g->stem_count, sizeof *stems);
    struct buf text = {0};
    bool ok;

    qsort(g->forms, g->form_count, sizeof *g->forms, by_bytes);
    qsort(g->stems, g->stem_count, sizeof *g->stems, by_bytes);
    for (size_t i = 0; i < g->form_count; i++) {
        buf_text(&text, i ? "/" : "");
        buf_add(&text, g->forms[i]);
    }
    out->text = arena_span(g->r->arena, buf_span(&text));
    ok = buf_ok(&text) && stems && out->text.at;
    buf_free(&text);
    if (!ok)
        return error_memory(g->r->err);
    for (size_t i = 0; i < g->stem_count; i++)
        stems[i] = g->stems[i];
    out->stems = stems;
    out->count = g->stem_count;
    return true;
}

/* ---- Parts ---- */

/* A spelling cut to parts. */
struct cut_spelling {
    const struct run *run;
    size_t from[QUERY_TERMS_MAX]; /* of each part the number of its word */
    size_t count;
};

/* The longest word stands for the whole. */
static void cut_to_one(struct cut_spelling *c)
{
    c->count = 1;
    c->from[0] = 0;
    for (size_t i = 1; i < c->run->count; i++)
        if (c->run->words[i].form.len > c->run->words[c->from[0]].form.len)
            c->from[0] = i;
}

static bool cut_spelling(const struct run *run, struct cut_spelling *out)
{
    char folded[NAME_LETTERS_MAX];
    struct name_parts parts;
    size_t len = 0;

    out->run = run;
    for (size_t i = 0; i < run->count; i++) {
        struct span form = run->words[i].form;
        if (len + form.len + 1 > sizeof folded)
            return false;
        memcpy(folded + len, form.at, form.len);
        len += form.len;
        folded[len++] = ' ';
    }
    if (!name_parts_read((struct span){folded, len}, &parts) || parts.word_count != run->count ||
        parts.count > QUERY_TERMS_MAX)
        return false;
    out->count = parts.count;
    for (size_t i = 0; i < parts.count; i++)
        out->from[i] = parts.at[i].from;
    return true;
}

/* All of them, at least one, to as many parts; where that cannot be, to one. */
static void cut_all(struct cut_spelling *cut, const struct node *const *phrases, size_t count)
{
    bool alike = true;

    for (size_t i = 0; i < count; i++)
        alike = cut_spelling(&phrases[i]->is.run, &cut[i]) && alike;
    for (size_t i = 1; i < count; i++)
        alike = alike && cut[i].count == cut[0].count;
    for (size_t i = 0; !alike && i < count; i++)
        cut_to_one(&cut[i]);
}

const struct name_weights *resolve_weights(struct resolver *r, const struct node *const *phrases,
                                           size_t count)
{
    struct cut_spelling cut[SPELLINGS_MAX + 1] = {{.count = 0}};
    struct name_weights *out = arena_take(r->arena, 1, sizeof *out);
    struct name_word *words;

    cut_all(cut, phrases, count);
    words = arena_take(r->arena, cut[0].count, sizeof *words);
    if (!out || !words) {
        error_memory(r->err);
        return NULL;
    }
    *out = (struct name_weights){.words = words, .phrases = phrases, .phrase_count = count};
    for (size_t i = 0; i < cut[0].count; i++) {
        struct gathering g = {.r = r};
        for (size_t k = 0; k < count; k++)
            gather_word(&g, &cut[k].run->words[cut[k].from[i]]);
        if (g.stem_count == 0)
            continue;
        if (!keep_gathered(&g, &words[out->count]) ||
            !count_articles(&g, &words[out->count].articles))
            return NULL;
        out->count++;
    }
    return out;
}
