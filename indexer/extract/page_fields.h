/* indexer/extract/page_fields.h: what a web page says of itself: title, source, author, section, dates.
 *
 * Each rule's rows and their order of trust are tables; each field says which rule found it. Unknown is a
 * fine answer. The body is page_body.h's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/extract/outlets.h"
#include "indexer/read/html_page.h"

struct page_fields {
    struct field title, source, author, section;
    struct lede_date date; /* precision none when unknown */
    enum origin date_origin;
    struct span modified; /* yyyy-mm-dd or empty */
    struct span url;      /* where fetched from, else canonical, else og:url */
    struct span language; /* what the page says of itself, "en"; empty when nothing */
    struct span body; /* JSON-LD articleBody as text, a paragraph a line; empty when it has none */
};

/* today: nothing was published later. In the arena. Fails with LEDE_MEMORY. */
bool page_fields_find(const struct page *page, const struct outlets *outlets, int32_t today,
                      struct arena *arena, struct page_fields *out,
                      struct lede_error *err) MUST_CHECK;
