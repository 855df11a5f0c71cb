/* common/date.h: days, intervals of days, and yyyy-mm-dd.
 *
 * A day is an int32_t: days since 1970-01-01 of the proleptic Gregorian calendar, no time, no zone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <lede/date.h>

#include "common/span.h"

enum {
    DATE_YEAR_MIN = 1000, /* years of four digits: days sort as text, and no archive is older */
    DATE_YEAR_MAX = 9999,
    DATE_TEXT_MAX = 11 /* "yyyy-mm-dd" and NUL */
};

struct civil {
    int year, month, day; /* month and day count from 1 */
};

/* True when there is such a day, in a year of DATE_YEAR_MIN to DATE_YEAR_MAX. */
bool date_exists(struct civil c);

/* The day's number; c must exist. Any day has a civil, though it may lie outside DATE_YEAR_MIN to
 * DATE_YEAR_MAX. Howard Hinnant's days_from_civil (public domain). */
int32_t date_day(struct civil c);
struct civil date_civil(int32_t day);

int date_month_days(int year, int month);

/* 0 for Monday to 6 for Sunday. */
int date_weekday(int32_t day);

/* A day, a month, a year, a span; a span that is just a day, month or year gets that precision. */
struct lede_date date_of_day(int32_t day);
struct lede_date date_of_month(int year, int month);
struct lede_date date_of_year(int year);
struct lede_date date_of_span(int32_t earliest, int32_t latest);

/* "yyyy-mm-dd", "yyyy-mm" or "yyyy", whole, as the interval it names; a time behind the day
 * ("T10:00:00Z", " 10:00") is passed over. False when it is none or there is no such day. */
bool date_parse_iso(struct span text, struct lede_date *out);

/* "yyyy-mm-dd" and NUL into out; "" for a day of a year that has not four digits. */
void date_write(int32_t day, char out[DATE_TEXT_MAX]);

/* "January" for 1; "Monday" for 0. */
const char *date_month_name(int month);
const char *date_weekday_name(int weekday);

/* "day", "month", "year", "span", "none". */
const char *date_precision_name(enum lede_precision p);

/* Today in UTC, by the clock. Called by programs only, who hand the day down. */
int32_t date_today(void);
