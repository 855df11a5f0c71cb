/* indexer/extract/date_phrase.h: an expression of a date, as it is written, before anybody knows what day it
 * was written on.
 *
 * In:  a text and a place in it.
 * Out: what stands there: "21-22 June 2011", "late last month", "three days ago", "Q3 2020".
 * A form is a row of date_phrase_table.h. Whether the words around let it be a date at all
 * ("April Jones") is date_context.h's to say, which days it means date_meaning.h's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

enum date_means {
    MEANS_DAY,      /* day, month; weekday where it is named */
    MEANS_DAYS,     /* day to day2; month to month2 where that is named */
    MEANS_NUMERIC,  /* first, second and year: the order of day and month may be open */
    MEANS_MONTH,    /* month; part */
    MEANS_MONTHS,   /* month to month2 */
    MEANS_YEAR,     /* year; part */
    MEANS_YEARS,    /* year to year2 */
    MEANS_DECADE,   /* year to year + 9; part */
    MEANS_PERIOD,   /* the nth of `of` parts of a year: quarters, halves */
    MEANS_SEASON,   /* season */
    MEANS_WEEKDAY,  /* weekday; moved by weeks where `moved` says so */
    MEANS_NEAR_DAY, /* today, moved by shift */
    MEANS_AGO,      /* count units before */
    MEANS_UNIT,     /* the week, month or year, moved by shift; part */
    MEANS_REST,     /* of that unit up to today ("earlier"), or from today on ("later") */
    MEANS_WEEKEND
};

/* What is said of the year: named; nothing; this, last, next year. */
enum year_said { YEAR_NAMED, YEAR_MISSING, YEAR_THIS, YEAR_LAST, YEAR_NEXT, YEAR_RELATIVE };

enum date_unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };
enum date_part { PART_WHOLE, PART_EARLY, PART_MID, PART_LATE };
enum date_season { SEASON_SPRING, SEASON_SUMMER, SEASON_AUTUMN, SEASON_WINTER };

struct date_phrase {
    size_t start, end; /* bytes of the text */
    enum date_means means;
    enum year_said said;
    int day, day2, month, month2, year, year2;
    int first, second; /* of a numeric date */
    int weekday;       /* 1 for Monday to 7; 0 when none is named */
    int count;         /* of units ago; of a period: which one */
    int of;            /* 4 quarters, 2 halves */
    int shift;         /* last -1, this 0, next 1 */
    bool shifted;      /* such a word stands there */
    bool passed;       /* "this past Friday", "coming Thursday": the direction is said */
    bool moved;        /* "Monday of last week": shift counts weeks */
    bool after;        /* of MEANS_REST: "later" */
    enum date_unit unit;
    enum date_part part;
    enum date_season season;
    /* How it is written, for who decides whether it is a date. */
    char sign;        /* between numbers */
    bool month_lower; /* "march 3" */
    bool weekday_lower;
    bool month_short; /* "Oct", "Sept." */
    bool month_first, ordinal, short_year, with_and;
};

/* The first digit, or word that may begin a date, at or behind a place where a word begins; the text's end. */
size_t date_phrase_next(struct span text, size_t at);

/* The longest form that stands at `at`, and that date_context.h lets be one. False when there is none. */
bool date_phrase_read(struct span text, size_t at, struct date_phrase *out);
