/* searcher/match/name_counts.h: how many articles of a result have each of the archive's names.
 *
 * A name is an entry of index/names_canon.h: an article that spells it in two ways counts once, so that the number
 * is what the query and the name together find.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names_canon.h"
#include "searcher/match/facets.h"

struct name_count {
    uint32_t entry;
    enum entity_type type;
    struct span shown;
    uint64_t articles;
};

/* Those of the types (a bit for each, 1 << type) that some article of the set has, the commonest first, then by the
 * bytes of what is shown. All is the arena's. */
bool name_counts(struct index_reader *index, const struct match_set *set, unsigned types,
                 struct arena *arena, const struct name_count **out, size_t *count,
                 struct lede_error *err) MUST_CHECK;
