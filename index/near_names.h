/* index/near_names.h: the names and sources that a name which is not in the archive may have meant.
 *
 * Each word asked for must be near one of the name's words (analysis/edit_distance.h: at most edit_limit() of
 * the word), or the whole near the whole, blanks too, so that "alqaida" is near "al qaida"; at most 2 edits
 * in all. What has all the words as they are is found without being respelled, and is left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "index/names.h"

/* Borrowed from the table of names, or from the arena. */
struct near_name {
    struct span folded;
    struct span shown;
    uint64_t articles;
    unsigned edits;
};

struct near_names {
    const struct near_name *names; /* the best first */
    size_t count;
};

/* Names of a type that are near the query, themselves or by an alias, at most cap. What one article alone has
 * comes last; then fewer edits, the same first character, more articles, the folded bytes decide. names_prepare()
 * must have been called. Fails with LEDE_MEMORY. */
bool names_near(const struct names *n, enum entity_type type, struct span query, size_t cap,
                struct arena *arena, struct near_names *out, struct lede_error *err) MUST_CHECK;

/* The same of the index's sources. Fails as index_sources(). */
bool sources_near(struct index_reader *r, struct span query, size_t cap, struct arena *arena,
                  struct near_names *out, struct lede_error *err) MUST_CHECK;
