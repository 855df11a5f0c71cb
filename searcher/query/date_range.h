/* searcher/query/date_range.h: what stands behind date: to days.
 *
 * In:  2016, 2016-07, 2016-07-26, A..B, ..B, A.., each with ~ before it for "possibly"; unknown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"

enum date_reading {
    DATE_READ,
    DATE_READ_REVERSED, /* the ends were given in the wrong order and were swapped */
    DATE_UNREADABLE     /* no date, or no such day */
};

/* White space around is passed over; unknown is read in any case. When unreadable *out is left alone. */
enum date_reading date_range_parse(struct span text, struct date_test *out);
