/* tests/support/tally.h: what facets and a timeline should say, counted afresh from the records of the hits.
 *
 * Nothing of searcher/match is used but the names of facets, and of the archive's name table what an entry is and how
 * it is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names_canon.h"
#include "searcher/result/result.h"
#include "tests/support/archive.h"

/* Zeroed is empty. */
struct tally {
    struct map counts;
    size_t distinct[FACET_COUNT + 1]; /* different values of each facet, then of the timeline */
};

/* Count one more hit. */
void tally_add(struct tally *t, const struct names_canon *c, const struct article *a,
               enum timeline_unit unit);

/* Whether the values are those that were counted, all of them, each once. */
bool tally_is_facet(struct tally *t, const struct facet_counts *f);
bool tally_is_timeline(struct tally *t, const struct timeline *line);

void tally_free(struct tally *t);

uint64_t values_sum(const struct facet_value *values, size_t count);
