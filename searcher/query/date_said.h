/* searcher/query/date_said.h: one date as it was written, and the days it stands for.
 *
 * First the tokens become what they say (date_said_read), by the rows of date_rules_table.h; then, once the
 * other end of a range is known too, days (date_said_days).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "searcher/query/date_words.h"

enum date_says {
    SAYS_NOTHING,
    SAYS_DAYS,               /* those of a year, a month or a day */
    SAYS_DAYS_IF_ALONE,      /* the same, but of a quoted value only */
    SAYS_DAYS_IN_SOME_ORDER, /* 03/04/2019 */
    SAYS_DAYS_OF_YEARS_AGO,  /* "April last year" */
    SAYS_DECADE,
    SAYS_NEAR_DAY,      /* "yesterday" */
    SAYS_DAY_BEFORE,    /* "now-7d": the one day */
    SAYS_SO_OLD,        /* "7d": at most so old; as a range's last end at least so old */
    SAYS_UP_TO_TODAY,   /* "last 7 days" */
    SAYS_FROM_TOMORROW, /* "next 7 days" */
    SAYS_UNIT_AGO,      /* "last week", "3 weeks ago": a whole one, weeks from Monday on */
    SAYS_MONTH_BEFORE,  /* "last April": before the month that today is in */
    SAYS_WEEKDAY,       /* the latest up to today; with count 1 before today */
    SAYS_WEEKDAY_THIS_WEEK,
    SAYS_SHORT_YEAR, /* no date: the year has not four digits */
    SAYS_LOOSE_TIME  /* no date: "spring 2019" */
};

enum { DATE_WHY_MAX = 64 };

struct date_said {
    enum date_says says;
    bool has_year;
    int year;          /* or the first of a decade */
    int month, months; /* months: 3 for a quarter; both 0 where none is named */
    bool has_day;
    int day, last_day;
    bool reversed;   /* "5 to 3 April": the two days were swapped */
    int near_day;    /* from today */
    int count, unit; /* as a token's value has it */
    int weekday;     /* 0 for Monday; -1 where none is named */
    bool
        month_first; /* SAYS_DAYS_IN_SOME_ORDER: read so; settled by date_said_read() where it can be */
    bool order_open;
};

struct date_days {
    int32_t first, last;
};

/* What count tokens say, SAYS_NOTHING when no rule has them. */
struct date_said date_said_read(const struct date_token *tokens, size_t count);

/* True when the days depend on the day it is. */
bool date_said_relative(const struct date_said *s);

/* The days, within the years of common/date.h. One that recurs is the latest that begins up to the day
 * `near`, or with forward the earliest that begins from it on. False when there is no such day: why, a
 * line, says so. today is in those years too. */
bool date_said_days(const struct date_said *s, int32_t today, int32_t near, bool forward,
                    struct date_days *out, char why[DATE_WHY_MAX]);
