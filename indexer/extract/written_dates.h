/* indexer/extract/written_dates.h: the whole days that a page prints, in some thirty languages.
 *
 * In:  "14 March 2019", "14. März 2019", "14 de marzo de 2019", "2019. március 14.", "14/03/2019",
 *      "2019-03-14T10:00:00Z", "2019年3月14日", "Thu Mar 14 10:00:00 UTC 2019".
 * Out: one day after the other, where each stands, and whether it is a time in UTC.
 * What lacks its day or its year is passed over. Text without a date costs one look at each byte.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/span.h"

/* How 04/05/2019 is read where no part is over 12. With full stops the day is first always. */
enum date_order { ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

struct written_date {
    size_t start, end; /* bytes of the text */
    int32_t day;
    bool utc;   /* a time of day in UTC stands behind it */
    bool zoned; /* a time of day with another zone does */
};

/* Zeroed but for text and order. */
struct written_dates {
    struct span text;
    enum date_order order;
    size_t at;
};

bool written_dates_next(struct written_dates *w, struct written_date *out);

/* The day that a field gives: the first one written in it, or yyyymmdd, or seconds or milliseconds
 * since 1970. False when there is none. */
bool written_date_parse(struct span given, enum date_order order, struct written_date *out);

/* 1 to 12 for the name of a month as it is written, in any of the languages; 0 for another word. */
int written_month(struct span word);
