/* indexer/build/term_counts.h: terms without positions, each once with the sum of its wdf.
 *
 * libxapian looks a term up among all of its document's at each call; a word stands twice in an article
 * in the mean, so that counting here first is faster.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

struct term_count {
    uint64_t hash;
    size_t at; /* in struct term_counts.bytes */
    uint32_t len, wdf;
};

/* Zeroed is empty. items[0 … count - 1] stand in the order in which their terms came first. */
struct term_counts {
    struct term_count *items;
    uint32_t *slots; /* by hash: number of the item, from 1 */
    size_t count, items_cap, slots_cap;
    struct buf bytes;
};

/* Count a term of prefix and value once more. False when out of memory. */
bool term_counts_add(struct term_counts *t, const char *prefix, struct span value,
                     uint32_t wdf) MUST_CHECK;

/* The bytes of an item, borrowed until the next term_counts_add(). */
struct span term_counts_term(const struct term_counts *t, size_t item);

void term_counts_reset(struct term_counts *t);
void term_counts_free(struct term_counts *t);
