/* indexer/copies.h: which articles of a run have exactly the text of another one.
 *
 * In:  the articles that a run adds or replaces; at its end the ids that it takes out of the index.
 * Out: pairs of ids: an article, and one with the same text, byte for byte, that the index has too.
 * Of articles of one text in a run the first is a copy only of what was in the index and stays as it is.
 * An index made before there was a term for it (index/fields.h) knows no copies of what it had then.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/map.h"
#include "index/fields.h"
#include "index/index_reader.h"

struct copy {
    struct span id, of; /* of is empty while it is open whether there is such an article */
    struct text_hash text;
};

/* Zeroed is empty. */
struct copies {
    struct map first;   /* a text's hash -> the id of the first article of the run */
    struct copy *items; /* in the order of the articles */
    size_t count, cap;
    struct arena ids;
};

/* Take in an article that is made; one without text is no copy. reader: of the index before the run (NULL:
 * none). */
bool copies_add(struct copies *c, struct index_reader *reader, const struct article *a,
                struct lede_error *err) MUST_CHECK;

/* Settle what is open. gone: ids that are replaced or dropped, each ended by a NUL. After it c->items are
 * the copies. */
bool copies_finish(struct copies *c, struct index_reader *reader, struct span gone,
                   struct lede_error *err) MUST_CHECK;

void copies_free(struct copies *c);
