/* indexer/entities/type_counts.h: how often an article has a form as a name of each type.
 *
 * Forms are those of name_tokens_form(). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/map.h"
#include "index/article.h"

enum { NAME_TYPES = ENTITY_PLACE + 1 };

/* Zeroed is empty. */
struct type_counts {
    struct map forms;   /* three counts in a number */
    bool out_of_memory; /* sticky */
};

/* Of each type, by enum entity_type. */
struct type_tally {
    uint32_t of[NAME_TYPES];
};

void type_counts_add(struct type_counts *c, struct span form, enum entity_type type);

/* All 0 for a form that was never added, and when out of memory. */
struct type_tally type_counts_of(struct type_counts *c, struct span form);

/* The commonest type, persons before organisations before places; false when there is none. */
bool type_tally_most(const struct type_tally *t, enum entity_type *type);

void type_counts_free(struct type_counts *c);
