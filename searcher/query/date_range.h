/* searcher/query/date_range.h: what stands behind date: to days.
 *
 * In:  a date (2016, 2016-07, 2016-07-26, April 2019, 3 April 2019, last month, 7d), a range of them (A..B,
 *      ..B, A.., A to B, since A, before B), each with ~ before it for "possibly"; unknown. All that can be
 *      said is in date_rules_table.h, with which words in date_words_table.h. Words are English, in any
 *      case.
 * Out: days, and what a user must be told of how they were read.
 *
 * What leaves something open is read so:
 * - A date without a year (April, 3 April, Monday) is the latest that has begun. As an end of a range it
 *   goes with the other end: April..June 2019 lies in 2019, November..February 2019 begins in 2018.
 * - 7d and "last 7 days" end today and have 7 days; 1m ends today and begins the day after this day of last
 *   month. As a range's last end 7d is the day before them, so that 7d and ..7d together are all days, and
 *   30d..7d what is older than 7 days and not than 30.
 * - "Last week" and "2 weeks ago" are whole ones, from Monday on; so are months, quarters, years, decades.
 * - 03/04/2019 is 3 April, unless the other end of its range has the month first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"

enum date_reading {
    DATE_READ,
    DATE_READ_REVERSED, /* the ends were given in the wrong order and were swapped */
    DATE_UNREADABLE     /* no date, or no such day */
};

enum {
    DATE_RANGE_TEXT_MAX = 24, /* "~yyyy-mm-dd..yyyy-mm-dd" and NUL */
    DATE_NOTE_MAX = 160
};

struct date_range {
    enum date_reading reading;
    struct date_test test; /* from <= to; zeroed when unreadable */
    bool relative;   /* no year was named somewhere: the days follow from today or the other end */
    bool order_open; /* day and month could be the other way round */
    char why[64];    /* when unreadable: "February 2019 has 28 days", "" when it is just no date */
};

/* text is any bytes; today is a day of the years of common/date.h. Returns out->reading. */
enum date_reading date_range_read(struct span text, int32_t today, struct date_range *out);

/* The range from one date to another, as --since and --until give them: each is one date, no range, or
 * empty for an open end, but not both. When unreadable *bad (never NULL) is the one that cannot be read. */
enum date_reading date_range_between(struct span since, struct span until, int32_t today,
                                     struct date_range *out, struct span *bad);

/* The same test as short as it can be written, in a form that date_range_read() reads: "2016",
 * "2016-07..2017-03", "~..2016-07-26", "unknown". */
void date_range_write(const struct date_test *test, char out[DATE_RANGE_TEXT_MAX]);

/* What a user is told of how text was read, one line: "“last month” read as 2026-10". False when there is
 * nothing to tell. */
bool date_range_note(struct span text, const struct date_range *range, char out[DATE_NOTE_MAX]);

/* How many bytes of text, what stands behind a field's colon, are its date when it is not quoted: of
 * "3 april 2019 hostages" the first three words. The longest that can be a date counts; it ends where a
 * chunk ends, and never goes over a quote, a parenthesis, AND, or a chunk with a sign before it. 0 when text
 * begins with no date. */
size_t date_range_take(struct span text);
