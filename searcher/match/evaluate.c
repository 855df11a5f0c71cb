/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/terms.h"
#include "searcher/match/evaluate_state.h"

size_t evaluator_word_count(const struct evaluator *e)
{
    return e->word_count;
}

const struct query_word *evaluator_word(const struct evaluator *e, size_t i)
{
    return &e->words[i].word;
}

/* Equal stems in all languages: words that are one in English may be two in German. */
static bool same_stems(const struct query_word *a, const struct query_word *b)
{
    if (!span_equal(a->stem, b->stem) || a->stem_count != b->stem_count)
        return false;
    for (size_t i = 0; i < a->stem_count; i++)
        if (!span_equal(a->stems[i].marked, b->stems[i].marked))
            return false;
    return true;
}

static bool same_word(const struct query_word *a, const struct query_word *b)
{
    if (a->match != b->match)
        return false;
    switch (a->match) {
    case BY_STEM: return same_stems(a, b);
    case BY_FORM: return span_equal(a->form, b->form);
    case AS_WRITTEN: return span_equal(a->as_written, b->as_written);
    case BY_PATTERN: return span_equal(a->form, b->form);
    case BY_NEARNESS: return a->edits == b->edits && span_equal(a->form, b->form);
    }
    return false;
}

static void expect_form(struct evaluator *e, size_t word, struct span beginning)
{
    if (beginning.len)
        e->by_first_byte[(unsigned char)beginning.at[0]] |= (uint64_t)1 << word;
}

static void expect_stems(struct evaluator *e, size_t word, const struct query_word *w)
{
    for (size_t i = 0; i < w->stem_count; i++) {
        expect_form(e, word, stem_prefix(w->stems[i].stem));
        for (size_t k = 0; k < w->stems[i].odd_count; k++)
            expect_form(e, word, w->stems[i].odd[k]);
    }
}

/* The number of a word; the parser has seen to it that there are at most QUERY_WORDS_MAX. */
static uint8_t word_number(struct evaluator *e, const struct query_word *w)
{
    size_t i = 0;

    while (i < e->word_count && !same_word(&e->words[i].word, w))
        i++;
    if (i == e->word_count && i < QUERY_WORDS_MAX) {
        struct known_word *known = &e->words[e->word_count++];
        known->word = *w;
        known->prefix = w->match == BY_STEM ? stem_prefix(w->stem) : w->form;
        known->odd_forms = w->match == BY_STEM ? stem_odd_forms(w->stem) : NULL;
        if (w->match == BY_STEM && w->by_language)
            expect_stems(e, i, w);
        else if (w->match != BY_PATTERN && w->match != BY_NEARNESS)
            expect_form(e, i, known->prefix);
        for (const char *const *odd = known->odd_forms; odd && *odd; odd++)
            expect_form(e, i, span_of(*odd));
        for (size_t k = 0; k < w->expansion_count; k++)
            expect_form(e, i, w->forms[k]);
    }
    return (uint8_t)(i < QUERY_WORDS_MAX ? i : QUERY_WORDS_MAX - 1);
}

static bool add_leaf(struct evaluator *e, const struct node *node, const struct run *run,
                     struct arena *arena)
{
    struct leaf *leaf = arena_take(arena, 1, sizeof *leaf);
    uint8_t *words = arena_take(arena, run->count, 1);

    if (!leaf || !words)
        return false;
    for (size_t i = 0; i < run->count; i++)
        words[i] = word_number(e, &run->words[i]);
    *leaf = (struct leaf){node, run, words, e->leaves};
    e->leaves = leaf;
    return true;
}

static bool collect(struct evaluator *e, const struct node *node, struct arena *arena)
{
    if (node->kind == NODE_WORDS)
        return node->optional || add_leaf(e, node, &node->is.run, arena);
    if (node->kind == NODE_SPEAKER && e->speaker_count < SPEAKERS_MAX)
        e->speakers[e->speaker_count++] = node;
    if (node->kind == NODE_LIKE)
        return add_leaf(e, node, &node->is.like.words, arena);
    for (size_t i = 0; node_has_kids(node) && i < node->is.kids.count; i++)
        if (!collect(e, node->is.kids.at[i], arena))
            return false;
    return true;
}

const struct leaf *evaluate_leaf(const struct evaluator *e, const struct node *node)
{
    const struct leaf *leaf = e->leaves;

    while (leaf && leaf->node != node)
        leaf = leaf->next;
    return leaf;
}

bool evaluator_make(const struct query *q, bool any, struct stemmer *stemmer, struct arena *arena,
                    struct evaluator **out, struct lede_error *err)
{
    struct evaluator *e = arena_take(arena, 1, sizeof *e);

    if (!e)
        return error_memory(err);
    e->root = q->root;
    e->any = any;
    e->stemmer = stemmer;
    if (!collect(e, q->root, arena))
        return error_memory(err);
    *out = e;
    return true;
}

/* ---- Which words of the article are words of the query ---- */

static bool is_odd_form(const struct known_word *known, struct span form)
{
    for (const char *const *odd = known->odd_forms; odd && *odd; odd++)
        if (span_is(form, *odd))
            return true;
    return false;
}

static int compare_spans(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return span_compare(*a, *b);
}

/* NATO, NATO's. */
static bool is_written(struct span word, struct span asked)
{
    return span_equal(word, asked) || (word.len == asked.len + 2 && span_starts(word, asked) &&
                                       memcmp(word.at + asked.len, "'s", 2) == 0);
}

/* Whether the form has the stem that the word has in the article's language. */
static bool is_by_language(const struct evaluator *e, const struct query_word *w, struct span form,
                           unsigned language)
{
    const struct word_stem *s = NULL;

    for (size_t i = 0; i < w->stem_count && !s; i++)
        if (w->stems[i].language == language)
            s = &w->stems[i];
    return s &&
           (!stem_is_odd(s->stem, form) ||
            bsearch(&form, s->odd, s->odd_count, sizeof form, compare_spans)) &&
           span_equal(stem_in(e->stemmer, language, form), s->stem);
}

static bool is_by_stem(const struct evaluator *e, const struct known_word *known, struct span form,
                       unsigned language)
{
    if (known->word.by_language)
        return is_by_language(e, &known->word, form, language);
    return (span_starts(form, known->prefix) || is_odd_form(known, form)) &&
           span_equal(stem_of(e->stemmer, form), known->word.stem);
}

/* Bits of the query's words that this one is. Few get past the first byte and the prefix, so that few
 * are stemmed. */
static uint64_t words_of(const struct evaluator *e, const struct word *w, unsigned language)
{
    uint64_t maybe = e->by_first_byte[(unsigned char)w->form.at[0]], found = 0;

    while (maybe) {
        unsigned i = (unsigned)__builtin_ctzll(maybe);
        const struct known_word *known = &e->words[i];
        bool is = false;
        maybe &= maybe - 1;
        switch (known->word.match) {
        case BY_FORM: is = span_equal(w->form, known->word.form); break;
        case AS_WRITTEN: is = is_written(w->as_written, known->word.as_written); break;
        case BY_PATTERN:
        case BY_NEARNESS:
            is = bsearch(&w->form, known->word.forms, known->word.expansion_count,
                         sizeof *known->word.forms, compare_spans) != NULL;
            break;
        case BY_STEM: is = is_by_stem(e, known, w->form, language); break;
        }
        if (is)
            found |= (uint64_t)1 << i;
    }
    return found;
}

struct list {
    struct occurrence *items;
    size_t count, cap;
};

static bool add_occurrence(struct list *l, const struct word *w, uint32_t position, uint64_t words)
{
    if (!mem_grow(&l->items, &l->cap, l->count + 1, sizeof *l->items))
        return false;
    l->items[l->count++] = (struct occurrence){
        .start = (uint32_t)w->start, .end = (uint32_t)w->end, .position = position, .words = words};
    return true;
}

static bool read_title(const struct evaluator *e, const struct article *a, struct terms *terms,
                       struct list *l)
{
    unsigned language = stemmer_language(e->stemmer, a->language);
    struct word word;
    uint32_t position;

    terms_begin(terms, article_title(a));
    while (terms_next(terms, &word, &position)) {
        uint64_t words = words_of(e, &word, language);
        if (words && !add_occurrence(l, &word, position, words))
            return false;
    }
    return true;
}

static bool read_text(const struct evaluator *e, const struct article *a, struct terms *terms,
                      uint32_t *passage_words, struct list *l)
{
    unsigned language = stemmer_language(e->stemmer, a->language);
    struct word word;
    uint32_t position;
    size_t passage = 0;

    terms_begin_body(terms, a->text);
    while (terms_next(terms, &word, &position)) {
        uint64_t words = words_of(e, &word, language);
        while (passage < a->passage_count && word.start >= a->passages[passage].end)
            passage++;
        if (passage < a->passage_count && word.start >= a->passages[passage].start)
            passage_words[passage]++;
        if (words && !add_occurrence(l, &word, position, words))
            return false;
    }
    return true;
}

bool evaluator_run(const struct evaluator *e, const struct article *a, struct arena *arena,
                   struct evaluation *out, struct lede_error *err)
{
    struct run_state state = {.e = e, .article = a, .found = out, .arena = arena};
    struct terms terms = {0};
    struct list list = {0};
    bool ok = false;

    *out = (struct evaluation){.by = e, .of = a};
    out->passage_words = arena_take(arena, a->passage_count, sizeof *out->passage_words);
    if (!out->passage_words || !read_title(e, a, &terms, &list))
        goto out;
    out->title_count = list.count;
    if (!read_text(e, a, &terms, out->passage_words, &list))
        goto out;
    out->items = arena_take(arena, list.count, sizeof *out->items);
    if (!out->items)
        goto out;
    if (list.count)
        memcpy(out->items, list.items, list.count * sizeof *list.items);
    out->count = list.count;
    state.to = list.count;
    if (!evaluate_quotes_read(&state))
        goto out;
    out->matches = evaluate_truth(&state, e->root);
    if (out->matches)
        evaluate_mark(&state, e->root, true);
    ok = !state.failed;
out:
    mem_free(list.items);
    return ok || error_memory(err);
}
