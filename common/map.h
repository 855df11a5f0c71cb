/* common/map.h: from bytes to a pointer, by hash. Keys are copied.
 *
 * Never iterated into output: its order is nobody's. Hashing is XXH3 with a fixed seed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/mem.h"

/* Zeroed is empty. */
struct map {
    struct map_slot *slots;
    size_t cap, count;
    struct arena keys;
};

/* Put value under key; one that was there is replaced. False when out of memory. The value may be
 * NULL, which map_get() cannot tell from absence; map_has() can. */
bool map_put(struct map *m, struct span key, const void *value);

/* The value, or NULL. Borrowed from whoever owns it. */
void *map_get(const struct map *m, struct span key);

bool map_has(const struct map *m, struct span key);

/* A value that can be changed in place: the place of the number under key, made 0 when it is new;
 * NULL when out of memory. Good until the next put. A map holds either pointers or numbers. */
uint64_t *map_number(struct map *m, struct span key);

void map_free(struct map *m);

/* XXH3-64 of the bytes, seed 0. */
uint64_t hash_bytes(struct span bytes);
