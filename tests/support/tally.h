/* tests/support/tally.h: what facets and a timeline should say, counted afresh from the records of the hits.
 *
 * Nothing of searcher/match is used but the names of facets, and of the archive's name table nothing: a name
 * is shown as most articles of the archive spell it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/result/result.h"
#include "tests/support/archive.h"

/* Zeroed is empty. */
struct tally {
    struct map counts;
    size_t distinct[FACET_COUNT + 1]; /* different values of each facet, then of the timeline */
};

/* How the archive's names are shown; the archive must outlive it. Zeroed is empty. */
struct spellings {
    struct map counts, shown;
    struct arena arena;
};
void spellings_read(struct spellings *s, const struct archive *a);
void spellings_free(struct spellings *s);

/* Count one more hit. */
void tally_add(struct tally *t, const struct spellings *s, const struct article *a,
               enum timeline_unit unit);

/* Whether the values are those that were counted, all of them, each once. */
bool tally_is_facet(struct tally *t, const struct facet_counts *f);
bool tally_is_timeline(struct tally *t, const struct timeline *line);

void tally_free(struct tally *t);

uint64_t values_sum(const struct facet_value *values, size_t count);
