/* indexer/extract/page_stock.h: short blocks that are no article's text wherever they stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

enum page_stock {
    STOCK_NONE,
    STOCK_PHRASE,  /* "Advertisement", "Read more: …", "Foto: dpa" */
    STOCK_CLOSING, /* "Related stories": what follows is not the article's either */
    STOCK_DAY /* "14 March 2019": none above or behind the text; in between it parts a chronicle */
};

/* Of a whole block. */
enum page_stock page_stock_of(struct span text);
