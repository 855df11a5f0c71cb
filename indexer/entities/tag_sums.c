/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_sums.h"

enum { KEPT_BITS = 13, KEPT = 1 << KEPT_BITS };

struct tag_sum {
    struct tag_key key;
    int16_t of[ENTRY_BYTES];
};

bool tag_sums_open(struct tag_sums *s, struct lede_error *err)
{
    if (!s->kept)
        s->kept = mem_take(KEPT, sizeof *s->kept);
    return s->kept || error_memory(err);
}

/* The one place where the sums of a key may be. */
static struct tag_sum *slot_of(const struct tag_sums *s, const struct tag_key *key)
{
    uint64_t h = (key->at[0] ^ key->at[1] >> 7 ^ key->at[2] * UINT64_C(0xff51afd7ed558ccd)) *
                 UINT64_C(0x9e3779b97f4a7c15);
    return &s->kept[h >> (64 - KEPT_BITS)];
}

static bool is_kept(const struct tag_sum *sum, const struct tag_key *key)
{
    return sum->key.at[0] == key->at[0] && sum->key.at[1] == key->at[1] &&
           sum->key.at[2] == key->at[2];
}

/* A whole entry is added, its mark too: one step of the processor for all labels. All is read before anything is
 * written, so that it need not be known whether they overlap. */
static void add_entry(int16_t sums[ENTRY_BYTES], const int8_t *entry)
{
    int16_t added[ENTRY_BYTES];

    for (int y = 0; y < ENTRY_BYTES; y++)
        added[y] = (int16_t)(sums[y] + entry[y]);
    memcpy(sums, added, sizeof added);
}

static void add_sums(int16_t to[ENTRY_BYTES], const int16_t sums[ENTRY_BYTES])
{
    for (int y = 0; y < ENTRY_BYTES; y++)
        to[y] = (int16_t)(to[y] + sums[y]);
}

/* Four of five features are in their first bucket, so that the others wait until all of these are added. Uses up
 * the features. */
static void add_weights(const struct tag_model *m, uint64_t *features, size_t count,
                        int16_t to[ENTRY_BYTES])
{
    int16_t sums[ENTRY_BYTES];
    size_t left = 0;

    memcpy(sums, to, sizeof sums);
    for (size_t k = 0; k < count; k++) {
        const int8_t *entry = tag_model_find_first(m, features[k]);
        if (entry) {
            add_entry(sums, entry);
        } else {
            tag_model_fetch_second(m, features[k]);
            features[left++] = features[k];
        }
    }
    for (size_t k = 0; k < left; k++) {
        const int8_t *entry = tag_model_find_second(m, features[k]);
        if (entry)
            add_entry(sums, entry);
    }
    memcpy(to, sums, sizeof sums);
}

static void fetch_all(const struct tag_model *m, const uint64_t *features, size_t count)
{
    for (size_t k = 0; k < count; k++)
        tag_model_fetch_first(m, features[k]);
}

void tag_sums_ask(const struct tag_sums *s, const struct tag_tokens *t, size_t i,
                  struct tag_asked *asked)
{
    asked->token = i;
    asked->own = tag_own_key(&t->at[i]);
    mem_fetch(slot_of(s, &asked->own));
    asked->count = tag_features_beside(t, i, asked->beside);
    fetch_all(s->model, asked->beside, asked->count);
}

void tag_sums_get(struct tag_sums *s, const struct tag_tokens *t, struct tag_asked *asked,
                  int16_t sums[ENTRY_BYTES])
{
    uint64_t features[FEATURES_MAX];
    struct tag_sum *own = slot_of(s, &asked->own);

    if (!is_kept(own, &asked->own)) {
        size_t n = tag_features_own(t, asked->token, features);
        fetch_all(s->model, features, n);
        *own = (struct tag_sum){.key = asked->own};
        add_weights(s->model, features, n, own->of);
    }
    memcpy(sums, own->of, sizeof own->of);
    add_weights(s->model, asked->beside, asked->count, sums);
}

void tag_sums_add_article(struct tag_sums *s, uint8_t how, struct tag_doubt before,
                          struct tag_doubt own, struct tag_doubt after, int16_t sums[ENTRY_BYTES])
{
    uint64_t features[FEATURES_MAX];
    /* no key of a word: its last number is never 0, and how a word is written neither */
    struct tag_key key = {{(uint64_t)before.d1 << 32 | (uint64_t)own.d1 << 24 |
                               (uint64_t)own.d2 << 16 | (uint64_t)after.d1 << 8 | how,
                           0, 0}};
    struct tag_sum *sum = slot_of(s, &key);

    if (!is_kept(sum, &key)) {
        *sum = (struct tag_sum){.key = key};
        add_weights(s->model, features, tag_features_article(how, before, own, after, features),
                    sum->of);
    }
    add_sums(sums, sum->of);
}

void tag_sums_free(struct tag_sums *s)
{
    mem_free(s->kept);
    s->kept = NULL;
}
