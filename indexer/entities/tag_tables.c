/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_tables.h"

static size_t slot_of(const struct hash_table *t, uint32_t key)
{
    size_t at = (size_t)(key * UINT32_C(0x9e3779b1)) & (t->cap - 1);

    while (t->slots[2 * at] != 0 && t->slots[2 * at] != key)
        at = (at + 1) & (t->cap - 1);
    return at;
}

uint32_t hash_table_get(const struct hash_table *t, uint32_t key)
{
    return t->cap ? t->slots[2 * slot_of(t, key) + 1] : 0;
}

static bool grow(struct hash_table *t, size_t cap)
{
    struct hash_table larger = {.cap = cap};

    larger.slots = mem_take(larger.cap, 2 * sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < t->cap; i++)
        if (t->slots[2 * i] != 0) {
            size_t at = slot_of(&larger, t->slots[2 * i]);
            larger.slots[2 * at] = t->slots[2 * i];
            larger.slots[2 * at + 1] = t->slots[2 * i + 1];
        }
    larger.count = t->count;
    mem_free(t->slots);
    *t = larger;
    return true;
}

bool hash_table_room(struct hash_table *t, size_t count)
{
    size_t cap = 256;

    while (cap < 2 * (count + 1))
        cap *= 2;
    return cap <= t->cap || grow(t, cap);
}

bool hash_table_put(struct hash_table *t, uint32_t key, uint32_t value)
{
    size_t at;

    if (2 * (t->count + 1) > t->cap && !grow(t, t->cap ? 2 * t->cap : 256))
        return false;
    at = slot_of(t, key);
    t->count += t->slots[2 * at] == 0;
    t->slots[2 * at] = key;
    t->slots[2 * at + 1] = value;
    return true;
}

void hash_table_free(struct hash_table *t)
{
    mem_free(t->slots);
    *t = (struct hash_table){0};
}

enum { C1_BITS = 10, C2_BITS = 8, C3_BITS = 6 };

uint32_t tag_word_pack(struct tag_word word)
{
    return (uint32_t)word.c1 | (uint32_t)word.c2 << C1_BITS |
           (uint32_t)word.c3 << (C1_BITS + C2_BITS) |
           (uint32_t)word.case_class << (C1_BITS + C2_BITS + C3_BITS);
}

struct tag_word tag_word_unpack(uint32_t packed)
{
    return (struct tag_word){
        .c1 = packed & ((1U << C1_BITS) - 1),
        .c2 = (uint8_t)(packed >> C1_BITS & ((1U << C2_BITS) - 1)),
        .c3 = (uint8_t)(packed >> (C1_BITS + C2_BITS) & ((1U << C3_BITS) - 1)),
        .case_class = (uint8_t)(packed >> (C1_BITS + C2_BITS + C3_BITS) & 7U),
    };
}

void tag_tables_free(struct tag_tables *t)
{
    hash_table_free(&t->words);
    hash_table_free(&t->gazetteer);
    hash_table_free(&t->bridges);
}
