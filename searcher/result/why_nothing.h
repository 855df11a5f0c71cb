/* searcher/result/why_nothing.h: why a query finds nothing, and why it does not find an article.
 *
 * A query is taken apart where it asks for several things at once; each part is counted alone, and the query
 * is counted without it. Where no article has a word, a name or a source, what the archive has that is
 * spelled nearly so is named: nothing is ever searched in its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "searcher/result/result.h"

struct search_request;

/* Into out->parts, owned by the arena; q is resolved. Fails as a search. */
bool why_nothing(struct index_reader *index, struct stemmer *stemmer, const struct query *q,
                 bool any, struct arena *arena, struct result *out,
                 struct lede_error *err) MUST_CHECK;

/* Of one article. */
struct why_not_part {
    struct span text; /* of the part */
    bool holds;
};
struct why_not {
    struct article article;
    bool matches, any; /* any: with lists read as any of their words it would match */
    const struct why_not_part *parts;
    size_t part_count;
    struct span plan;
    const struct note *notes; /* of the query */
    size_t note_count;
};

/* Fails with LEDE_MISSING when there is no such article, and as a search. */
bool why_not(struct index_reader *index, struct span id, const struct search_request *request,
             struct arena *arena, struct why_not *out, struct lede_error *err) MUST_CHECK;
