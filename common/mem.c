/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/mem.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_MIN = 4096 - 64, BLOCK_KEPT = 1 << 20 };

/* The only mutable globals of the project: the counter by which tests make allocations fail. */
static size_t fail_countdown;
static bool fail_happened;

void mem_fail_at(size_t n)
{
    fail_countdown = n;
    fail_happened = false;
}

bool mem_failed(void)
{
    return fail_happened;
}

static bool must_fail(void)
{
    if (fail_countdown == 0)
        return false;
    if (fail_countdown > 1) {
        fail_countdown--;
        return false;
    }
    fail_happened = true;
    return true;
}

void *mem_take(size_t count, size_t size)
{
    if ((size && count > SIZE_MAX / size) || must_fail())
        return NULL;
    return calloc(count ? count : 1, size ? size : 1);
}

/* A pointer to any type is read and written by its bytes, whatever its type. */
static void *pointer_at(const void *place)
{
    void *pointer;
    memcpy(&pointer, place, sizeof pointer);
    return pointer;
}

static void set_pointer(void *place, void *pointer)
{
    memcpy(place, &pointer, sizeof pointer);
}

bool mem_grow(void *array, size_t *cap, size_t want, size_t size)
{
    void *grown;
    size_t room = *cap + *cap / 2;

    if (want <= *cap)
        return true;
    if (room < want)
        room = want;
    if (room < 8)
        room = 8;
    if (room > SIZE_MAX / size || must_fail())
        return false;
    grown = realloc(pointer_at(array), room * size);
    if (!grown)
        return false;
    set_pointer(array, grown);
    *cap = room;
    return true;
}

void mem_free(void *at)
{
    free(at);
}

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

static struct arena_block *new_block(struct arena *a, size_t need)
{
    /* Each block is as large as all before it, so that there are few of them. */
    size_t size = a->total < BLOCK_MIN ? BLOCK_MIN : a->total;
    struct arena_block *b;

    if (size > BLOCK_KEPT)
        size = BLOCK_KEPT;
    if (size < need)
        size = need;
    if (size > SIZE_MAX - sizeof *b || must_fail())
        return NULL;
    b = malloc(sizeof *b + size);
    if (!b)
        return NULL;
    b->next = a->block;
    b->used = 0;
    b->size = size;
    a->block = b;
    a->total += size;
    return b;
}

static char *take_bytes(struct arena *a, size_t need)
{
    const size_t unit = alignof(max_align_t);
    struct arena_block *b = a->block;
    char *at;

    if (need > SIZE_MAX - unit)
        return NULL;
    need = (need + unit - 1) / unit * unit;
    if (!b || b->size - b->used < need)
        b = new_block(a, need);
    if (!b)
        return NULL;
    at = b->bytes + b->used;
    b->used += need;
    return at;
}

void *arena_take(struct arena *a, size_t count, size_t size)
{
    char *at;

    if (size && count > SIZE_MAX / size)
        return NULL;
    at = take_bytes(a, count * size > 0 ? count * size : 1);
    if (at)
        memset(at, 0, count * size);
    return at;
}

char *arena_copy(struct arena *a, struct span text)
{
    char *at = text.len < SIZE_MAX ? take_bytes(a, text.len + 1) : NULL;

    if (!at)
        return NULL;
    if (text.len)
        memcpy(at, text.at, text.len);
    at[text.len] = '\0';
    return at;
}

struct span arena_span(struct arena *a, struct span text)
{
    const char *at = arena_copy(a, text);
    return (struct span){at, at ? text.len : 0};
}

void arena_reset(struct arena *a)
{
    struct arena_block *kept = NULL, *b = a->block;

    while (b) {
        struct arena_block *next = b->next;
        /* The largest block up to the bound stays; a giant of one strange article does not. */
        if (b->size <= BLOCK_KEPT && (!kept || b->size > kept->size)) {
            free(kept);
            kept = b;
        } else {
            free(b);
        }
        b = next;
    }
    a->block = kept;
    a->total = kept ? kept->size : 0;
    if (kept) {
        kept->next = NULL;
        kept->used = 0;
    }
}

void arena_free(struct arena *a)
{
    while (a->block) {
        struct arena_block *next = a->block->next;
        free(a->block);
        a->block = next;
    }
    a->total = 0;
}
