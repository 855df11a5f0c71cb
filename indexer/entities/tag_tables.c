/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_tables.h"

static bool grow(struct hash_table *t, size_t cap)
{
    struct hash_table larger = {.cap = cap};

    larger.slots = mem_take(larger.cap, 2 * sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < t->cap; i++)
        if (t->slots[2 * i] != 0) {
            size_t at = hash_table_slot(&larger, t->slots[2 * i]);
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
    at = hash_table_slot(t, key);
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

void tag_tables_free(struct tag_tables *t)
{
    hash_table_free(&t->words);
    hash_table_free(&t->gazetteer);
    hash_table_free(&t->bridges);
}
