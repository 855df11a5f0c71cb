/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/type_counts.h"

enum { COUNT_BITS = 21 };

static const uint64_t count_most = (1U << COUNT_BITS) - 1;

void type_counts_add(struct type_counts *c, struct span form, enum entity_type type)
{
    uint64_t *number = map_number(&c->forms, form);

    if (!number)
        c->out_of_memory = true;
    else if ((*number >> COUNT_BITS * type & count_most) < count_most)
        *number += (uint64_t)1 << COUNT_BITS * type;
}

struct type_tally type_counts_of(struct type_counts *c, struct span form)
{
    struct type_tally tally = {{0}};
    const uint64_t *number;

    if (!map_has(&c->forms, form))
        return tally;
    number = map_number(&c->forms, form);
    if (!number) {
        c->out_of_memory = true;
        return tally;
    }
    for (unsigned i = 0; i < NAME_TYPES; i++)
        tally.of[i] = (uint32_t)(*number >> COUNT_BITS * i & count_most);
    return tally;
}

bool type_tally_most(const struct type_tally *t, enum entity_type *type)
{
    uint32_t most = 0;

    for (unsigned i = 0; i < NAME_TYPES; i++) {
        if (t->of[i] > most) {
            most = t->of[i];
            *type = (enum entity_type)i;
        }
    }
    return most > 0;
}

void type_counts_free(struct type_counts *c)
{
    map_free(&c->forms);
    *c = (struct type_counts){0};
}
