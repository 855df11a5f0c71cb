/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/build/term_counts.h"

#include "common/map.h"
#include "common/mem.h"

enum { SLOTS_MIN = 1024, SLOTS_KEPT = 1 << 16 };

/* The slot that has the term, or the free one where it would go. */
static uint32_t *find_slot(const struct term_counts *t, uint64_t hash, struct span term)
{
    size_t i = (size_t)hash & (t->slots_cap - 1);

    for (; t->slots[i]; i = (i + 1) & (t->slots_cap - 1)) {
        size_t item = t->slots[i] - 1;
        if (t->items[item].hash == hash && span_equal(term_counts_term(t, item), term))
            break;
    }
    return &t->slots[i];
}

/* Keeps a third of the slots free. */
static bool make_room(struct term_counts *t)
{
    size_t cap = t->slots_cap ? 2 * t->slots_cap : SLOTS_MIN;
    uint32_t *slots;

    if (!mem_grow(&t->items, &t->items_cap, t->count + 1, sizeof *t->items))
        return false;
    if (3 * (t->count + 1) <= 2 * t->slots_cap)
        return true;
    slots = mem_take(cap, sizeof *slots);
    if (!slots)
        return false;
    mem_free(t->slots);
    t->slots = slots;
    t->slots_cap = cap;
    for (size_t i = 0; i < t->count; i++)
        *find_slot(t, t->items[i].hash, term_counts_term(t, i)) = (uint32_t)(i + 1);
    return true;
}

bool term_counts_add(struct term_counts *t, const char *prefix, struct span value, uint32_t wdf)
{
    size_t at = t->bytes.len;
    struct span term;
    uint64_t hash;
    uint32_t *slot;

    buf_text(&t->bytes, prefix);
    buf_add(&t->bytes, value);
    if (!buf_ok(&t->bytes) || !make_room(t))
        return false;
    term = span_part(buf_span(&t->bytes), at, t->bytes.len);
    hash = hash_bytes(term);
    slot = find_slot(t, hash, term);
    if (*slot) {
        t->items[*slot - 1].wdf += wdf;
        t->bytes.len = at;
        return true;
    }
    t->items[t->count++] = (struct term_count){hash, at, (uint32_t)term.len, wdf};
    *slot = (uint32_t)t->count;
    return true;
}

struct span term_counts_term(const struct term_counts *t, size_t item)
{
    size_t at = t->items[item].at;
    return span_part(buf_span(&t->bytes), at, at + t->items[item].len);
}

void term_counts_reset(struct term_counts *t)
{
    if (t->slots_cap > SLOTS_KEPT) /* a giant is not wiped again for each article behind it */
        term_counts_free(t);
    if (t->slots)
        memset(t->slots, 0, t->slots_cap * sizeof *t->slots);
    t->count = 0;
    buf_reset(&t->bytes);
}

void term_counts_free(struct term_counts *t)
{
    mem_free(t->items);
    mem_free(t->slots);
    buf_free(&t->bytes);
    *t = (struct term_counts){0};
}
