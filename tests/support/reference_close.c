/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/reference_close.h"

#include <math.h>

#include "analysis/fold.h"
#include "common/utf8.h"

enum { PAIRS_MAX = 4096 };

struct pair {
    uint32_t first, second; /* numbers of forms; 0: no article has it */
    struct span texts[2];
    uint32_t distance;
};

struct close {
    const struct archive *archive;
    const struct archive_article *article;
    struct pair pairs[PAIRS_MAX];
    size_t count;
    double sum;
};

static double idf_of(const struct archive *a, uint32_t number)
{
    double n = number ? a->in_articles[number] : 0, all = (double)a->count;
    double t = (all - n + 0.5) / (n + 0.5);

    return log(t < 2 ? 1 + t / 2 : t);
}

/* A kid that is words of the text, as they were typed. */
static const struct run *run_of(const struct node *kid)
{
    if (kid->kind == NODE_OR) {
        size_t others = 0;
        for (size_t i = 1; i < kid->is.kids.count; i++)
            others += kid->is.kids.at[i]->spelling || kid->is.kids.at[i]->joined;
        return others + 1 == kid->is.kids.count ? run_of(kid->is.kids.at[0]) : NULL;
    }
    return kid->kind == NODE_WORDS && kid->is.run.field == FIELD_TEXT ? &kid->is.run : NULL;
}

static bool is_open(const struct query_word *w)
{
    return w->match == BY_PATTERN || w->match == BY_NEARNESS;
}

static void note_pair(struct close *c, const struct query_word *a, const struct query_word *b,
                      uint32_t distance)
{
    struct pair p = {archive_number(c->archive, 'f', a->form),
                     archive_number(c->archive, 'f', b->form),
                     {a->form, b->form},
                     distance};

    if (is_open(a) || is_open(b) || span_equal(a->form, b->form))
        return;
    for (size_t i = 0; i < c->count; i++)
        if (span_equal(c->pairs[i].texts[0], a->form) &&
            span_equal(c->pairs[i].texts[1], b->form) && c->pairs[i].distance == distance)
            return;
    if (c->count < PAIRS_MAX)
        c->pairs[c->count++] = p;
}

/* Each two kids that are words and have only stop words between them. */
static void note_pairs(struct close *c, const struct node *list)
{
    for (size_t i = 0; i < list->is.kids.count; i++) {
        const struct run *a = run_of(list->is.kids.at[i]);
        size_t k = i + 1;
        while (k < list->is.kids.count && list->is.kids.at[k]->optional)
            k++;
        const struct run *b = k < list->is.kids.count ? run_of(list->is.kids.at[k]) : NULL;
        if (a && b && !list->is.kids.at[i]->optional)
            note_pair(c, &a->words[a->count - 1], &b->words[0], (uint32_t)(k - i));
    }
}

static bool has_pair_at(const struct archive_article *a, const struct pair *p, size_t w)
{
    for (size_t k = 0; k < a->count; k++)
        if (a->words[k].form == p->second &&
            a->words[k].position == a->words[w].position + p->distance)
            return true;
    return false;
}

static void weigh_pair(struct close *c, const struct pair *p)
{
    const struct archive *a = c->archive;
    double times = 0, relative = c->article->length / a->mean_length;
    double first = idf_of(a, p->first), second = idf_of(a, p->second);

    if (p->first == 0 || p->second == 0)
        return;
    for (size_t w = 0; w < c->article->count; w++)
        times += c->article->words[w].form == p->first && has_pair_at(c->article, p, w);
    if (relative < 0.3)
        relative = 0.3;
    c->sum += 0.5 * (first < second ? first : second) * 2.2 * times /
              (1.2 * (0.3 + 0.7 * relative) + times);
}

static bool is_letter(struct span text, size_t at)
{
    size_t len;
    return (fold_kind(utf8_at(text, at, &len)) & (LETTER_ANY | LETTER_DIGIT | LETTER_MARK)) != 0;
}

static size_t one_back(size_t at, struct span text)
{
    while (at-- > 0 && ((unsigned char)text.at[at] & 0xc0) == 0x80)
        ;
    return at;
}

/* Whether what ends before `at` could be longer than up to there. */
static bool runs_on(struct span text, size_t at)
{
    size_t before;

    if (at == 0 || at == text.len)
        return false;
    before = one_back(at, text);
    if (is_letter(text, before) != is_letter(text, at))
        return false;
    return is_letter(text, at) || text.at[before] == text.at[at];
}

static char small(char c)
{
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *found = c ? strchr(capitals, c) : NULL;
    return found ? "abcdefghijklmnopqrstuvwxyz"[found - capitals] : c;
}

static bool stands_in(struct span text, struct span typed)
{
    for (size_t at = 0; at + typed.len <= text.len; at++) {
        size_t same = 0;
        while (same < typed.len && small(text.at[at + same]) == small(typed.at[same]))
            same++;
        if (same == typed.len && !runs_on(text, at) && !runs_on(text, at + typed.len))
            return true;
    }
    return false;
}

static void weigh_typed(struct close *c, const struct run *run)
{
    const struct article *a = &c->article->article;

    if (run->signs.len == 0 ||
        (!stands_in(article_title(a), run->signs) && !stands_in(a->text, run->signs)))
        return;
    for (size_t i = 0; i < run->count; i++)
        c->sum += 2.2 * idf_of(c->archive, archive_number(c->archive, 'f', run->words[i].form));
}

static void weigh(struct close *c, const struct node *n)
{
    if (n->kind == NODE_WORDS)
        weigh_typed(c, &n->is.run);
    if (n->kind == NODE_LIST)
        note_pairs(c, n);
    if (n->kind == NODE_LIST || n->kind == NODE_AND || n->kind == NODE_OR)
        for (size_t i = 0; i < n->is.kids.count; i++)
            weigh(c, n->is.kids.at[i]);
}

double reference_closeness(const struct archive *archive, const struct node *tree,
                           const struct archive_article *article)
{
    static struct close c;

    c = (struct close){.archive = archive, .article = article};
    weigh(&c, tree);
    for (size_t i = 0; i < c.count; i++)
        weigh_pair(&c, &c.pairs[i]);
    return c.sum;
}

static bool byte_is(struct span text, size_t at, char c)
{
    return at < text.len && text.at[at] == c;
}

bool reference_has_signs(const struct archive_article *article, const struct run *run, size_t k,
                         size_t word)
{
    const struct archive_word *w = &article->words[word];
    const struct article *a = &article->article;
    struct span text = w->title ? article_title(a) : a->text;
    struct span before = run->words[k].before, behind = run->words[k].behind;

    for (size_t i = 0; i < before.len; i++)
        if (w->start < before.len || !byte_is(text, w->start - before.len + i, before.at[i]))
            return false;
    for (size_t i = 0; i < behind.len; i++)
        if (!byte_is(text, w->end + i, behind.at[i]))
            return false;
    /* Of ## the second # alone is none. */
    if (before.len && w->start > before.len &&
        byte_is(text, w->start - before.len - 1, before.at[0]))
        return false;
    if (behind.len == 0)
        return true;
    if (k + 1 < run->count && run->words[k + 1].start == run->words[k].end + behind.len)
        return w[1].start == w->end + behind.len;
    return !byte_is(text, w->end + behind.len, behind.at[behind.len - 1]);
}
