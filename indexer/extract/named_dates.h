/* indexer/extract/named_dates.h: the dates that a text names, in its order.
 *
 * "21-22 June 2011", "July 26th, 2016", "April 2019", "in 2017"; on demand also those that only the day
 * of the article settles: "on Monday", "last month", "October 8" and "04/05/2019".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "indexer/extract/date_phrase.h"

struct named_date {
    size_t start, end; /* bytes of the text */
    enum year_said said;
    struct lede_date date; /* when YEAR_NAMED */
    int month, day; /* when not; day is 0 where only a month is named, and as written: "June 31" */
    struct date_phrase phrase;
};

/* Zeroed but for text. */
struct named_dates {
    struct span text;
    size_t at;
    bool relative; /* also what needs the article's day to be read */
};

/* Without `relative`: what names its year, days without one, and months of "this" and "last year". */
bool named_dates_next(struct named_dates *n, struct named_date *out);
