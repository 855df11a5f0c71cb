/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/date_meaning.h"

#include "common/date.h"
#include "common/error.h"

enum { WEEK_DAYS = 7, LEAP_YEARS = 8, WEEKS_APART = 3, YEAR_MOST = 2199, YEAR_LEAST = 1700 };

/* First and last of a season's months; winter runs into the next year. */
static const int season_months[][2] = {[SEASON_SPRING] = {3, 5},
                                       [SEASON_SUMMER] = {6, 8},
                                       [SEASON_AUTUMN] = {9, 11},
                                       [SEASON_WINTER] = {12, 14}};

/* The days of months that may be counted over the year's end: 13 is January of the next. */
static struct lede_date months_of(int year, int from, int to)
{
    int first = year * 12 + from - 1, last = year * 12 + to - 1;

    return date_of_span(date_of_month(first / 12, first % 12 + 1).earliest,
                        date_of_month(last / 12, last % 12 + 1).latest);
}

/* Early, mid, late: days 1 to 10, 11 to 20, 21 to the end of a month. */
static struct lede_date part_of_month(struct lede_date month, enum date_part part)
{
    switch (part) {
    case PART_EARLY: return date_of_span(month.earliest, month.earliest + 9);
    case PART_MID: return date_of_span(month.earliest + 10, month.earliest + 19);
    case PART_LATE: return date_of_span(month.earliest + 20, month.latest);
    case PART_WHOLE: break;
    }
    return month;
}

/* Four months each. */
static struct lede_date part_of_year(int year, enum date_part part)
{
    int third = (int)part - PART_EARLY;
    return part == PART_WHOLE ? date_of_year(year) : months_of(year, third * 4 + 1, third * 4 + 4);
}

/* The first, the middle, the last third of the 1990s: 1990-1993, 1994-1996, 1997-1999. */
static struct lede_date part_of_decade(int year, enum date_part part)
{
    static const int ends[][2] = {
        [PART_WHOLE] = {0, 9}, [PART_EARLY] = {0, 3}, [PART_MID] = {4, 6}, [PART_LATE] = {7, 9}};

    return date_of_span(date_of_year(year + ends[part][0]).earliest,
                        date_of_year(year + ends[part][1]).latest);
}

/* From the first to the last day, both named; the end may lie in the next year where none is named. */
static bool days_of(int year, const struct date_phrase *p, bool may_turn, struct lede_date *out)
{
    int month2 = p->month2 ? p->month2 : p->month;
    bool turns = may_turn && month2 < p->month;
    struct civil from = {year, p->month, p->day},
                 to = {year + turns, month2, p->day2 ? p->day2 : p->day};

    /* "December 28 to January 3, 2019": the year is the end's. */
    if (!may_turn && month2 < p->month)
        from.year--;
    if (!date_exists(from) || !date_exists(to) || date_day(to) < date_day(from))
        return false;
    *out = date_of_span(date_day(from), date_day(to));
    return true;
}

/* Where nothing else is known the year is p's own. */
static bool of_year(const struct date_phrase *p, int year, struct lede_date *out)
{
    switch (p->means) {
    case MEANS_DAY:
    case MEANS_DAYS: return days_of(year, p, false, out);
    case MEANS_MONTH: *out = part_of_month(date_of_month(year, p->month), p->part); return true;
    case MEANS_MONTHS:
        *out = months_of(p->month2 < p->month ? year - 1 : year, p->month,
                         p->month2 < p->month ? p->month2 + 12 : p->month2);
        return true;
    case MEANS_YEAR: *out = part_of_year(year, p->part); return true;
    case MEANS_YEARS:
        *out = date_of_span(date_of_year(year).earliest, date_of_year(p->year2).latest);
        return true;
    case MEANS_DECADE: *out = part_of_decade(year, p->part); return true;
    case MEANS_PERIOD:
        *out = months_of(year, (p->count - 1) * (12 / p->of) + 1, p->count * (12 / p->of));
        return true;
    case MEANS_SEASON:
        *out = months_of(year, season_months[p->season][0], season_months[p->season][1]);
        return true;
    case MEANS_NUMERIC:
    case MEANS_WEEKDAY:
    case MEANS_NEAR_DAY:
    case MEANS_AGO:
    case MEANS_UNIT:
    case MEANS_REST:
    case MEANS_WEEKEND: break;
    }
    return false;
}

/* 04/05/2019: by the weekday beside it, by the outlet's order, else both days and what is between. */
static bool numeric_of(const struct date_phrase *p, enum named_order order, struct lede_date *out)
{
    int32_t days[2]; /* the day first, the month first */

    if (p->first > 12 || p->second > 12)
        return false;
    days[0] = date_day((struct civil){p->year, p->second, p->first});
    days[1] = date_day((struct civil){p->year, p->first, p->second});
    for (size_t i = 0; p->weekday > 0 && i < 2; i++) {
        if (date_weekday(days[i]) + 1 == p->weekday &&
            date_weekday(days[1 - i]) + 1 != p->weekday) {
            *out = date_of_day(days[i]);
            return true;
        }
    }
    if (order != NAMED_ORDER_OPEN)
        *out = date_of_day(days[order == NAMED_ORDER_MONTH_FIRST]);
    else
        *out = days[0] < days[1] ? date_of_span(days[0], days[1]) : date_of_span(days[1], days[0]);
    return true;
}

/* Which of two is meant, that so many days back and that so many ahead: neither cue nor past verb leaves the
 * nearer, the one ahead only when it is less than half as far. */
static bool is_ahead(enum date_looks looks, int32_t back, int32_t ahead)
{
    return looks == LOOKS_AHEAD || (looks == LOOKS_NOWHERE && ahead < back / 2.0);
}

/* The latest that begins by today, and the first that ends by then or later. */
struct candidates {
    struct lede_date back, ahead;
    bool has_back, has_ahead;
};

/* A day or month of any year around. */
static struct candidates around(const struct date_phrase *p, int32_t today)
{
    struct candidates c = {0};
    struct date_phrase month = *p;
    int year = date_civil(today).year;
    struct lede_date found;
    bool whole = p->means == MEANS_MONTH;

    if (whole)
        month.part = PART_WHOLE;
    for (int back = year + 1; !c.has_back && back > year - LEAP_YEARS; back--)
        if ((whole ? of_year(&month, back, &found) : days_of(back, p, true, &found)) &&
            found.earliest <= today) {
            c.has_back = true;
            c.back = found;
        }
    for (int ahead = year - 1; !c.has_ahead && ahead < year + LEAP_YEARS; ahead++)
        if ((whole ? of_year(&month, ahead, &found) : days_of(ahead, p, true, &found)) &&
            found.latest >= today) {
            c.has_ahead = true;
            c.ahead = found;
        }
    return c;
}

/* "Tue May 9": the weekday may say that the other year is meant. */
static bool weekday_wants_other(const struct date_phrase *p, const struct lede_date *chosen,
                                const struct lede_date *other)
{
    return p->weekday > 0 && date_weekday(chosen->earliest) + 1 != p->weekday &&
           date_weekday(other->earliest) + 1 == p->weekday;
}

/* "last April": the latest that is over before this month; "next March". */
static int shifted_month_year(const struct date_phrase *p, struct civil today)
{
    if (p->shift < 0)
        return p->month < today.month ? today.year : today.year - 1;
    if (p->shift > 0)
        return p->month > today.month ? today.year : today.year + 1;
    return today.year;
}

/* "between November and February": the latest that began by today. */
static bool latest_months(const struct date_phrase *p, int32_t today, struct lede_date *out)
{
    int year = date_civil(today).year + 1;

    while (of_year(p, year, out) && out->earliest > today)
        year--;
    return out->earliest <= today;
}

/* A day, days or a month whose year is not named. */
static bool without_year(const struct date_phrase *p, int32_t today, enum date_looks looks,
                         struct lede_date *out)
{
    struct candidates c;
    bool ahead;

    if (p->means == MEANS_MONTHS)
        return latest_months(p, today, out);
    if (p->shifted && p->means == MEANS_MONTH)
        return of_year(p, shifted_month_year(p, date_civil(today)), out);
    c = around(p, today);
    if (!c.has_back || !c.has_ahead)
        return false;
    ahead = is_ahead(looks, today > c.back.latest ? today - c.back.latest : 0,
                     c.ahead.earliest > today ? c.ahead.earliest - today : 0);
    *out = ahead ? c.ahead : c.back;
    if (weekday_wants_other(p, out, ahead ? &c.back : &c.ahead))
        *out = ahead ? c.back : c.ahead;
    if (p->means == MEANS_MONTH)
        *out = part_of_month(*out, p->part);
    return true;
}

static bool weekday_of(const struct date_phrase *p, int32_t today, enum date_looks looks,
                       struct lede_date *out)
{
    int32_t monday = today - date_weekday(today);
    int32_t back = (date_weekday(today) + 1 - p->weekday + WEEK_DAYS) % WEEK_DAYS;
    int32_t ahead = (WEEK_DAYS - back) % WEEK_DAYS;

    if (p->moved)
        *out = date_of_day(monday + p->shift * WEEK_DAYS + p->weekday - 1);
    else if (p->shifted && p->shift < 0)
        *out = date_of_day(today - (back ? back : WEEK_DAYS));
    else if (p->shifted && p->shift > 0)
        *out = date_of_day(today + (ahead ? ahead : WEEK_DAYS));
    else if (p->shifted) /* "this Friday" is one to come unless it is told as past */
        *out = date_of_day(looks == LOOKS_BACK ? today - back : today + ahead);
    else
        *out = date_of_day(is_ahead(looks, back, ahead) ? today + ahead : today - back);
    return true;
}

/* Saturday and Sunday. */
static bool weekend_of(const struct date_phrase *p, int32_t today, enum date_looks looks,
                       struct lede_date *out)
{
    int32_t saturday = today - date_weekday(today) + 5; /* of this week */
    bool begun = saturday <= today;

    if (p->passed)
        saturday -= begun ? 0 : WEEK_DAYS;
    else if (p->shifted && p->shift != 0)
        saturday += p->shift > 0 ? begun * WEEK_DAYS : -WEEK_DAYS;
    else if (!begun && (looks == LOOKS_BACK || (!p->shifted && looks == LOOKS_NOWHERE)))
        saturday -= WEEK_DAYS;
    *out = date_of_span(saturday, saturday + 1);
    return true;
}

/* The month that lies so many before or after that of a day. */
static struct lede_date month_from(struct civil day, int months)
{
    int number = day.year * 12 + day.month - 1 + months;
    return date_of_month(number / 12, number % 12 + 1);
}

/* The week, month or year that holds a day, moved. */
static struct lede_date unit_of(enum date_unit unit, int32_t today, int shift, enum date_part part)
{
    struct civil day = date_civil(today);
    int32_t monday = today - date_weekday(today) + shift * WEEK_DAYS;

    switch (unit) {
    case UNIT_DAY: break;
    case UNIT_WEEK: return date_of_span(monday, monday + WEEK_DAYS - 1);
    case UNIT_MONTH: return part_of_month(month_from(day, shift), part);
    case UNIT_YEAR: return part_of_year(day.year + shift, part);
    }
    return date_of_day(today + shift);
}

static bool ago(const struct date_phrase *p, int32_t today, struct lede_date *out)
{
    struct civil day = date_civil(today);
    int32_t then = today - p->count * WEEK_DAYS;

    switch (p->unit) {
    case UNIT_DAY: *out = date_of_day(today - p->count); break;
    case UNIT_WEEK: *out = date_of_span(then - WEEKS_APART, then + WEEKS_APART); break;
    case UNIT_MONTH: *out = month_from(day, -p->count); break;
    case UNIT_YEAR: *out = date_of_year(day.year - p->count); break;
    }
    return true;
}

/* "this summer"; "last spring": the latest that is over; "next winter": the first to come. */
static bool season_of(const struct date_phrase *p, int32_t today, struct lede_date *out)
{
    struct civil day = date_civil(today);
    int year = day.year;

    if (p->shift == 0) /* a winter that began last year is this one until it is long over */
        return of_year(p, year - (p->season == SEASON_WINTER && day.month < 6), out);
    year += p->shift < 0 ? 1 : -1;
    for (int i = 0; i < 4; i++, year += p->shift)
        if (of_year(p, year, out) && (p->shift < 0 ? out->latest < today : out->earliest > today))
            return true;
    return false;
}

/* The reading in an article of one day. */
static bool on_day(const struct date_phrase *p, int32_t today, enum date_looks looks,
                   struct lede_date *out)
{
    int year = date_civil(today).year;

    if (p->said == YEAR_MISSING)
        return without_year(p, today, looks, out);
    if (p->said != YEAR_RELATIVE)
        return of_year(p, year - (p->said == YEAR_LAST) + (p->said == YEAR_NEXT), out);
    switch (p->means) {
    case MEANS_WEEKDAY: return weekday_of(p, today, looks, out);
    case MEANS_WEEKEND: return weekend_of(p, today, looks, out);
    case MEANS_NEAR_DAY: *out = date_of_day(today + p->shift); return true;
    case MEANS_UNIT: *out = unit_of(p->unit, today, p->shift, p->part); return true;
    case MEANS_AGO: return ago(p, today, out);
    case MEANS_SEASON: return season_of(p, today, out);
    case MEANS_REST:
        *out = unit_of(p->unit, today, 0, PART_WHOLE);
        *out = p->after ? date_of_span(today, out->latest) : date_of_span(out->earliest, today);
        return true;
    case MEANS_DAY:
    case MEANS_DAYS:
    case MEANS_NUMERIC:
    case MEANS_MONTH:
    case MEANS_MONTHS:
    case MEANS_YEAR:
    case MEANS_YEARS:
    case MEANS_DECADE:
    case MEANS_PERIOD: break;
    }
    return false;
}

bool date_meaning_is_open(const struct date_phrase *p)
{
    return p->said == YEAR_MISSING ||
           (p->means == MEANS_WEEKDAY && !p->moved && (!p->shifted || p->shift == 0)) ||
           (p->means == MEANS_WEEKEND && (!p->shifted || p->shift == 0));
}

bool date_meaning_absolute(const struct date_phrase *p, struct lede_date *out)
{
    return p->said == YEAR_NAMED && p->means != MEANS_NUMERIC && of_year(p, p->year, out);
}

static bool is_sane(const struct lede_date *published)
{
    return published->precision != LEDE_NONE &&
           date_civil(published->earliest).year >= YEAR_LEAST &&
           date_civil(published->latest).year <= YEAR_MOST;
}

bool date_meaning_find(const struct date_phrase *p, const struct date_basis *basis,
                       struct lede_date *out)
{
    struct lede_date last;
    const struct lede_date *published = &basis->published;

    if (p->said == YEAR_NAMED)
        return p->means == MEANS_NUMERIC ? numeric_of(p, basis->order, out)
                                         : date_meaning_absolute(p, out);
    if (!is_sane(published) || !on_day(p, published->earliest, basis->looks, out))
        return false;
    if (published->earliest == published->latest)
        return true;
    if (!on_day(p, published->latest, basis->looks, &last))
        return false;
    if (p->means == MEANS_REST && last.latest - out->earliest <= 366) {
        *out = date_of_span(out->earliest < last.earliest ? out->earliest : last.earliest,
                            last.latest > out->latest ? last.latest : out->latest);
        return true;
    }
    return out->earliest == last.earliest && out->latest == last.latest;
}
