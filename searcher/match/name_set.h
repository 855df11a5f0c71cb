/* searcher/match/name_set.h: the articles that have a name of the archive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names_canon.h"
#include "searcher/match/facets.h"

/* Those of an entry; CANON_NONE: all articles. Owned by the arena. */
bool name_set_read(struct index_reader *index, const struct names_canon *canon, uint32_t entry,
                   struct arena *arena, struct match_set *out, struct lede_error *err) MUST_CHECK;

/* The ids of the article that begins first, by its earliest day, and of the one that ends last; of several the
 * first by bytes. Both are empty when none is dated. */
bool name_set_ends(struct index_reader *index, const struct match_set *set, struct arena *arena,
                   struct span *first, struct span *last, struct lede_error *err) MUST_CHECK;
