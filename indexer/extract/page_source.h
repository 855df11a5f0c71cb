/* indexer/extract/page_source.h: which outlet a web page is of.
 *
 * The table by the page's host; the site's name as metas and JSON-LD give it; then the host itself; last
 * the name of an account, which is often a nickname.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/outlets.h"
#include "indexer/extract/page_metas.h"

/* Borrowed from the page, what JSON-LD says, or the table. */
struct field page_source_find(const struct page_metas *metas, const struct json_ld *ld,
                              const struct outlets *outlets, struct span url);
