/* searcher/result/why_meant.h: what may have been meant by a part of a query that finds nothing.
 *
 * Of a word, a name or a source that no article has: what the archive has that is spelled nearly so. Of a
 * language or a section: those that the archive has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "searcher/result/result.h"

enum { MEANINGS_MAX = 12 };

/* All texts are the arena's, or borrowed from the index's table of names. */
struct meaning {
    struct index_reader *index;
    struct arena *arena;
    struct lede_error *err;
    struct meant *at; /* room for MEANINGS_MAX */
    size_t count;
};

/* Append what may have been meant by a part that finds no article; resolved. Fails as what index_error()
 * reports, and with LEDE_MEMORY. */
bool why_meant(struct meaning *m, const struct node *part) MUST_CHECK;

/* Append what the archive has in the field that the part asks for, most articles first, where that is a
 * language or a section; nothing for other parts. Fails likewise. */
bool why_listed(struct meaning *m, const struct node *part) MUST_CHECK;
