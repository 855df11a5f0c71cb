/* indexer/extract/page_container.h: the node that holds the body of a page.
 *
 * Paragraphs weigh by their length and commas, and hand their weight up; the node with the most holds the
 * body, unless a deep one holds clearly more of the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/page_facts.h"

struct page_container {
    uint32_t node;
    const double *scores; /* of each node, in the arena */
};

/* shut: of the whole page (page_shut() from the root). node is 0 when nothing weighs. Fails with LEDE_MEMORY. */
bool page_container_find(const struct page_facts *facts, const uint8_t *shut, struct arena *arena,
                         struct page_container *out, struct lede_error *err) MUST_CHECK;
