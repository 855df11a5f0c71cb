/* indexer/extract/page_places.h: what the tags and the class names of a page say of its places.
 *
 * One walk over the nodes, which hand down what they say: no rule has to climb.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/html_page.h"

/* One bit each. */
enum place {
    PLACE_DATE = 1, /* it, or a small part around it, is named for a date, a byline or the like */
    PLACE_PUBLISHED = 2, /* named for the day of publication: "entry-date"; not handed down */
    PLACE_MODIFIED = 4,  /* named for the last change; handed down in small parts */
    PLACE_ELSEWHERE = 8, /* comments, footers, related articles: it or a node above */
    PLACE_LIST = 16,     /* in a list item */
    PLACE_BYLINE = 32,   /* named for a byline; not handed down */
    PLACE_OWN = 64,      /* the foot of the article itself, not elsewhere; not handed down */
    PLACE_AUTHOR = 128   /* named for the author; not handed down */
};

/* A byte of bits for each node, in the arena. `headline` is the block of the headline, SIZE_MAX for none: what
 * holds it is not elsewhere, whatever it is named. Fails with LEDE_MEMORY. */
bool page_places_find(const struct page *page, size_t headline, struct arena *arena,
                      const uint8_t **out, struct lede_error *err) MUST_CHECK;

/* What a node holds, where that is a line or a part of one; empty when it has no text, or more of it. */
struct span page_node_text(const struct page *page, const struct page_node *node);
