/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/reference.h"

#include <math.h>

#include "analysis/words.h"

struct look {
    const struct archive *archive;
    bool any;
    const struct archive_article *article;
    const bool *masked;
};

static bool word_is(const struct look *l, size_t at, const struct query_word *w)
{
    const struct archive_word *word = &l->article->words[at];

    if (l->masked && l->masked[at])
        return false;
    switch (w->match) {
    case BY_STEM: return word->stem == archive_number(l->archive, 's', w->stem);
    case BY_FORM: return word->form == archive_number(l->archive, 'f', w->form);
    case AS_WRITTEN:
        return word->written && word->written == archive_number(l->archive, 'w', w->as_written);
    }
    return false;
}

static bool has_run(const struct look *l, const struct run *run)
{
    for (size_t i = 0; i < l->article->count; i++) {
        size_t k = 0;
        while (k < run->count && i + k < l->article->count &&
               l->article->words[i + k].position == l->article->words[i].position + k &&
               (run->field != FIELD_TITLE || l->article->words[i + k].title) &&
               word_is(l, i + k, &run->words[k]))
            k++;
        if (k == run->count)
            return true;
    }
    return false;
}

static bool names_source(const struct look *l, const struct run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        struct words words = {.text = l->article->article.source.value};
        struct word word;
        bool there = false;
        while (words_next(&words, &word))
            there |= span_equal(word.form, run->words[i].form);
        if (!there)
            return false;
    }
    return true;
}

static bool is_dated(const struct date_test *t, const struct lede_date *d)
{
    bool known = d->precision != LEDE_NONE;

    if (t->unknown)
        return !known;
    if (!known)
        return false;
    if (t->possible) /* some day of the one is a day of the other */
        return !(d->latest < t->from || d->earliest > t->to);
    return t->from <= d->earliest && d->earliest <= t->to && t->from <= d->latest &&
           d->latest <= t->to;
}

static bool holds(const struct look *l, const struct node *n);

/* What a list wants: each kid but stop words; or, in any mode, what is required and one of the rest. */
static bool list_holds(const struct look *l, const struct node *n)
{
    size_t wanted = 0, there = 0;

    for (size_t i = 0; i < n->is.kids.count; i++) {
        const struct node *kid = n->is.kids.at[i];
        bool must = kid->required || !l->any;
        if (kid->optional)
            continue;
        if (must && !holds(l, kid))
            return false;
        wanted += !must;
        there += !must && holds(l, kid);
    }
    return wanted == 0 || there > 0;
}

static size_t count_holding(const struct look *l, const struct node *n)
{
    size_t count = 0;

    for (size_t i = 0; i < n->is.kids.count; i++)
        count += holds(l, n->is.kids.at[i]);
    return count;
}

static bool holds(const struct look *l, const struct node *n)
{
    switch (n->kind) {
    case NODE_NOTHING: return false;
    case NODE_ALL: return true;
    case NODE_WORDS: return has_run(l, &n->is.run);
    case NODE_LIST: return list_holds(l, n);
    case NODE_AND: return count_holding(l, n) == n->is.kids.count;
    case NODE_OR: return count_holding(l, n) > 0;
    case NODE_NOT: return count_holding(l, n) == 0;
    case NODE_SOURCE: return names_source(l, &n->is.run);
    case NODE_NAME: return false; /* random queries ask for none */
    case NODE_ID: return span_equal(n->is.id, l->article->article.id);
    case NODE_DATE: return is_dated(&n->is.date, &l->article->article.date);
    }
    return false;
}

bool reference_matches(const struct archive *archive, const struct node *tree, bool any,
                       const struct archive_article *article, const bool *masked)
{
    struct look look = {archive, any, article, masked};
    return holds(&look, tree);
}

enum { STEMS_MAX = QUERY_TERMS_MAX };

/* The words of the tree below an even (asked) or odd number of NOTs. */
struct stems {
    struct span at[STEMS_MAX];
    size_t count;
};

static void gather(const struct node *n, bool asked, bool want, struct stems *out)
{
    switch (n->kind) {
    case NODE_WORDS:
        for (size_t i = 0; asked == want && i < n->is.run.count; i++)
            if (out->count < STEMS_MAX)
                out->at[out->count++] = n->is.run.words[i].stem;
        break;
    case NODE_LIST:
    case NODE_AND:
    case NODE_OR:
        for (size_t i = 0; i < n->is.kids.count; i++)
            if (!n->is.kids.at[i]->optional)
                gather(n->is.kids.at[i], asked, want, out);
        break;
    case NODE_NOT: gather(n->is.kids.at[0], !asked, want, out); break;
    case NODE_NOTHING:
    case NODE_ALL:
    case NODE_SOURCE:
    case NODE_NAME:
    case NODE_ID:
    case NODE_DATE: break;
    }
}

static size_t times_of(const struct stems *s, struct span stem)
{
    size_t times = 0;

    for (size_t i = 0; i < s->count; i++)
        times += span_equal(s->at[i], stem);
    return times;
}

/* The weight of one stem that is asked q times. */
static double weight(const struct archive *a, const struct archive_article *article, uint32_t stem,
                     double q)
{
    double n = stem ? a->in_articles[stem] : 0, big_n = (double)a->count, f = 0;
    double t = (big_n - n + 0.5) / (n + 0.5), relative = article->length / a->mean_length;

    for (size_t i = 0; i < article->count; i++)
        if (article->words[i].stem == stem)
            f += article->words[i].title ? 2 : 1;
    if (relative < 0.3)
        relative = 0.3;
    return 1001 * q / (1000 + q) * log(t < 2 ? t / 2 + 1 : t) * 2.2 * f /
           (1.2 * (0.3 + 0.7 * relative) + f);
}

double reference_score(const struct archive *archive, const struct node *tree,
                       const struct archive_article *article)
{
    struct stems stems = {0};
    double score = 0;

    gather(tree, true, true, &stems);
    for (size_t i = 0; i < stems.count; i++) {
        bool first = true;
        for (size_t k = 0; k < i; k++)
            first &= !span_equal(stems.at[k], stems.at[i]);
        if (first)
            score += weight(archive, article, archive_number(archive, 's', stems.at[i]),
                            (double)times_of(&stems, stems.at[i]));
    }
    return score;
}

bool reference_weighs(const struct node *tree)
{
    struct stems stems = {0};

    gather(tree, true, true, &stems);
    return stems.count > 0;
}

bool reference_is_torn(const struct node *tree)
{
    struct stems asked = {0}, denied = {0};

    gather(tree, true, true, &asked);
    gather(tree, true, false, &denied);
    for (size_t i = 0; i < asked.count; i++)
        if (times_of(&denied, asked.at[i]))
            return true;
    return false;
}
