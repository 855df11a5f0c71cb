/* The telling words of an article: those that weigh most in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include <xapian-c.h>

#include "analysis/stopwords.h"
#include "analysis/terms.h"
#include "common/map.h"
#include "index/fields.h"
#include "searcher/match/resolve_state.h"
#include "searcher/match/stage_one.h"

enum { LETTERS_MIN = 3, TIMES_MIN = 2, LONG_TEXT_WORDS = 100 };

struct telling {
    struct span stem, form;
    uint64_t times;
    double weight;
};

struct counting {
    unsigned language; /* the words are stemmed in */
    struct map places; /* stem -> place in items, plus 1 */
    struct telling *items;
    size_t count, cap;
};

static bool count_word(struct resolver *r, struct counting *c, const struct word *word, bool title)
{
    char marked[STEM_MARKED_MAX];
    struct span stem = stem_marked(r->stemmer, c->language, word->form, marked);
    uint64_t *place;

    if (word->form.len < LETTERS_MIN || is_stopword(word->form) ||
        (word->form.at[0] >= '0' && word->form.at[0] <= '9'))
        return true;
    place = map_number(&c->places, stem);
    if (!place)
        return false;
    if (*place == 0) {
        uint64_t *number = place;
        *number = c->count + 1;
        if (!mem_grow(&c->items, &c->cap, c->count + 1, sizeof *c->items))
            return false;
        struct telling *t = &c->items[c->count++];
        *t = (struct telling){.stem = arena_span(r->arena, stem),
                              .form = arena_span(r->arena, word->form)};
        if (!t->stem.at || !t->form.at)
            return false;
        t->times = title ? 2 : 1;
        return true;
    }
    c->items[*place - 1].times += title ? 2 : 1;
    return true;
}

static bool count_words(struct resolver *r, struct counting *c, const struct article *a)
{
    struct terms terms;
    struct word word;
    uint32_t position;
    bool ok = true;

    terms_begin(&terms, article_title(a));
    while (ok && terms_next(&terms, &word, &position))
        ok = count_word(r, c, &word, true);
    terms_begin_body(&terms, a->text);
    while (ok && terms_next(&terms, &word, &position))
        ok = count_word(r, c, &word, false);
    return ok || error_memory(r->err);
}

/* A word of no other article leads nowhere; one that stands once in a long text tells little of it. */
static bool weigh(struct resolver *r, struct telling *t, const struct article *a)
{
    const struct index_counts *counts = index_counts(r->index);
    uint32_t articles = 0;
    struct xc_error why;
    struct term term;

    t->weight = 0;
    if (t->times < TIMES_MIN && a->word_count > LONG_TEXT_WORDS)
        return true;
    term_make(&term, PREFIX_STEM, t->stem);
    if (!xc_term_stats(index_xapian(r->index), (struct xc_str){term.at, term.len}, &articles, NULL,
                       &why))
        return index_error(r->err, &why);
    if (articles > 1)
        t->weight = stage_one_weight(1, counts->articles, articles, (double)t->times, a->word_count,
                                     counts->mean_length);
    return true;
}

static int by_weight(const void *x, const void *y)
{
    const struct telling *a = x, *b = y;
    double first = stage_one_round(a->weight), second = stage_one_round(b->weight);

    if (first != second) // NOLINT: rounded before
        return first > second ? -1 : 1;
    return span_compare(a->stem, b->stem);
}

static bool keep_best(struct resolver *r, struct counting *c, struct run *out)
{
    size_t count = 0;

    if (c->count)
        qsort(c->items, c->count, sizeof *c->items, by_weight);
    out->words = arena_take(r->arena, LIKE_WORDS_MAX, sizeof *out->words);
    if (!out->words)
        return error_memory(r->err);
    while (count < LIKE_WORDS_MAX && count < c->count && c->items[count].weight > 0) {
        const struct telling *t = &c->items[count];
        out->words[count++] =
            (struct query_word){.match = BY_STEM, .form = t->form, .stem = t->stem};
    }
    out->count = count;
    return true;
}

bool resolve_like(struct resolver *r, struct node *node)
{
    struct like_test *t = &node->is.like;
    struct counting c = {0};
    struct article article;
    bool found, ok;

    t->words = (struct run){0};
    if (!index_article(r->index, t->id, r->arena, &article, &found, r->err))
        return false;
    if (!found) {
        notes_add(r->notes, node->start, node->end, "no article has the id “%.*s”",
                  SPAN_ARGS(notes_excerpt(t->id)));
        return true;
    }
    c.language = stemmer_language(r->stemmer, article.language);
    ok = count_words(r, &c, &article);
    for (size_t i = 0; ok && i < c.count; i++)
        ok = weigh(r, &c.items[i], &article);
    ok = ok && keep_best(r, &c, &t->words) && resolve_run(r, &t->words);
    map_free(&c.places);
    mem_free(c.items);
    return ok;
}
