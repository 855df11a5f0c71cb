/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/map.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

struct map_slot {
    struct span key; /* .at is NULL in a free slot */
    uint64_t hash;
    union {
        const void *pointer; /* as it is put */
        void *found;         /* and as it is got: whether it may be changed its owner knows */
        uint64_t number;
    } value;
};

uint64_t hash_bytes(struct span bytes)
{
    return XXH3_64bits(bytes.at ? bytes.at : "", bytes.len);
}

/* The slot that has the key, or the free one where it would go. Called with room only. */
static struct map_slot *find_slot(struct map_slot *slots, size_t cap, struct span key,
                                  uint64_t hash)
{
    size_t i = (size_t)hash & (cap - 1);

    while (slots[i].key.at && !(slots[i].hash == hash && span_equal(slots[i].key, key)))
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

static bool make_room(struct map *m)
{
    struct map_slot *slots;
    size_t cap = m->cap ? 2 * m->cap : 16;

    if (4 * (m->count + 1) <= 3 * m->cap)
        return true;
    slots = mem_take(cap, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < m->cap; i++)
        if (m->slots[i].key.at)
            *find_slot(slots, cap, m->slots[i].key, m->slots[i].hash) = m->slots[i];
    mem_free(m->slots);
    m->slots = slots;
    m->cap = cap;
    return true;
}

static struct map_slot *put_slot(struct map *m, struct span key)
{
    uint64_t hash = hash_bytes(key);
    struct map_slot *slot;

    if (!make_room(m))
        return NULL;
    slot = find_slot(m->slots, m->cap, key, hash);
    if (!slot->key.at) {
        struct span copy = arena_span(&m->keys, key);
        if (!copy.at)
            return NULL;
        *slot = (struct map_slot){.key = copy, .hash = hash};
        m->count++;
    }
    return slot;
}

bool map_put(struct map *m, struct span key, const void *value)
{
    struct map_slot *slot = put_slot(m, key);
    if (slot)
        slot->value.pointer = value;
    return slot != NULL;
}

uint64_t *map_number(struct map *m, struct span key)
{
    struct map_slot *slot = put_slot(m, key);
    return slot ? &slot->value.number : NULL;
}

void *map_get(const struct map *m, struct span key)
{
    const struct map_slot *slot;

    if (m->cap == 0)
        return NULL;
    slot = find_slot(m->slots, m->cap, key, hash_bytes(key));
    return slot->key.at ? slot->value.found : NULL;
}

bool map_has(const struct map *m, struct span key)
{
    return m->cap && find_slot(m->slots, m->cap, key, hash_bytes(key))->key.at;
}

void map_free(struct map *m)
{
    mem_free(m->slots);
    arena_free(&m->keys);
    *m = (struct map){0};
}
