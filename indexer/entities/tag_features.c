/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_features.h"

/* Features and the templates they are made by, whose numbers are part of the hashes: none may change. */
struct list {
    uint64_t *at;
    size_t count;
    uint8_t templates[FEATURES_MAX];
};

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * UINT64_C(0x9e3779b97f4a7c15);
    return h ^ h >> 32;
}

static void add_hash(struct list *l, uint8_t template, uint64_t h)
{
    h *= UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 32;
    l->templates[l->count] = template;
    l->at[l->count++] = h * UINT64_C(0xc4ceb9fe1a85ec53);
}

static void add1(struct list *l, uint8_t template, uint64_t a)
{
    add_hash(l, template, mix(template, a));
}

static void add2(struct list *l, uint8_t template, uint64_t a, uint64_t b)
{
    add_hash(l, template, mix(mix(template, a), b));
}

static void add3(struct list *l, uint8_t template, uint64_t a, uint64_t b, uint64_t c)
{
    add_hash(l, template, mix(mix(mix(template, a), b), c));
}

/* A token and those beside it, within its line; a nothing outside. */
struct around {
    const struct tag_token *b2, *b1, *own, *a1, *a2;
};

static const struct tag_token nothing = {.l = 1, .w = 1};

static void find_around(struct around *a, const struct tag_tokens *t, size_t i)
{
    const struct tag_token *own = &t->at[i], *last = t->at + t->count - 1;
    bool after = own < last && !own[1].line_start;

    *a = (struct around){&nothing, &nothing, own, &nothing, &nothing};
    if (!own->line_start)
        a->b1 = own - 1;
    if (!own->line_start && !own[-1].line_start)
        a->b2 = own - 2;
    if (after)
        a->a1 = own + 1;
    if (after && own + 1 < last && !own[2].line_start)
        a->a2 = own + 2;
}

uint8_t tag_how(const struct tag_token *t)
{
    return (uint8_t)(t->shape | t->line << 4 | t->first << 6);
}

/* Runs of capitals, small letters, digits and others, each with its length to 7. */
static uint64_t long_shape(const char *word, size_t len)
{
    uint64_t h = 0;
    unsigned run = 0, last = 4;

    for (size_t i = 0; i < len; i++) {
        char c = word[i];
        unsigned k = c >= 'A' && c <= 'Z'   ? 0
                     : c >= 'a' && c <= 'z' ? 1
                     : c >= '0' && c <= '9' ? 2
                                            : 3;
        if (k != last && last < 4)
            h = h * 33 + (uint64_t)last * 8 + run + 1;
        run = k == last ? (run < 7 ? run + 1 : 7) : 1;
        last = k;
    }
    return h * 33 + (uint64_t)last * 8 + run + 1;
}

static void add_affixes(struct list *l, const struct tag_token *t, const char *small, size_t len)
{
    for (uint8_t n = 2; n <= 4; n++)
        add1(l, 15 + n, tag_hash(small, n < len ? n : len));
    for (uint8_t n = 1; n <= 4; n++)
        add1(l, 19 + n, tag_hash(small + (n < len ? len - n : 0), n < len ? n : len));
    uint64_t last3 = tag_hash(small + (len > 3 ? len - 3 : 0), len > 3 ? 3 : len);
    add2(l, 24, last3, tag_how(t));
    add2(l, 25, last3, t->word.case_class);
}

/* The word itself. */
static void add_own(struct list *l, const struct tag_tokens *tokens, const struct tag_token *t)
{
    char word[TOKEN_BYTES_MAX + 4];
    size_t len = tag_spell(tokens, t, false, word);

    add2(l, 1, tag_how(t), t->word.case_class);
    add1(l, 2, t->w);
    add1(l, 3, t->l);
    add1(l, 14, long_shape(word, len));
    len = tag_spell(tokens, t, true, word);
    add_affixes(l, t, word, len);
    add1(l, 26, t->word.c1);
    add1(l, 27, t->word.c2);
    add2(l, 28, t->word.c3, tag_how(t));
    for (unsigned k = 0; k < 2 * GAZETTEER_LISTS; k++)
        if (t->gazetteer >> k & 1U)
            add1(l, 40, k);
    add1(l, 41, t->gazetteer);
}

static uint64_t cluster_and_shape(const struct tag_token *t)
{
    return (uint64_t)t->word.c2 << 8 | t->shape;
}

/* The words beside it. */
static void add_words(struct list *l, const struct around *a)
{
    add1(l, 4, a->b1->l);
    add1(l, 5, a->a1->l);
    add1(l, 6, a->b2->l);
    add1(l, 7, a->a2->l);
    add3(l, 8, a->own->shape, a->b1->l, a->a1->shape);
    add3(l, 9, a->own->shape, a->a1->l, a->b1->shape);
    add2(l, 10, a->b1->l, a->own->l);
    add2(l, 11, a->own->l, a->a1->l);
    add2(l, 12, a->b2->l, a->b1->l);
    add2(l, 13, a->a1->l, a->a2->l);
}

static void add_clusters(struct list *l, const struct around *a)
{
    const struct tag_word *b2 = &a->b2->word, *b1 = &a->b1->word, *w = &a->own->word,
                          *a1 = &a->a1->word, *a2 = &a->a2->word;

    add1(l, 29, b1->c1);
    add1(l, 30, a1->c1);
    add1(l, 31, b1->c2);
    add1(l, 32, a1->c2);
    add1(l, 33, b2->c2);
    add1(l, 34, a2->c2);
    add2(l, 35, cluster_and_shape(a->b1), cluster_and_shape(a->own));
    add2(l, 36, cluster_and_shape(a->own), cluster_and_shape(a->a1));
    add2(l, 37, (uint64_t)b1->c3 << 16 | (uint64_t)w->c3 << 8 | a1->c3, a->own->shape);
    add2(l, 38, (uint64_t)b2->c2 << 8 | b1->c2, a->own->shape);
    add2(l, 39, (uint64_t)a1->c2 << 8 | a2->c2, a->own->shape);
}

/* How it and those beside it are written, and which lists have them. */
static void add_looks(struct list *l, const struct around *a)
{
    uint64_t shapes = (uint64_t)a->b1->shape << 8 | (uint64_t)a->own->shape << 4 | a->a1->shape;

    add1(l, 15, shapes);
    add2(l, 16, (uint64_t)a->b2->shape << 16 | shapes << 4 | a->a2->shape, tag_how(a->own));
    add2(l, 42, a->b1->gazetteer, a->own->gazetteer);
    add2(l, 43, a->own->gazetteer, a->a1->gazetteer);
    add2(l, 44,
         (uint64_t)a->b1->word.case_class << 8 | (uint64_t)a->own->word.case_class << 4 |
             a->a1->word.case_class,
         tag_how(a->own));
}

/* What rules say; most tokens have nothing of it. */
static void add_hints(struct list *l, const struct around *a)
{
    uint64_t before = a->b1->hint, own = a->own->hint, after = a->a1->hint;

    if (!before && !own && !after)
        return;
    add3(l, 45, before, own, after);
    add2(l, 46, before, after);
    if (!own)
        return;
    add1(l, 47, own);
    add2(l, 48, own, tag_how(a->own));
    add2(l, 49, own, a->own->l);
    add3(l, 50, own, a->own->word.c2, a->own->word.case_class);
}

static void add_beside(struct list *l, const struct tag_tokens *t, size_t i)
{
    struct around a;

    find_around(&a, t, i);
    add_words(l, &a);
    add_clusters(l, &a);
    add_looks(l, &a);
    add_hints(l, &a);
}

struct tag_key tag_own_key(const struct tag_token *t)
{
    return (struct tag_key){
        {t->w, t->l,
         (uint64_t)tag_word_pack(t->word) << 32 | (uint64_t)t->gazetteer << 16 | tag_how(t)}};
}

size_t tag_features_own(const struct tag_tokens *t, size_t i, uint64_t out[FEATURES_MAX])
{
    struct list l;

    l.at = out;
    l.count = 0;
    add_own(&l, t, &t->at[i]);
    return l.count;
}

size_t tag_features_beside(const struct tag_tokens *t, size_t i, uint64_t out[FEATURES_MAX])
{
    struct list l;

    l.at = out;
    l.count = 0;
    add_beside(&l, t, i);
    return l.count;
}

/* The last feature goes to the place that the number of its template gives it. */
static void sort_last(struct list *l, size_t last)
{
    for (size_t to = last; to > 0 && l->templates[to - 1] > l->templates[to]; to--) {
        uint64_t hash = l->at[to];
        uint8_t template = l->templates[to];
        l->at[to] = l->at[to - 1];
        l->templates[to] = l->templates[to - 1];
        l->at[to - 1] = hash;
        l->templates[to - 1] = template;
    }
}

size_t tag_features(const struct tag_tokens *t, size_t i, uint64_t out[FEATURES_MAX])
{
    struct list l;

    l.at = out;
    l.count = 0;
    add_own(&l, t, &t->at[i]);
    add_beside(&l, t, i);
    for (size_t k = 1; k < l.count; k++)
        sort_last(&l, k);
    return l.count;
}

size_t tag_features_article(uint8_t how, struct tag_doubt before, struct tag_doubt own,
                            struct tag_doubt after, uint64_t out[FEATURES_MAX])
{
    struct list l;

    l.at = out;
    l.count = 0;
    add1(&l, 101, own.d1);
    add2(&l, 102, own.d1, how);
    add3(&l, 103, before.d1, own.d1, after.d1);
    add2(&l, 104, own.d1, after.d1);
    add2(&l, 105, before.d1, own.d1);
    add1(&l, 106, own.d2);
    return l.count;
}
