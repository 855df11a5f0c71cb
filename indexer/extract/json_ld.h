/* indexer/extract/json_ld.h: what a page says of itself in JSON-LD (schema.org).
 *
 * In:  the texts of <script type="application/ld+json">, each read by itself. Broken JSON is mended and
 *      read again; where that fails too, its dates and headline are picked out by name.
 * Out: what the first article says; of the page, the site and its trail only what is named so.
 *      Organizations, videos and pictures say nothing about an article.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

/* Each empty when nothing is said; valid UTF-8, one line but for body. */
struct json_ld {
    struct span headline, section, publisher;
    struct span authors;                       /* names, parted by ", " */
    struct span published, modified;           /* of an article, as written */
    struct span page_published, page_modified; /* of a WebPage or a Recipe, as written */
    struct span language, url;
    struct span site;  /* the name of a NewsMediaOrganization or a WebSite */
    struct span trail; /* the last step of a BreadcrumbList that is not the page itself */
    struct span body;  /* a paragraph a line */
};

/* In the arena. Fails with LEDE_MEMORY. */
bool json_ld_read(const struct span *texts, size_t count, struct arena *arena, struct json_ld *out,
                  struct lede_error *err) MUST_CHECK;
