/* indexer/extract/date_line.h: a line, or a field, that is a date and nothing else.
 *
 * In:  "Saturday, 16 February 2019", "2018-11-15 20:41", "Tue, 26 Jul 2016 08:00:00 GMT".
 * Out: the date, when it has its year and beside it stand only a weekday and a time of day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/named_dates.h"

/* False for any other line, and for a bare year. */
bool date_line_read(struct span line, struct named_date *out);

/* True for text of weekdays, times of day and punctuation alone, and for the empty text. */
bool is_only_clock(struct span text);
