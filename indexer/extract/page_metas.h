/* indexer/extract/page_metas.h: what the <meta> of a page say, by field, in the order of trust.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/html_page.h"

enum meta_field {
    META_PUBLISHED,
    META_DATED, /* a date of which it is not said what it is the date of */
    META_MODIFIED,
    META_TITLE,
    META_SITE,      /* the outlet's name */
    META_SITE_ALSO, /* a name that is often another's: the program's */
    META_ACCOUNT,   /* the site's name elsewhere */
    META_AUTHOR,
    META_SECTION,
    META_LANGUAGE,
    META_URL,
    META_IMAGE,
    META_DESCRIPTION,
    META_FIELD_COUNT
};

enum { META_ROWS_MAX = 160 };

/* The first content of each row of the table; empty where the page has none. */
struct page_metas {
    struct span content[META_ROWS_MAX];
};

void page_metas_read(const struct page *page, struct page_metas *out);

/* The next content of a field from row *at on, which starts at 0 and is moved behind it. False at the end. */
bool page_metas_next(const struct page_metas *metas, enum meta_field field, size_t *at,
                     struct span *content);

/* The first content of a field; empty when there is none. */
struct span page_metas_first(const struct page_metas *metas, enum meta_field field);
