/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/reference.h"

#include <math.h>

#include "analysis/words.h"
#include "index/names.h"
#include "index/names_canon.h"
#include "tests/support/reference_close.h"
#include "tests/support/reference_fields.h"
#include "tests/support/reference_words.h"

/* A word of the query; its numbers in the archive, or its forms. */
struct known {
    const struct query_word *word;
    uint32_t number, other; /* 0 for none, which no word has */
    const bool *forms;
};

/* What is looked at: all words of the article, or those of one passage or of the title. */
struct look {
    const struct archive *archive;
    bool any;
    const struct archive_article *article;
    const bool *masked;
    size_t from, to;            /* words */
    struct known *known;        /* the rest zeroed */
    bool inside;                /* of one passage */
    struct passage passage;     /* its bytes; of the title none */
    const struct node *speaker; /* only what is said by these counts; NULL: anything */
    const struct node *other_speaker;
};

/* The numbers of a written word without and with 's. */
static void number_written(const struct archive *a, struct span asked, struct known *k)
{
    char longer[WORD_BYTES_MAX + 3];
    size_t len = asked.len < WORD_BYTES_MAX ? asked.len : WORD_BYTES_MAX;

    memcpy(longer, asked.at, len);
    longer[len] = '\'';
    longer[len + 1] = 's';
    k->number = archive_number(a, 'w', asked);
    k->other = archive_number(a, 'w', (struct span){longer, len + 2});
}

/* What is looked for, looked up once for each article. */
static const struct known *know(const struct look *l, const struct query_word *w)
{
    struct known *k = l->known;

    while (k->word && k->word != w)
        k++;
    if (k->word)
        return k;
    k->word = w;
    if (w->match == BY_STEM)
        k->number = archive_stem(l->archive, l->article->language, w->form);
    else if (w->match == BY_FORM)
        k->number = archive_number(l->archive, 'f', w->form);
    else if (w->match == AS_WRITTEN)
        number_written(l->archive, w->as_written, k);
    else
        k->forms = reference_forms(l->archive, w);
    return k;
}

/* ---- Who says what ---- */

static bool speaks(const struct node *speaker, const struct article *a, const struct quotation *q)
{
    const struct entity *e = &a->entities[q->speaker];
    char folded[NAME_FOLDED_MAX];
    struct span name = {folded, names_fold(e->name, folded)};

    for (size_t k = 0; k < SPEAKER_TYPES; k++)
        for (size_t i = 0; i < speaker->is.speaker.by[k].name_count; i++) {
            const struct canon_form *form = &speaker->is.speaker.by[k].names[i];
            if (form->type == e->type && span_equal(form->folded, name))
                return true;
        }
    return false;
}

/* Whether what is looked at of the article has anything of the quotation. */
static bool may_say(const struct look *l, const struct quotation *q)
{
    const struct article *a = &l->article->article;

    if (l->inside && !(q->start < l->passage.end && l->passage.start < q->end))
        return false;
    return (!l->speaker || speaks(l->speaker, a, q)) &&
           (!l->other_speaker || speaks(l->other_speaker, a, q));
}

static bool has_speaker(const struct look *l, const struct node *speaker)
{
    const struct article *a = &l->article->article;

    for (size_t i = 0; i < a->quote_count; i++)
        if (may_say(l, &a->quotes[i]) && speaks(speaker, a, &a->quotes[i]))
            return true;
    return false;
}

/* Whether the word is said by whom it is to be said. */
static bool is_said(const struct look *l, const struct archive_word *word)
{
    const struct article *a = &l->article->article;

    if (!l->speaker)
        return true;
    for (size_t i = 0; !word->title && i < a->quote_count; i++)
        if (a->quotes[i].start <= word->start && word->start < a->quotes[i].end)
            return may_say(l, &a->quotes[i]);
    return false;
}

static bool word_is(const struct look *l, size_t at, const struct query_word *w)
{
    const struct archive_word *word = &l->article->words[at];
    const struct known *k = know(l, w);

    if ((l->masked && l->masked[at]) || !is_said(l, word))
        return false;
    switch (w->match) {
    case BY_STEM: return word->stem == k->number;
    case BY_FORM: return word->form == k->number;
    case AS_WRITTEN: return word->written == k->number || word->written == k->other;
    case BY_PATTERN:
    case BY_NEARNESS: return k->forms[word->form];
    }
    return false;
}

/* Whether the run begins at the word. */
static bool run_is_at(const struct look *l, const struct run *run, size_t i)
{
    size_t k = 0;

    while (k < run->count && i + k < l->to &&
           l->article->words[i + k].position == l->article->words[i].position + k &&
           (run->field != FIELD_TITLE || l->article->words[i + k].title) &&
           word_is(l, i + k, &run->words[k]) && reference_has_signs(l->article, run, k, i + k))
        k++;
    return k == run->count;
}

static bool has_run(const struct look *l, const struct run *run)
{
    for (size_t i = l->from; i < l->to; i++)
        if (run_is_at(l, run, i))
            return true;
    return false;
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

/* ---- Distances: every choice of places is tried ---- */

struct choice {
    const struct look *look;
    const struct node *near;
    int64_t starts[QUERY_TERMS_MAX],
        ends[QUERY_TERMS_MAX]; /* positions, of the kids chosen so far */
};

static bool is_close(const struct choice *c, size_t count)
{
    int64_t last = INT64_MIN, first = INT64_MAX;

    for (size_t i = 0; i < count; i++) {
        last = c->starts[i] > last ? c->starts[i] : last;
        first = c->ends[i] < first ? c->ends[i] : first;
        for (size_t k = 0; k < i; k++)
            if (!(c->ends[k] < c->starts[i] || c->ends[i] < c->starts[k]) ||
                (c->near->is.kids.in_order && c->ends[k] >= c->starts[i]))
                return false;
    }
    return last - first <= c->near->is.kids.within;
}

static bool choose(struct choice *c, size_t kid);

static bool choose_run(struct choice *c, size_t kid, const struct run *run)
{
    const struct look *l = c->look;

    for (size_t i = l->from; i < l->to; i++) {
        if (!run_is_at(l, run, i))
            continue;
        c->starts[kid] = l->article->words[i].position;
        c->ends[kid] = c->starts[kid] + (int64_t)run->count - 1;
        if (is_close(c, kid + 1) && choose(c, kid + 1))
            return true;
    }
    return false;
}

static bool choose(struct choice *c, size_t kid)
{
    const struct node *n;

    if (kid == c->near->is.kids.count)
        return true;
    n = c->near->is.kids.at[kid];
    if (n->kind == NODE_WORDS)
        return choose_run(c, kid, &n->is.run);
    for (size_t i = 0; i < n->is.kids.count; i++)
        if (choose_run(c, kid, &n->is.kids.at[i]->is.run))
            return true;
    return false;
}

static bool is_near(const struct look *l, const struct node *n)
{
    struct choice c = {.look = l, .near = n};
    return choose(&c, 0);
}

/* In the title, or in one passage, all kids hold. */
static bool in_one_passage(const struct look *l, const struct node *n)
{
    const struct archive_article *a = l->article;

    if (l->inside)
        return count_holding(l, n) == n->is.kids.count;
    for (size_t p = 0; p <= a->article.passage_count; p++) {
        /* 0 is the title. */
        bool title = p == 0;
        struct passage passage = {0};
        if (!title)
            passage = a->article.passages[p - 1];
        struct look inner = *l;
        inner.inside = true;
        inner.passage = passage;
        inner.from = 0;
        while (inner.from < a->count &&
               (title ? !a->words[inner.from].title
                      : a->words[inner.from].title || a->words[inner.from].start < passage.start))
            inner.from++;
        inner.to = inner.from;
        while (inner.to < a->count &&
               (title ? a->words[inner.to].title : a->words[inner.to].start < passage.end))
            inner.to++;
        if (count_holding(&inner, n) == n->is.kids.count)
            return true;
    }
    return false;
}

static bool is_like(const struct look *l, const struct like_test *t)
{
    for (size_t i = 0; i < t->words.count; i++) {
        struct run one = {.words = &t->words.words[i], .count = 1};
        if (!span_equal(t->id, l->article->article.id) && has_run(l, &one))
            return true;
    }
    return false;
}

static bool is_in_what_is_said(const struct look *l, const struct node *n)
{
    struct look inner = *l;

    inner.other_speaker = l->speaker;
    inner.speaker = n->is.kids.at[0];
    return has_speaker(l, inner.speaker) && holds(&inner, n->is.kids.at[1]);
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
    case NODE_NEAR: return is_near(l, n);
    case NODE_SAME: return in_one_passage(l, n);
    case NODE_FIELD: return reference_has_field(&l->article->article, &n->is.field);
    case NODE_NAME: return false; /* random queries ask for none */
    case NODE_SPEAKER: return has_speaker(l, n);
    case NODE_SAID: return is_in_what_is_said(l, n);
    case NODE_ID: return span_equal(n->is.id, l->article->article.id);
    case NODE_URL: return reference_has_url(l->article->article.url, n->is.url.text);
    case NODE_DATE: return reference_is_dated(&n->is.date, &l->article->article.date);
    case NODE_MENTION: return reference_has_mention(&l->article->article, &n->is.date);
    case NODE_LIKE: return is_like(l, &n->is.like);
    }
    return false;
}

bool reference_matches(const struct archive *archive, const struct node *tree, bool any,
                       const struct archive_article *article, const bool *masked)
{
    struct known known[QUERY_TERMS_MAX + LIKE_WORDS_MAX + 1] = {0};
    struct look look = {.archive = archive,
                        .any = any,
                        .article = article,
                        .masked = masked,
                        .to = article->count,
                        .known = known};
    return holds(&look, tree);
}
