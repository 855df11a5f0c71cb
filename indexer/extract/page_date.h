/* indexer/extract/page_date.h: when a web page was published, from the surest place that says it.
 *
 * JSON-LD of an article, metas, JSON-LD of the page, itemprop, the address, class names, <time>, metas
 * that do not say of what, printed days, the picture's address, the month of the address. The first that
 * holds a day from 1995-01-01 to today wins. A stamp in UTC may name the newsroom's next or last day:
 * the day of the address, or the one printed beside the headline, then sets it right.
 * The last change never stands for the publication.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/page_metas.h"
#include "indexer/extract/written_dates.h"

struct page_date_setup {
    const struct page *page;
    const struct page_metas *metas;
    const struct json_ld *ld;
    const uint8_t *places; /* of page_places_find() */
    struct span url, language;
    size_t headline; /* its block; SIZE_MAX for none */
    int32_t today;
};

struct page_date {
    struct lede_date date; /* precision none when unknown */
    enum origin origin;
    int32_t modified; /* 0 when unknown */
};

struct page_date page_date_find(const struct page_date_setup *setup);

/* How 04/05/2019 is read on a page of that language and address: month first for US English. */
enum date_order page_date_order(struct span language, struct span url);
