/* indexer/extract/page_site.h: the names that a page's site goes by, to be cut off its title.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/json_ld.h"
#include "indexer/extract/page_metas.h"

enum { SITE_NAMES_MAX = 8, SITE_NAME_BYTES = 80 };

/* Names by their folded letters and digits. */
struct page_site {
    char names[SITE_NAMES_MAX][SITE_NAME_BYTES];
    size_t count;
};

/* url: the page's; outlet: its name in the table, or empty. */
void page_site_find(const struct page_metas *metas, const struct json_ld *ld, struct span url,
                    struct span outlet, struct page_site *out);

/* "Floods kill ten" of "Floods kill ten | World | Dawn": parts behind or before a sign like | are cut
 * while they are a name of the site. */
struct span page_site_cut(const struct page_site *site, struct span title);

/* Whether text is one of the names, or one lies within the other. */
bool page_site_is(const struct page_site *site, struct span text);

/* Whether text is one of the names. */
bool page_site_equals(const struct page_site *site, struct span text);

/* The title of a page that names its site nowhere else, without the last part where what is left is
 * clearly the longer: "Lorem ipsum dolor sit amet – My website". */
struct span page_site_guess(struct span title);
