/* indexer/extract/named_dates.h: the dates that a text names, in its order.
 *
 * Only what has one reading: "21-22 June 2011", "July 26th, 2016", "2016-07-26", "April 2019",
 * "in 2017". An order that is open (04/05/2019) is passed over; what lacks its year comes out without
 * one, and is of use only to who knows the year from elsewhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "common/span.h"

/* What is said of the year where it is not named: "April last year". */
enum year_said { YEAR_NAMED, YEAR_MISSING, YEAR_THIS, YEAR_LAST };

struct named_date {
    size_t start, end; /* bytes of the text */
    enum year_said said;
    struct lede_date date; /* when YEAR_NAMED */
    int month, day; /* when not; day is 0 where only a month is named, and as written: "June 31" */
};

/* Zeroed but for text. */
struct named_dates {
    struct span text;
    size_t at;
};

bool named_dates_next(struct named_dates *n, struct named_date *out);
