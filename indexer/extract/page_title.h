/* indexer/extract/page_title.h: the headline of a web page, and where it stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/extract/page_site.h"

struct page_title {
    struct field field; /* without the site's name; ORIGIN_NONE for none */
    size_t block;       /* the first of the <h1> that is the headline; SIZE_MAX when none is */
    size_t end_block;
};

/* In the arena. Fails with LEDE_MEMORY. */
bool page_title_find(const struct page *page, const struct page_metas *metas,
                     const struct json_ld *ld, const struct page_site *site, struct arena *arena,
                     struct page_title *out, struct lede_error *err) MUST_CHECK;
