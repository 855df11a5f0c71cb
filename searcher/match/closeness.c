/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/closeness.h"

#include <stdlib.h>

#include "common/buf.h"
#include "searcher/match/closeness_state.h"
#include "searcher/match/match.h"
#include "searcher/match/stage_one.h"
#include "searcher/match/term_articles.h"
#include "searcher/query/typed_signs.h"

/* ---- What was typed ---- */

/* What stands before the one at hand in its list: what can be one of a pair, and how far it is away. */
struct before {
    size_t side;
    uint32_t distance;
    bool any;
};

static bool has_form(const struct query_word *w)
{
    return w->match == BY_STEM || w->match == BY_FORM || w->match == AS_WRITTEN;
}

static void add_pair(struct closeness *c, const struct before *before, size_t side)
{
    struct close_pair pair = {.a = before->side, .b = side, .distance = before->distance};

    if (pair.a == pair.b || pair.a == CLOSE_SIDES_MAX || pair.b == CLOSE_SIDES_MAX ||
        c->pair_count == QUERY_TERMS_MAX)
        return;
    for (size_t i = 0; i < c->pair_count; i++)
        if (c->pairs[i].a == pair.a && c->pairs[i].b == pair.b &&
            c->pairs[i].distance == pair.distance)
            return;
    c->pairs[c->pair_count++] = pair;
}

/* A leaf's run; of a word with another spelling the one that was typed; NULL of anything else. */
static const struct run *typed_run(const struct node *n)
{
    if (n->kind == NODE_OR) {
        for (size_t i = 1; i < n->is.kids.count; i++)
            if (!n->is.kids.at[i]->spelling && !n->is.kids.at[i]->joined)
                return NULL;
        n = n->is.kids.at[0];
    }
    return n->kind == NODE_WORDS && n->is.run.field == FIELD_TEXT ? &n->is.run : NULL;
}

/* The name with other spellings that the kid is a word of; NULL where it is of none. */
static const struct respelled *name_of(const struct query *q, const struct node *kid)
{
    for (size_t i = 0; i < q->respelled_count; i++)
        if (q->respelled[i].weights && kid->start < q->respelled[i].end &&
            q->respelled[i].start < kid->end)
            for (size_t k = 0; k < q->respelled[i].typed_count; k++)
                if (q->respelled[i].typed[k] == kid || kid->optional)
                    return &q->respelled[i];
    return NULL;
}

/* A name in a list, at its first word. */
static void add_name(struct closeness *c, const struct respelled *name, struct before *before)
{
    size_t side = closeness_name_side(c, name->weights);

    if (before->any)
        add_pair(c, before, side);
    *before = (struct before){side, 1, true};
}

/* Words typed side by side. A stop word that need not be there keeps its place; anything else parts. */
static void add_list(struct closeness *c, const struct query *q, const struct node *list)
{
    const struct respelled *name = NULL;
    struct before before = {.any = false};

    for (size_t i = 0; i < list->is.kids.count; i++) {
        const struct node *kid = list->is.kids.at[i];
        const struct run *run = typed_run(kid);
        const struct respelled *now = name_of(q, kid);
        if (now) {
            if (now != name)
                add_name(c, now, &before);
            name = now;
            continue;
        }
        if (kid->optional && run) {
            before.distance++;
            continue;
        }
        if (run && before.any && has_form(&run->words[0]))
            add_pair(c, &before, closeness_word_side(c, run->words[0].form));
        const struct query_word *last = run ? &run->words[run->count - 1] : NULL;
        before = (struct before){.distance = 1, .any = last && has_form(last)};
        if (before.any)
            before.side = closeness_word_side(c, last->form);
    }
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static void add_node(struct closeness *c, const struct query *q, const struct node *n)
{
    if (n->kind == NODE_WORDS && n->is.run.signs.len && c->text_count < QUERY_TERMS_MAX)
        c->texts[c->text_count++].run = &n->is.run;
    if (n->kind == NODE_LIST)
        add_list(c, q, n);
    if (n->kind == NODE_LIST || n->kind == NODE_AND || n->kind == NODE_OR)
        for (size_t i = 0; i < n->is.kids.count; i++)
            add_node(c, q, n->is.kids.at[i]);
}

static bool form_articles(struct index_reader *index, struct span form, uint32_t *articles,
                          struct lede_error *err)
{
    uint64_t found = 0;
    bool ok = term_articles(index, "", form, &found, err);

    *articles = (uint32_t)found;
    return ok;
}

/* What the words weigh that stand there without end. */
static bool weigh_text(struct closeness *c, struct close_text *t, struct lede_error *err)
{
    const struct index_counts *counts = index_counts(c->index);

    for (size_t i = 0; i < t->run->count; i++) {
        uint32_t articles;
        if (!form_articles(c->index, t->run->words[i].form, &articles, err))
            return false;
        t->weight += (STAGE_ONE_K1 + 1) * stage_one_idf(counts->articles, articles);
    }
    return true;
}

/* A name whose parts stand together where it does. */
static bool is_of_parts(const struct close_side *s)
{
    return s->name && s->name->count > 1;
}

bool closeness_make(struct index_reader *index, const struct query *q, struct arena *arena,
                    struct closeness **out, struct lede_error *err)
{
    struct closeness *c = arena_take(arena, 1, sizeof *c);

    *out = NULL;
    if (!c)
        return error_memory(err);
    c->index = index;
    for (size_t i = 0; i < q->respelled_count; i++)
        if (q->respelled[i].weights)
            (void)closeness_name_side(c, q->respelled[i].weights);
    add_node(c, q, q->typed ? q->typed : q->root);
    if (!closeness_read_stats(c, err))
        return false;
    for (size_t i = 0; i < c->text_count; i++)
        if (!weigh_text(c, &c->texts[i], err))
            return false;
    bool names = false;
    for (size_t i = 0; i < c->side_count; i++)
        names |= is_of_parts(&c->sides[i]);
    if (c->pair_count || c->text_count || names)
        *out = c;
    return true;
}

/* ---- Pairs ---- */

/* How often b begins so many words behind the end of a. */
static uint32_t count_pairs(const struct places *a, const struct places *b, uint32_t distance)
{
    uint32_t count = 0;

    for (size_t i = 0, k = 0; i < a->count; i++) {
        while (k < b->count && b->starts[k] < a->ends[i] + distance)
            k++;
        count += k < b->count && b->starts[k] == a->ends[i] + distance;
    }
    return count;
}

static double together_weight(const struct closeness *c, uint64_t a, uint64_t b, uint32_t count,
                              double length)
{
    const struct index_counts *counts = index_counts(c->index);

    return CLOSENESS_PAIR * stage_one_weight(1, counts->articles, (double)(a > b ? a : b), count,
                                             length, counts->mean_length);
}

static double pair_weight(const struct closeness *c, const struct close_pair *p, uint32_t count,
                          double length)
{
    return together_weight(c, c->sides[p->a].in_articles, c->sides[p->b].in_articles, count,
                           length);
}

/* Of each two parts of a name. */
static double name_weight(const struct closeness *c, const struct name_weights *name,
                          uint32_t count, double length)
{
    double sum = 0;

    for (size_t i = 1; i < name->count; i++)
        sum +=
            together_weight(c, name->words[i - 1].articles, name->words[i].articles, count, length);
    return sum;
}

/* What an article has of a pair, or of a name: how often and how long it is. */
struct standing_close {
    struct places a, b;
    uint32_t count;
    double length;
};

static bool find_pair(const struct closeness *c, const struct close_pair *p, uint32_t docid,
                      struct standing_close *s)
{
    s->count = 0;
    if (!closeness_places(c, &c->sides[p->a], docid, &s->a))
        return false;
    if (s->a.count == 0)
        return true;
    if (!closeness_places(c, &c->sides[p->b], docid, &s->b))
        return false;
    s->count = count_pairs(&s->a, &s->b, p->distance);
    s->length = s->a.length;
    return true;
}

static bool find_name(const struct closeness *c, const struct close_side *side, uint32_t docid,
                      struct standing_close *s)
{
    bool ok = closeness_places(c, side, docid, &s->a);

    s->count = ok ? (uint32_t)s->a.count : 0;
    s->length = s->a.length;
    return ok;
}

static bool add_weights(const struct closeness *c, struct close_article *article,
                        struct standing_close *s)
{
    for (size_t i = 0; i < c->pair_count; i++) {
        if (!find_pair(c, &c->pairs[i], article->docid, s))
            return false;
        if (s->count)
            *article->score += pair_weight(c, &c->pairs[i], s->count, s->length);
    }
    for (size_t i = 0; i < c->side_count; i++) {
        if (!is_of_parts(&c->sides[i]))
            continue;
        if (!find_name(c, &c->sides[i], article->docid, s))
            return false;
        if (s->count)
            *article->score += name_weight(c, c->sides[i].name, s->count, s->length);
    }
    return true;
}

static void free_standing(struct standing_close *s)
{
    mem_free(s->a.own);
    mem_free(s->b.own);
}

static int by_docid(const void *x, const void *y)
{
    const struct close_article *a = x, *b = y;
    return (a->docid > b->docid) - (a->docid < b->docid);
}

/* ---- Signs ---- */

/* Whether the article has it as typed; *gone as match_read() says it. */
static bool has_text(struct closeness *c, const struct close_text *t, uint32_t docid, bool *has,
                     bool *gone, struct lede_error *err)
{
    const struct matches state = {.revision = match_revision(c->index)};
    const struct candidate candidate = {.docid = docid};
    struct arena arena = {0};
    struct article article;
    bool ok = match_read(c->index, &state, &candidate, &arena, &article, gone, err);

    *has = ok && !*gone &&
           (typed_signs_stand_in(article_title(&article), t->run->signs) ||
            typed_signs_stand_in(article.text, t->run->signs));
    arena_free(&arena);
    return ok;
}

static bool add_text_weights(struct closeness *c, const struct close_text *t, size_t count,
                             struct close_article *articles, bool *gone, struct lede_error *err)
{
    for (size_t i = 0; i < count && !*gone; i++) {
        bool has;
        if (!has_text(c, t, articles[i].docid, &has, gone, err))
            return false;
        if (has)
            *articles[i].score += t->weight;
    }
    return true;
}

bool closeness_add(struct closeness *c, struct close_article *articles, size_t count, bool *gone,
                   struct lede_error *err)
{
    uint32_t docids[CLOSENESS_ARTICLES];
    uint64_t revision = match_revision(c->index);
    struct standing_close s = {.count = 0};
    bool ok;

    *gone = false;
    if (count > CLOSENESS_ARTICLES)
        count = CLOSENESS_ARTICLES;
    if (count)
        qsort(articles, count, sizeof *articles, by_docid);
    for (size_t i = 0; i < count; i++)
        docids[i] = articles[i].docid;
    ok = closeness_read_places(c, docids, count, err);
    *gone = match_revision(c->index) != revision;
    for (size_t i = 0; ok && !*gone && i < count; i++)
        ok = add_weights(c, &articles[i], &s) || error_memory(err);
    for (size_t i = 0; ok && !*gone && i < c->text_count; i++)
        ok = add_text_weights(c, &c->texts[i], count, articles, gone, err);
    for (size_t i = 0; i < count; i++)
        *articles[i].score = stage_one_round(*articles[i].score);
    free_standing(&s);
    closeness_free_places(c);
    return ok;
}

/* ---- For --explain ---- */

/* A word, or the words of a name's first spelling. */
static void side_text(const struct closeness *c, size_t number, struct buf *out)
{
    const struct close_side *side = &c->sides[number];

    if (!side->name) {
        buf_add(out, c->forms[side->form].form);
        return;
    }
    const struct run *run = &side->name->phrases[0]->is.run;
    for (size_t i = 0; i < run->count; i++) {
        buf_text(out, i ? " " : "");
        buf_add(out, run->words[i].form);
    }
}

static bool keep_text(struct buf *text, struct arena *arena, struct span *out)
{
    *out = arena_span(arena, buf_span(text));
    bool ok = buf_ok(text) && out->at;
    buf_free(text);
    return ok;
}

static bool explain_pair(const struct closeness *c, const struct close_pair *p,
                         const struct standing_close *s, struct arena *arena,
                         struct close_part *out)
{
    uint32_t a = c->sides[p->a].in_articles, b = c->sides[p->b].in_articles;
    struct buf text = {0};

    side_text(c, p->a, &text);
    buf_byte(&text, ' ');
    side_text(c, p->b, &text);
    out->count = s->count;
    out->in_articles = a > b ? a : b;
    out->weight = pair_weight(c, p, s->count, s->length);
    return keep_text(&text, arena, &out->text);
}

static bool explain_name(const struct closeness *c, size_t side, const struct standing_close *s,
                         struct arena *arena, struct close_part *out)
{
    const struct name_weights *name = c->sides[side].name;
    struct buf text = {0};

    side_text(c, side, &text);
    out->count = s->count;
    for (size_t i = 0; i < name->count; i++)
        if (name->words[i].articles > out->in_articles)
            out->in_articles = (uint32_t)name->words[i].articles;
    out->weight = name_weight(c, name, s->count, s->length);
    return keep_text(&text, arena, &out->text);
}

static bool explain_pairs(const struct closeness *c, uint32_t docid, struct arena *arena,
                          struct close_part *parts, size_t *count)
{
    struct standing_close s = {.count = 0};
    bool ok = true;

    for (size_t i = 0; ok && i < c->pair_count; i++) {
        ok = find_pair(c, &c->pairs[i], docid, &s);
        if (ok && s.count)
            ok = explain_pair(c, &c->pairs[i], &s, arena, &parts[(*count)++]);
    }
    for (size_t i = 0; ok && i < c->side_count; i++) {
        if (!is_of_parts(&c->sides[i]))
            continue;
        ok = find_name(c, &c->sides[i], docid, &s);
        if (ok && s.count)
            ok = explain_name(c, i, &s, arena, &parts[(*count)++]);
    }
    free_standing(&s);
    return ok;
}

static bool explain_texts(struct closeness *c, uint32_t docid, struct close_part *parts,
                          size_t *count, bool *gone, struct lede_error *err)
{
    for (size_t i = 0; i < c->text_count && !*gone; i++) {
        const struct close_text *t = &c->texts[i];
        bool has;
        if (!has_text(c, t, docid, &has, gone, err))
            return false;
        if (has)
            parts[(*count)++] = (struct close_part){.text = t->run->signs, .weight = t->weight};
    }
    return true;
}

bool closeness_explain(struct closeness *c, uint32_t docid, struct arena *arena,
                       struct close_part **out, size_t *count, bool *gone, struct lede_error *err)
{
    bool ok;

    *gone = false;
    *count = 0;
    *out = arena_take(arena, c->pair_count + c->side_count + c->text_count, sizeof **out);
    if (!*out)
        return error_memory(err);
    ok = closeness_read_places(c, &docid, 1, err);
    if (ok && !explain_pairs(c, docid, arena, *out, count))
        ok = error_memory(err);
    ok = ok && explain_texts(c, docid, *out, count, gone, err);
    closeness_free_places(c);
    return ok;
}
