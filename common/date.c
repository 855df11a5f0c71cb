/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"

#include <stdio.h>
#include <time.h>

#include "common/number.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_exists(struct civil c)
{
    return c.year >= DATE_YEAR_MIN && c.year <= DATE_YEAR_MAX && c.month >= 1 && c.month <= 12 &&
           c.day >= 1 && c.day <= date_month_days(c.year, c.month);
}

int32_t date_day(struct civil c)
{
    /* Years begin in March here, so that the leap day is a year's last. */
    int y = c.year - (c.month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

struct civil date_civil(int32_t day)
{
    int64_t z = (int64_t)day + 719468; /* any day, also one from damaged bytes */
    int era = (int)((z >= 0 ? z : z - 146096) / 146097);
    int doe = (int)(z - (int64_t)era * 146097);
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int month = mp < 10 ? mp + 3 : mp - 9;

    return (struct civil){yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

int date_weekday(int32_t day)
{
    return (day % 7 + 10) % 7; /* 1970-01-01 was a Thursday, 3; and 7 for the days before it */
}

struct lede_date date_of_day(int32_t day)
{
    return (struct lede_date){day, day, LEDE_DAY};
}

struct lede_date date_of_month(int year, int month)
{
    int32_t first = date_day((struct civil){year, month, 1});
    return (struct lede_date){first, first + date_month_days(year, month) - 1, LEDE_MONTH};
}

struct lede_date date_of_year(int year)
{
    return (struct lede_date){date_day((struct civil){year, 1, 1}),
                              date_day((struct civil){year, 12, 31}), LEDE_YEAR};
}

struct lede_date date_of_span(int32_t earliest, int32_t latest)
{
    struct civil a = date_civil(earliest);
    struct lede_date month, year;

    if (earliest == latest)
        return date_of_day(earliest);
    if (!date_exists(a))
        return (struct lede_date){earliest, latest, LEDE_SPAN};
    month = date_of_month(a.year, a.month);
    year = date_of_year(a.year);
    if (earliest == month.earliest && latest == month.latest)
        return month;
    if (earliest == year.earliest && latest == year.latest)
        return year;
    return (struct lede_date){earliest, latest, LEDE_SPAN};
}

/* Digits [start, end) of text, which must be that long. */
static bool digits(struct span text, size_t start, size_t end, int *out)
{
    uint64_t value;

    if (text.len < end || !number_parse(span_part(text, start, end), 9999, &value))
        return false;
    *out = (int)value;
    return true;
}

/* Nothing, or what begins as a time does: "T10", " 10:". Else "2020-01-01 - 2020-06-30" were a day. */
static bool is_time(struct span text)
{
    int hour;

    if (text.len == 0)
        return true;
    if (text.at[0] == ' ' && (text.len < 4 || text.at[3] != ':'))
        return false;
    return (text.at[0] == 'T' || text.at[0] == ' ') && digits(text, 1, 3, &hour) && hour <= 24;
}

bool date_parse_iso(struct span text, struct lede_date *out)
{
    struct civil c = {0, 1, 1};

    if (!digits(text, 0, 4, &c.year) || c.year < DATE_YEAR_MIN)
        return false;
    if (text.len == 4) {
        *out = date_of_year(c.year);
        return true;
    }
    if (text.at[4] != '-' || !digits(text, 5, 7, &c.month) || c.month < 1 || c.month > 12)
        return false;
    if (text.len == 7) {
        *out = date_of_month(c.year, c.month);
        return true;
    }
    if (text.at[7] != '-' || !digits(text, 8, 10, &c.day) || !date_exists(c))
        return false;
    if (!is_time(span_part(text, 10, text.len)))
        return false;
    *out = date_of_day(date_day(c));
    return true;
}

void date_write(int32_t day, char out[DATE_TEXT_MAX])
{
    struct civil c = date_civil(day);
    out[0] = '\0';
    if (date_exists(c))
        (void)snprintf(out, DATE_TEXT_MAX, "%04u-%02u-%02u", (unsigned)c.year % 10000U,
                       (unsigned)c.month % 100U, (unsigned)c.day % 100U);
}

const char *date_month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return names[month - 1];
}

const char *date_weekday_name(int weekday)
{
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
    return names[weekday];
}

const char *date_precision_name(enum lede_precision p)
{
    static const char *const names[] = {
        [LEDE_NONE] = "none", [LEDE_DAY] = "day",   [LEDE_MONTH] = "month",
        [LEDE_YEAR] = "year", [LEDE_SPAN] = "span",
    };
    return names[p];
}

int32_t date_today(void)
{
    return (int32_t)(time(NULL) / 86400);
}
