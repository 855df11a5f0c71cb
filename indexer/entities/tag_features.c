/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_features.h"

struct list {
    uint64_t *at;
    size_t count;
    uint64_t number; /* of the next template */
};

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * UINT64_C(0x9e3779b97f4a7c15);
    return h ^ h >> 32;
}

static void add_hash(struct list *l, uint64_t h)
{
    h *= UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 32;
    l->at[l->count++] = h * UINT64_C(0xc4ceb9fe1a85ec53);
}

static void add1(struct list *l, uint64_t a)
{
    add_hash(l, mix(++l->number, a));
}

static void add2(struct list *l, uint64_t a, uint64_t b)
{
    add_hash(l, mix(mix(++l->number, a), b));
}

static void add3(struct list *l, uint64_t a, uint64_t b, uint64_t c)
{
    add_hash(l, mix(mix(mix(++l->number, a), b), c));
}

static const struct tag_token nothing = {.l = 1, .w = 1};

/* The token `by` away, within the line; a nothing outside. */
static const struct tag_token *beside(const struct tag_tokens *t, size_t i, int by)
{
    if (by < 0) {
        for (int k = 0; k > by; k--)
            if (t->at[i - (size_t)-k].line_start)
                return &nothing;
        return &t->at[i - (size_t)-by];
    }
    for (int k = 1; k <= by; k++)
        if (i + (size_t)k >= t->count || t->at[i + (size_t)k].line_start)
            return &nothing;
    return &t->at[i + (size_t)by];
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
    for (size_t n = 2; n <= 4; n++)
        add1(l, tag_hash(small, n < len ? n : len));
    for (size_t n = 1; n <= 4; n++)
        add1(l, tag_hash(small + (n < len ? len - n : 0), n < len ? n : len));
    uint64_t last3 = tag_hash(small + (len > 3 ? len - 3 : 0), len > 3 ? 3 : len);
    add2(l, last3, tag_how(t));
    add2(l, last3, t->word.case_class);
}

static void add_clusters(struct list *l, const struct tag_token *const around[5])
{
    const struct tag_token *t = around[2];
    const struct tag_word *b2 = &around[0]->word, *b1 = &around[1]->word, *w = &t->word,
                          *a1 = &around[3]->word, *a2 = &around[4]->word;

    add1(l, w->c1);
    add1(l, w->c2);
    add2(l, w->c3, tag_how(t));
    add1(l, b1->c1);
    add1(l, a1->c1);
    add1(l, b1->c2);
    add1(l, a1->c2);
    add1(l, b2->c2);
    add1(l, a2->c2);
    add2(l, (uint64_t)b1->c2 << 8 | around[1]->shape, (uint64_t)w->c2 << 8 | t->shape);
    add2(l, (uint64_t)w->c2 << 8 | t->shape, (uint64_t)a1->c2 << 8 | around[3]->shape);
    add2(l, (uint64_t)b1->c3 << 16 | (uint64_t)w->c3 << 8 | a1->c3, t->shape);
    add2(l, (uint64_t)b2->c2 << 8 | b1->c2, t->shape);
    add2(l, (uint64_t)a1->c2 << 8 | a2->c2, t->shape);
}

static void add_gazetteer(struct list *l, const struct tag_token *const around[5])
{
    uint64_t bits = around[2]->gazetteer;

    l->number++;
    for (unsigned k = 0; k < 2 * GAZETTEER_LISTS; k++)
        if (bits >> k & 1U)
            add_hash(l, mix(l->number, k));
    add1(l, bits);
    add2(l, around[1]->gazetteer, bits);
    add2(l, bits, around[3]->gazetteer);
}

/* What rules say; most tokens have nothing of it. */
static void add_hints(struct list *l, const struct tag_token *const around[5])
{
    uint64_t before = around[1]->hint, own = around[2]->hint, after = around[3]->hint;

    if (!before && !own && !after)
        return;
    add3(l, before, own, after);
    add2(l, before, after);
    if (!own)
        return;
    add1(l, own);
    add2(l, own, tag_how(around[2]));
    add2(l, own, around[2]->l);
    add3(l, own, around[2]->word.c2, around[2]->word.case_class);
}

size_t tag_features(const struct tag_tokens *t, size_t i, uint64_t out[FEATURES_MAX])
{
    struct list l = {.at = out};
    const struct tag_token *const around[5] = {beside(t, i, -2), beside(t, i, -1), &t->at[i],
                                               beside(t, i, 1), beside(t, i, 2)};
    const struct tag_token *b2 = around[0], *b1 = around[1], *w = around[2], *a1 = around[3],
                           *a2 = around[4];
    char word[TOKEN_BYTES_MAX + 4];
    size_t len;

    out[0] = 0;
    add2(&l, tag_how(w), w->word.case_class);
    add1(&l, w->w);
    add1(&l, w->l);
    add1(&l, b1->l);
    add1(&l, a1->l);
    add1(&l, b2->l);
    add1(&l, a2->l);
    add3(&l, w->shape, b1->l, a1->shape);
    add3(&l, w->shape, a1->l, b1->shape);
    add2(&l, b1->l, w->l);
    add2(&l, w->l, a1->l);
    add2(&l, b2->l, b1->l);
    add2(&l, a1->l, a2->l);
    len = tag_spell(t, w, false, word);
    add1(&l, long_shape(word, len));
    add1(&l, (uint64_t)b1->shape << 8 | (uint64_t)w->shape << 4 | a1->shape);
    add2(&l,
         (uint64_t)b2->shape << 16 | (uint64_t)b1->shape << 12 | (uint64_t)w->shape << 8 |
             (uint64_t)a1->shape << 4 | a2->shape,
         tag_how(w));
    len = tag_spell(t, w, true, word);
    add_affixes(&l, w, word, len);
    add_clusters(&l, around);
    add_gazetteer(&l, around);
    add2(&l,
         (uint64_t)b1->word.case_class << 8 | (uint64_t)w->word.case_class << 4 |
             a1->word.case_class,
         tag_how(w));
    add_hints(&l, around);
    return l.count;
}

size_t tag_features_article(uint8_t how, struct tag_doubt before, struct tag_doubt own,
                            struct tag_doubt after, uint64_t out[FEATURES_MAX])
{
    struct list l = {.at = out, .number = 100};

    out[0] = 0;
    add1(&l, own.d1);
    add2(&l, own.d1, how);
    add3(&l, before.d1, own.d1, after.d1);
    add2(&l, own.d1, after.d1);
    add2(&l, before.d1, own.d1);
    add1(&l, own.d2);
    return l.count;
}
