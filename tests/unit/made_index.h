/* tests/unit/made_index.h: an index by hand, of documents that have terms and sources and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"

struct made_term {
    const char *text;
    uint32_t articles; /* the first so many documents have it */
};

/* Make the index in a new folder and open it. sources (may be NULL) ends with NULL: the first one is the first
 * document's, and so on. */
struct index_reader *made_index_open(char folder[64], const struct made_term *terms, size_t count,
                                     const char *const *sources);

/* Also removes the folder. */
void made_index_close(struct index_reader *r, const char *folder);
