/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/closeness.h"

#include <stdlib.h>

#include <xapian-c.h>

#include "common/limits.h"
#include "searcher/match/match.h"
#include "searcher/match/stage_one.h"
#include "searcher/query/typed_signs.h"

/* A word of a pair: what stands of it in the articles looked at, once that is read. */
struct close_form {
    struct span form;
    uint32_t in_articles;
    struct xc_postings postings;
};

/* Two forms, by their numbers; the second stands so many words behind the first. */
struct close_pair {
    size_t a, b;
    uint32_t distance;
};

struct close_text {
    const struct run *run;
    double weight;
};

struct closeness {
    struct index_reader *index;
    struct close_form forms[QUERY_TERMS_MAX];
    struct close_pair pairs[QUERY_TERMS_MAX];
    struct close_text texts[QUERY_TERMS_MAX];
    size_t form_count, pair_count, text_count;
};

/* ---- What was typed ---- */

/* The words before the one at hand in its list: the last that can be one of a pair, and how far it is away. */
struct before {
    const struct query_word *word; /* NULL: none */
    uint32_t distance;
};

static bool has_form(const struct query_word *w)
{
    return w->match == BY_STEM || w->match == BY_FORM || w->match == AS_WRITTEN;
}

/* The form's number; form_count where there is no room. */
static size_t form_number(struct closeness *c, struct span form)
{
    size_t i = 0;

    while (i < c->form_count && !span_equal(c->forms[i].form, form))
        i++;
    if (i == c->form_count && i < QUERY_TERMS_MAX)
        c->forms[c->form_count++].form = form;
    return i;
}

static void add_pair(struct closeness *c, const struct before *before, const struct query_word *w)
{
    if (span_equal(before->word->form, w->form) || c->pair_count == QUERY_TERMS_MAX)
        return;
    struct close_pair pair = {.a = form_number(c, before->word->form),
                              .b = form_number(c, w->form),
                              .distance = before->distance};
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

/* Words typed side by side. A stop word that need not be there keeps its place; anything else parts. */
static void add_list(struct closeness *c, const struct node *list)
{
    struct before before = {0};

    for (size_t i = 0; i < list->is.kids.count; i++) {
        const struct node *kid = list->is.kids.at[i];
        const struct run *run = typed_run(kid);
        if (kid->optional && run) {
            before.distance++;
            continue;
        }
        if (run && before.word && has_form(&run->words[0]))
            add_pair(c, &before, &run->words[0]);
        bool goes_on = run && has_form(&run->words[run->count - 1]);
        before = (struct before){goes_on ? &run->words[run->count - 1] : NULL, 1};
    }
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static void add_node(struct closeness *c, const struct node *n)
{
    if (n->kind == NODE_WORDS && n->is.run.signs.len && c->text_count < QUERY_TERMS_MAX)
        c->texts[c->text_count++].run = &n->is.run;
    if (n->kind == NODE_LIST)
        add_list(c, n);
    if (n->kind == NODE_LIST || n->kind == NODE_AND || n->kind == NODE_OR)
        for (size_t i = 0; i < n->is.kids.count; i++)
            add_node(c, n->is.kids.at[i]);
}

static bool read_stats(struct index_reader *index, struct span form, uint32_t *articles,
                       struct lede_error *err)
{
    struct xc_error why;

    return xc_term_stats(index_xapian(index), (struct xc_str){form.at, form.len}, articles, NULL,
                         &why) ||
           index_error(err, &why);
}

/* What the words weigh that stand there without end. */
static bool weigh_text(struct closeness *c, struct close_text *t, struct lede_error *err)
{
    const struct index_counts *counts = index_counts(c->index);

    for (size_t i = 0; i < t->run->count; i++) {
        uint32_t articles;
        if (!read_stats(c->index, t->run->words[i].form, &articles, err))
            return false;
        t->weight += (STAGE_ONE_K1 + 1) * stage_one_idf(counts->articles, articles);
    }
    return true;
}

bool closeness_make(struct index_reader *index, const struct query *q, struct arena *arena,
                    struct closeness **out, struct lede_error *err)
{
    struct closeness *c = arena_take(arena, 1, sizeof *c);

    *out = NULL;
    if (!c)
        return error_memory(err);
    c->index = index;
    add_node(c, q->typed ? q->typed : q->root); /* other spellings of names add nothing */
    for (size_t i = 0; i < c->form_count; i++)
        if (!read_stats(index, c->forms[i].form, &c->forms[i].in_articles, err))
            return false;
    for (size_t i = 0; i < c->text_count; i++)
        if (!weigh_text(c, &c->texts[i], err))
            return false;
    if (c->pair_count || c->text_count)
        *out = c;
    return true;
}

/* ---- Pairs ---- */

static int by_docid(const void *x, const void *y)
{
    const struct close_article *a = x, *b = y;
    return (a->docid > b->docid) - (a->docid < b->docid);
}

/* How often b stands so many words behind a. */
static uint32_t count_pairs(const struct xc_postings *of_a, const struct xc_posting *a,
                            const struct xc_postings *of_b, const struct xc_posting *b,
                            uint32_t distance)
{
    const uint32_t *first = of_a->positions + a->start, *second = of_b->positions + b->start;
    uint32_t count = 0;

    for (size_t i = 0, k = 0; i < a->count; i++) {
        while (k < b->count && second[k] < first[i] + distance)
            k++;
        count += k < b->count && second[k] == first[i] + distance;
    }
    return count;
}

/* The posting of the document at or behind *at, which moves there. */
static const struct xc_posting *posting_of(const struct xc_postings *p, size_t *at, uint32_t docid)
{
    while (*at < p->count && p->items[*at].docid < docid)
        ++*at;
    return *at < p->count && p->items[*at].docid == docid ? &p->items[*at] : NULL;
}

static double pair_weight(const struct closeness *c, const struct close_pair *p, uint32_t count,
                          double length)
{
    const struct index_counts *counts = index_counts(c->index);
    uint32_t a = c->forms[p->a].in_articles, b = c->forms[p->b].in_articles;

    return CLOSENESS_PAIR *
           stage_one_weight(1, counts->articles, a > b ? a : b, count, length, counts->mean_length);
}

static bool read_postings(struct closeness *c, const uint32_t *docids, size_t count,
                          struct lede_error *err)
{
    struct xc_error why;

    for (size_t i = 0; i < c->form_count; i++) {
        struct span form = c->forms[i].form;
        if (c->forms[i].in_articles &&
            !xc_positions(index_xapian(c->index), (struct xc_str){form.at, form.len}, docids, count,
                          &c->forms[i].postings, &why))
            return index_error(err, &why);
    }
    return true;
}

static void free_postings(struct closeness *c)
{
    for (size_t i = 0; i < c->form_count; i++)
        xc_postings_free(&c->forms[i].postings);
}

/* What the pair adds to each article, which are by docid. */
static void add_pair_weights(const struct closeness *c, const struct close_pair *p, size_t count,
                             struct close_article *articles)
{
    const struct xc_postings *a = &c->forms[p->a].postings, *b = &c->forms[p->b].postings;
    size_t at_a = 0, at_b = 0;

    for (size_t i = 0; i < count; i++) {
        const struct xc_posting *first = posting_of(a, &at_a, articles[i].docid);
        const struct xc_posting *second = posting_of(b, &at_b, articles[i].docid);
        uint32_t times = first && second ? count_pairs(a, first, b, second, p->distance) : 0;
        if (times)
            *articles[i].score += pair_weight(c, p, times, first->length);
    }
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
    bool ok;

    *gone = false;
    if (count > CLOSENESS_ARTICLES)
        count = CLOSENESS_ARTICLES;
    if (count)
        qsort(articles, count, sizeof *articles, by_docid);
    for (size_t i = 0; i < count; i++)
        docids[i] = articles[i].docid;
    ok = read_postings(c, docids, count, err);
    *gone = match_revision(c->index) != revision;
    for (size_t i = 0; ok && !*gone && i < c->pair_count; i++)
        add_pair_weights(c, &c->pairs[i], count, articles);
    for (size_t i = 0; ok && !*gone && i < c->text_count; i++)
        ok = add_text_weights(c, &c->texts[i], count, articles, gone, err);
    for (size_t i = 0; i < count; i++)
        *articles[i].score = stage_one_round(*articles[i].score);
    free_postings(c);
    return ok;
}

/* ---- For --explain ---- */

static bool pair_text(const struct closeness *c, const struct close_pair *p, struct arena *arena,
                      struct span *out)
{
    struct span a = c->forms[p->a].form, b = c->forms[p->b].form;
    char *text = arena_take(arena, a.len + 1 + b.len, 1);

    if (!text)
        return false;
    memcpy(text, a.at, a.len);
    text[a.len] = ' ';
    memcpy(text + a.len + 1, b.at, b.len);
    *out = (struct span){text, a.len + 1 + b.len};
    return true;
}

static bool explain_pairs(const struct closeness *c, struct arena *arena, struct close_part *parts,
                          size_t *count)
{
    for (size_t i = 0; i < c->pair_count; i++) {
        const struct close_pair *p = &c->pairs[i];
        const struct close_form *a = &c->forms[p->a], *b = &c->forms[p->b];
        struct close_part *part = &parts[*count];
        if (a->postings.count && b->postings.count)
            part->count = count_pairs(&a->postings, a->postings.items, &b->postings,
                                      b->postings.items, p->distance);
        if (part->count == 0)
            continue;
        if (!pair_text(c, p, arena, &part->text))
            return false;
        part->in_articles = a->in_articles > b->in_articles ? a->in_articles : b->in_articles;
        part->weight = pair_weight(c, p, part->count, a->postings.items[0].length);
        ++*count;
    }
    return true;
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
    *out = arena_take(arena, c->pair_count + c->text_count, sizeof **out);
    if (!*out)
        return error_memory(err);
    ok = read_postings(c, &docid, 1, err);
    if (ok && !explain_pairs(c, arena, *out, count))
        ok = error_memory(err);
    ok = ok && explain_texts(c, docid, *out, count, gone, err);
    free_postings(c);
    return ok;
}
