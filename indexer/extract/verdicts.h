/* indexer/extract/verdicts.h: what became of each block of an input, and by which rule: for --why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/body.h"
#include "indexer/extract/page_body.h"

struct verdict {
    struct span text; /* of the block, borrowed */
    const char *rule; /* "headline", "credit published", "stock" … "body" */
    bool kept;        /* it is part of the article's text */
};

/* Zeroed is empty; items lie in the arena. */
struct verdicts {
    struct verdict *items;
    size_t count;
};

/* Of a text. whole: all of it is the article. Both fail with LEDE_MEMORY. */
bool verdicts_of_text(const struct blocks *blocks, const struct body *body, bool whole,
                      struct arena *arena, struct verdicts *out, struct lede_error *err) MUST_CHECK;
bool verdicts_of_page(const struct page *page, const struct page_body *body, struct arena *arena,
                      struct verdicts *out, struct lede_error *err) MUST_CHECK;
