/* indexer/extract/page_author.h: who wrote a web page: JSON-LD, metas, rel=author, the byline.
 *
 * The site's own name comes last: where a person is named too, that one wrote it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/page_metas.h"
#include "indexer/extract/page_site.h"

/* places: of page_places_find(); headline: the block of the headline, or SIZE_MAX. Borrowed from the page
 * or ld. */
struct field page_author_find(const struct page *page, const struct page_metas *metas,
                              const struct json_ld *ld, const struct page_site *site,
                              const uint8_t *places, size_t headline);
