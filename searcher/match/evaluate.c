/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/evaluate.h"

#include <stdlib.h>

#include "analysis/terms.h"
#include "index/names.h"

/* A run of words of the tree, with its words as numbers. */
struct leaf {
    const struct node *node;
    const uint8_t *words; /* run.count numbers */
    struct leaf *next;
};

struct known_word {
    struct query_word word;
    struct span prefix;           /* a form that may have the stem begins with it */
    const char *const *odd_forms; /* or is one of these */
};

struct evaluator {
    const struct node *root;
    bool any;
    struct stemmer *stemmer;
    struct leaf *leaves;
    struct known_word words[QUERY_WORDS_MAX];
    size_t word_count;
    uint64_t by_first_byte[256]; /* words whose forms begin with this byte */
};

size_t evaluator_word_count(const struct evaluator *e)
{
    return e->word_count;
}

const struct query_word *evaluator_word(const struct evaluator *e, size_t i)
{
    return &e->words[i].word;
}

static bool same_word(const struct query_word *a, const struct query_word *b)
{
    if (a->match != b->match)
        return false;
    switch (a->match) {
    case BY_STEM: return span_equal(a->stem, b->stem);
    case BY_FORM: return span_equal(a->form, b->form);
    case AS_WRITTEN: return span_equal(a->as_written, b->as_written);
    }
    return false;
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
        if (known->prefix.len)
            e->by_first_byte[(unsigned char)known->prefix.at[0]] |= (uint64_t)1 << i;
        for (const char *const *odd = known->odd_forms; odd && *odd; odd++)
            e->by_first_byte[(unsigned char)(*odd)[0]] |= (uint64_t)1 << i;
    }
    return (uint8_t)(i < QUERY_WORDS_MAX ? i : QUERY_WORDS_MAX - 1);
}

static bool add_leaf(struct evaluator *e, const struct node *node, struct arena *arena)
{
    const struct run *run = &node->is.run;
    struct leaf *leaf = arena_take(arena, 1, sizeof *leaf);
    uint8_t *words = arena_take(arena, run->count, 1);

    if (!leaf || !words)
        return false;
    for (size_t i = 0; i < run->count; i++)
        words[i] = word_number(e, &run->words[i]);
    *leaf = (struct leaf){node, words, e->leaves};
    e->leaves = leaf;
    return true;
}

static bool collect(struct evaluator *e, const struct node *node, struct arena *arena)
{
    switch (node->kind) {
    case NODE_WORDS: return node->optional || add_leaf(e, node, arena);
    case NODE_LIST:
    case NODE_AND:
    case NODE_OR:
    case NODE_NOT:
        for (size_t i = 0; i < node->is.kids.count; i++)
            if (!collect(e, node->is.kids.at[i], arena))
                return false;
        return true;
    case NODE_NOTHING:
    case NODE_ALL:
    case NODE_SOURCE:
    case NODE_NAME:
    case NODE_ID:
    case NODE_DATE: return true;
    }
    return true;
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

/* Bits of the query's words that this one is. Few get past the first byte and the prefix, so that few
 * are stemmed. */
static uint64_t words_of(const struct evaluator *e, const struct word *w)
{
    uint64_t maybe = e->by_first_byte[(unsigned char)w->form.at[0]], found = 0;

    while (maybe) {
        unsigned i = (unsigned)__builtin_ctzll(maybe);
        const struct known_word *known = &e->words[i];
        bool is = false;
        maybe &= maybe - 1;
        switch (known->word.match) {
        case BY_FORM: is = span_equal(w->form, known->word.form); break;
        case AS_WRITTEN: is = span_equal(w->as_written, known->word.as_written); break;
        case BY_STEM:
            is = (span_starts(w->form, known->prefix) || is_odd_form(known, w->form)) &&
                 span_equal(stem_of(e->stemmer, w->form), known->word.stem);
            break;
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
    struct word word;
    uint32_t position;

    terms_begin(terms, article_title(a));
    while (terms_next(terms, &word, &position)) {
        uint64_t words = words_of(e, &word);
        if (words && !add_occurrence(l, &word, position, words))
            return false;
    }
    return true;
}

static bool read_text(const struct evaluator *e, const struct article *a, struct terms *terms,
                      uint32_t *passage_words, struct list *l)
{
    struct word word;
    uint32_t position;
    size_t passage = 0;

    terms_begin_body(terms, a->text);
    while (terms_next(terms, &word, &position)) {
        uint64_t words = words_of(e, &word);
        while (passage < a->passage_count && word.start >= a->passages[passage].end)
            passage++;
        if (passage < a->passage_count && word.start >= a->passages[passage].start)
            passage_words[passage]++;
        if (words && !add_occurrence(l, &word, position, words))
            return false;
    }
    return true;
}

/* ---- The tree over them ---- */

struct run_state {
    const struct evaluator *e;
    const struct article *article;
    struct evaluation *found;
};

/* Occurrences that begin the leaf's run at item i: consecutive positions with the run's words. */
static bool run_at(const struct run_state *s, const struct leaf *leaf, size_t i, size_t end)
{
    const struct occurrence *items = s->found->items;
    size_t count = leaf->node->is.run.count;

    if (count > end - i)
        return false;
    for (size_t k = 0; k < count; k++)
        if (!(items[i + k].words >> leaf->words[k] & 1) ||
            items[i + k].position != items[i].position + k)
            return false;
    return true;
}

/* Whether the leaf's run stands somewhere; with mark, mark each place where it does. */
static bool find_run(const struct run_state *s, const struct node *node, bool mark)
{
    size_t end = node->is.run.field == FIELD_TITLE ? s->found->title_count : s->found->count;
    const struct leaf *leaf = s->e->leaves;
    bool found = false;

    while (leaf && leaf->node != node)
        leaf = leaf->next;
    for (size_t i = 0; leaf && i < end; i++) {
        if (!run_at(s, leaf, i, end))
            continue;
        found = true;
        if (!mark)
            return true;
        for (size_t k = 0; k < node->is.run.count; k++)
            s->found->items[i + k].marked = true;
    }
    return found;
}

static bool has_all_words(const struct run *run, struct span text)
{
    for (size_t i = 0; i < run->count; i++) {
        struct words words = {.text = text};
        struct word word;
        bool found = false;
        while (!found && words_next(&words, &word))
            found = span_equal(word.form, run->words[i].form);
        if (!found)
            return false;
    }
    return true;
}

static int compare_spans(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return span_compare(*a, *b);
}

/* One of the archive's names that were looked up stands in the article; or the dateline is of the place. */
static bool is_named(const struct name_test *t, const struct article *a)
{
    char folded[NAME_FOLDED_MAX];

    for (size_t i = 0; i < a->entity_count && t->name_count; i++) {
        const struct entity *e = &a->entities[i];
        if (e->type != t->type)
            continue;
        struct span name = {folded, names_fold(e->name, folded)};
        if (bsearch(&name, t->names, t->name_count, sizeof name, compare_spans))
            return true;
    }
    return t->type == ENTITY_PLACE && has_all_words(&t->run, a->place.value);
}

static bool date_matches(const struct date_test *t, const struct lede_date *d)
{
    if (t->unknown || d->precision == LEDE_NONE)
        return t->unknown && d->precision == LEDE_NONE;
    if (t->possible)
        return d->earliest <= t->to && d->latest >= t->from;
    return d->earliest >= t->from && d->latest <= t->to;
}

static bool is_true(const struct run_state *s, const struct node *node);

/* A list of words: all that count, or all required ones and at least one of the others. */
static bool list_is_true(const struct run_state *s, const struct node *node)
{
    size_t free_kids = 0, free_true = 0;

    for (size_t i = 0; i < node->is.kids.count; i++) {
        const struct node *kid = node->is.kids.at[i];
        if (kid->optional)
            continue;
        bool yes = is_true(s, kid);
        if (!yes && (kid->required || !s->e->any))
            return false;
        if (!kid->required) {
            free_kids++;
            free_true += yes;
        }
    }
    return free_kids == 0 || free_true > 0;
}

static bool is_true(const struct run_state *s, const struct node *node)
{
    switch (node->kind) {
    case NODE_NOTHING: return false;
    case NODE_ALL: return true;
    case NODE_WORDS: return find_run(s, node, false);
    case NODE_LIST: return list_is_true(s, node);
    case NODE_AND:
        for (size_t i = 0; i < node->is.kids.count; i++)
            if (!is_true(s, node->is.kids.at[i]))
                return false;
        return true;
    case NODE_OR:
        for (size_t i = 0; i < node->is.kids.count; i++)
            if (is_true(s, node->is.kids.at[i]))
                return true;
        return false;
    case NODE_NOT: return !is_true(s, node->is.kids.at[0]);
    case NODE_SOURCE: return has_all_words(&node->is.run, s->article->source.value);
    case NODE_NAME: return is_named(&node->is.name, s->article);
    case NODE_ID: return span_equal(node->is.id, s->article->id);
    case NODE_DATE: return date_matches(&node->is.date, &s->article->date);
    }
    return false;
}

/* Mark the words that made the node what it is, true or false: those of true leaves, below an even
 * number of NOTs. Below an odd number it is the lack of words that counts. */
static void mark(const struct run_state *s, const struct node *node, bool truth)
{
    switch (node->kind) {
    case NODE_WORDS:
        if (truth)
            (void)find_run(s, node, true);
        break;
    case NODE_NOT: mark(s, node->is.kids.at[0], !truth); break;
    case NODE_LIST:
    case NODE_AND:
    case NODE_OR:
        for (size_t i = 0; i < node->is.kids.count; i++) {
            const struct node *kid = node->is.kids.at[i];
            if (!kid->optional && is_true(s, kid) == truth)
                mark(s, kid, truth);
        }
        break;
    case NODE_NOTHING:
    case NODE_ALL:
    case NODE_SOURCE:
    case NODE_NAME:
    case NODE_ID:
    case NODE_DATE: break;
    }
}

bool evaluator_run(const struct evaluator *e, const struct article *a, struct arena *arena,
                   struct evaluation *out, struct lede_error *err)
{
    struct run_state state = {e, a, out};
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
    out->matches = is_true(&state, e->root);
    if (out->matches)
        mark(&state, e->root, true);
    ok = true;
out:
    mem_free(list.items);
    return ok || error_memory(err);
}
