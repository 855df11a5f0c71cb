/* indexer/extract/printed_date.h: the day that a page prints as its own, where nothing marks one.
 *
 * Every whole day in the visible text is scored by where it stands and what stands before it; the
 * highest wins, the first in page order where two are equal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/written_dates.h"
#include "indexer/read/html_page.h"

struct printed_date {
    bool found;
    int32_t day;
    double score;
    bool near; /* it stands beside the headline */
};

/* What is known of the page before. */
struct printed_setup {
    enum date_order order;
    int32_t earliest, latest;        /* days outside are no candidates */
    int32_t month_from, month_until; /* the month that the address names; 0 and -1 for none */
    size_t headline;                 /* its block; SIZE_MAX for none */
};

/* places: of page_places_find(). */
struct printed_date printed_date_find(const struct page *page, const uint8_t *places,
                                      const struct printed_setup *setup);
