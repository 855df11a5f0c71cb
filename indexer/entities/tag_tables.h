/* indexer/entities/tag_tables.h: what is known of words and phrases beside the tagger's weights.
 *
 * In:  spellings, as hashes.
 * Out: a word's three clusters, how often it is written small, whether names have it inside, and which
 *      lists of places and of given names have a phrase.
 * The trainer fills the tables from lists of words; the tagger from its model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

/* Of a spelling: clusters from 1 (0: unknown). Of a small spelling: its case class as well, 0 for unknown, 1 for
 * a word that is always written with a capital, to 6 for one that never is. */
struct tag_word {
    uint16_t c1;
    uint8_t c2, c3, case_class;
};

enum {
    GAZETTEER_LISTS = 7,  /* numbers of lists are 0 to 6 */
    GAZETTEER_PREFIX = 7, /* bit: a longer phrase begins so */
    GAZETTEER_WORDS_MAX = 6
};

/* One table: 32-bit hashes to 32-bit values, open addressing; a zeroed one is empty. Key 0 is never put. */
struct hash_table {
    uint32_t *slots; /* key, value, key, value … */
    size_t cap, count;
};

struct tag_tables {
    struct hash_table words, gazetteer, bridges;
};

static inline size_t hash_table_start(const struct hash_table *t, uint32_t key)
{
    return (size_t)(key * UINT32_C(0x9e3779b1)) & (t->cap - 1);
}

/* Where the key is, or would be put. The table has room. */
static inline size_t hash_table_slot(const struct hash_table *t, uint32_t key)
{
    size_t at = hash_table_start(t, key);

    while (t->slots[2 * at] != 0 && t->slots[2 * at] != key)
        at = (at + 1) & (t->cap - 1);
    return at;
}

/* The value under the key; 0 when it has none. */
static inline uint32_t hash_table_get(const struct hash_table *t, uint32_t key)
{
    return t->cap ? t->slots[2 * hash_table_slot(t, key) + 1] : 0;
}

/* The key will be asked for soon. */
static inline void hash_table_fetch(const struct hash_table *t, uint32_t key)
{
    if (t->cap)
        mem_fetch(&t->slots[2 * hash_table_start(t, key)]);
}

/* Replaces. False when out of memory. */
bool hash_table_put(struct hash_table *t, uint32_t key, uint32_t value);
/* Make room for `count` keys at once. The same. */
bool hash_table_room(struct hash_table *t, size_t count);
void hash_table_free(struct hash_table *t);

/* The key under which the tables have what hashes to this. */
static inline uint32_t tag_key(uint64_t hash)
{
    uint32_t key = (uint32_t)(hash >> 32) ^ (uint32_t)hash;
    return key ? key : 1;
}

enum { C1_BITS = 10, C2_BITS = 8, C3_BITS = 6 };

/* A word's row and back from it. */
static inline uint32_t tag_word_pack(struct tag_word word)
{
    return (uint32_t)word.c1 | (uint32_t)word.c2 << C1_BITS |
           (uint32_t)word.c3 << (C1_BITS + C2_BITS) |
           (uint32_t)word.case_class << (C1_BITS + C2_BITS + C3_BITS);
}
static inline struct tag_word tag_word_unpack(uint32_t packed)
{
    return (struct tag_word){
        .c1 = packed & ((1U << C1_BITS) - 1),
        .c2 = (uint8_t)(packed >> C1_BITS & ((1U << C2_BITS) - 1)),
        .c3 = (uint8_t)(packed >> (C1_BITS + C2_BITS) & ((1U << C3_BITS) - 1)),
        .case_class = (uint8_t)(packed >> (C1_BITS + C2_BITS + C3_BITS) & 7U),
    };
}

void tag_tables_free(struct tag_tables *t);
