/* common/mem.h: the one door to the allocator, and arenas.
 *
 * Sizes are checked, memory comes zeroed, and tests can make the n-th allocation fail. An arena owns
 * all that is taken from it and frees it at once: one per article, per query, per run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/span.h"

/* count * size zeroed bytes; NULL when out of memory or the product wraps. mem_free() it. */
void *mem_take(size_t count, size_t size);

/* Make room in *array (NULL at first) for `want` items of `size` bytes: *cap is the number it has
 * room for and grows at least by half. What was there is kept, the rest is undefined. False when out
 * of memory; *array and *cap are then unchanged. */
bool mem_grow(void *array, size_t *cap, size_t want, size_t size);

/* NULL is allowed. */
void mem_free(void *at);

/* A hint to the processor that what lies there will be read soon. */
static inline void mem_fetch(const void *at)
{
#ifdef __GNUC__
    __builtin_prefetch(at);
#else
    (void)at;
#endif
}

/* For tests: let the n-th allocation from now on fail (1 is the next, 0 none), and all after it.
 * mem_failed() tells whether one did. */
void mem_fail_at(size_t n);
bool mem_failed(void);

/* Zeroed is empty. Blocks are chained; what is taken is aligned for any type. */
struct arena {
    struct arena_block *block;
    size_t total; /* bytes of all blocks */
};

/* count * size zeroed bytes, owned by the arena; NULL when out of memory. */
void *arena_take(struct arena *a, size_t count, size_t size);

/* A copy of the span with a NUL behind it; NULL when out of memory. */
char *arena_copy(struct arena *a, struct span text);

/* As arena_copy(), as a span; .at is NULL when out of memory. */
struct span arena_span(struct arena *a, struct span text);

/* Forget all that was taken but keep one block for what comes next. */
void arena_reset(struct arena *a);

void arena_free(struct arena *a);
