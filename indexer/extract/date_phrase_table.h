/* indexer/extract/date_phrase_table.h: the words that dates are written with, and the forms they make.
 *
 * Words are in lower case, sorted, and looked up whole. A form is a row of elements; the first row that
 * fits wins, so that longer forms stand before those that they begin with. MAYBE marks what may be
 * absent. Blanks may stand between elements, but beside a SIGN.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/date_phrase.h"

enum word_class {
    WORD_MONTH,
    WORD_MONTH_SHORT, /* may have a full stop behind it */
    WORD_WEEKDAY,
    WORD_WEEKDAY_SHORT, /* only beside a date */
    WORD_SHIFT,         /* last, this, next */
    WORD_PAST,          /* past, coming: of a weekday */
    WORD_PART,
    WORD_REST,
    WORD_UNIT,
    WORD_UNITS, /* only behind a count */
    WORD_COUNT,
    WORD_NTH,
    WORD_CODE, /* Q3, H1 */
    WORD_PERIOD,
    WORD_SEASON,
    WORD_NEAR_DAY,
    WORD_DAYPART,
    WORD_WEEKEND,
    WORD_AGO,
    WORD_BEYOND /* before, after */
};

struct date_word {
    const char *word;
    enum word_class kind;
    int value;
};

/* clang-format off */
static const struct date_word date_words[] = {
    {"a", WORD_COUNT, 1}, {"after", WORD_BEYOND, 1}, {"afternoon", WORD_DAYPART, 0}, {"ago", WORD_AGO, 0},
    {"an", WORD_COUNT, 1}, {"apr", WORD_MONTH_SHORT, 4}, {"april", WORD_MONTH, 4},
    {"aug", WORD_MONTH_SHORT, 8}, {"august", WORD_MONTH, 8}, {"autumn", WORD_SEASON, SEASON_AUTUMN},
    {"before", WORD_BEYOND, -1}, {"coming", WORD_PAST, 1},
    {"day", WORD_UNIT, UNIT_DAY}, {"days", WORD_UNITS, UNIT_DAY},
    {"dec", WORD_MONTH_SHORT, 12}, {"december", WORD_MONTH, 12},
    {"earlier", WORD_REST, 0}, {"early", WORD_PART, PART_EARLY}, {"eight", WORD_COUNT, 8},
    {"eighteen", WORD_COUNT, 18}, {"eleven", WORD_COUNT, 11}, {"evening", WORD_DAYPART, 0},
    {"fall", WORD_SEASON, SEASON_AUTUMN}, {"feb", WORD_MONTH_SHORT, 2}, {"february", WORD_MONTH, 2},
    {"fifteen", WORD_COUNT, 15}, {"fifty", WORD_COUNT, 50}, {"final", WORD_NTH, 0},
    {"first", WORD_NTH, 1}, {"five", WORD_COUNT, 5}, {"forty", WORD_COUNT, 40}, {"four", WORD_COUNT, 4},
    {"fourteen", WORD_COUNT, 14}, {"fourth", WORD_NTH, 4},
    {"fri", WORD_WEEKDAY_SHORT, 5}, {"friday", WORD_WEEKDAY, 5},
    {"h", WORD_CODE, 2}, {"half", WORD_PERIOD, 2},
    {"jan", WORD_MONTH_SHORT, 1}, {"january", WORD_MONTH, 1}, {"jul", WORD_MONTH_SHORT, 7},
    {"july", WORD_MONTH, 7}, {"jun", WORD_MONTH_SHORT, 6}, {"june", WORD_MONTH, 6},
    {"last", WORD_SHIFT, -1}, {"late", WORD_PART, PART_LATE}, {"later", WORD_REST, 1},
    {"mar", WORD_MONTH_SHORT, 3}, {"march", WORD_MONTH, 3}, {"may", WORD_MONTH, 5},
    {"mid", WORD_PART, PART_MID}, {"mon", WORD_WEEKDAY_SHORT, 1}, {"monday", WORD_WEEKDAY, 1},
    {"month", WORD_UNIT, UNIT_MONTH}, {"months", WORD_UNITS, UNIT_MONTH}, {"morning", WORD_DAYPART, 0},
    {"next", WORD_SHIFT, 1}, {"night", WORD_DAYPART, 1}, {"nine", WORD_COUNT, 9},
    {"nineteen", WORD_COUNT, 19}, {"nov", WORD_MONTH_SHORT, 11}, {"november", WORD_MONTH, 11},
    {"oct", WORD_MONTH_SHORT, 10}, {"october", WORD_MONTH, 10}, {"one", WORD_COUNT, 1},
    {"past", WORD_PAST, -1}, {"q", WORD_CODE, 4}, {"quarter", WORD_PERIOD, 4},
    {"sat", WORD_WEEKDAY_SHORT, 6}, {"saturday", WORD_WEEKDAY, 6}, {"second", WORD_NTH, 2},
    {"sep", WORD_MONTH_SHORT, 9}, {"sept", WORD_MONTH_SHORT, 9}, {"september", WORD_MONTH, 9},
    {"seven", WORD_COUNT, 7}, {"seventeen", WORD_COUNT, 17}, {"six", WORD_COUNT, 6},
    {"sixteen", WORD_COUNT, 16}, {"sixty", WORD_COUNT, 60}, {"spring", WORD_SEASON, SEASON_SPRING},
    {"summer", WORD_SEASON, SEASON_SUMMER}, {"sun", WORD_WEEKDAY_SHORT, 7}, {"sunday", WORD_WEEKDAY, 7},
    {"ten", WORD_COUNT, 10}, {"third", WORD_NTH, 3}, {"thirteen", WORD_COUNT, 13},
    {"thirty", WORD_COUNT, 30}, {"this", WORD_SHIFT, 0}, {"three", WORD_COUNT, 3},
    {"thu", WORD_WEEKDAY_SHORT, 4}, {"thur", WORD_WEEKDAY_SHORT, 4}, {"thurs", WORD_WEEKDAY_SHORT, 4},
    {"thursday", WORD_WEEKDAY, 4}, {"today", WORD_NEAR_DAY, 0}, {"tomorrow", WORD_NEAR_DAY, 1},
    {"tonight", WORD_NEAR_DAY, 0}, {"tue", WORD_WEEKDAY_SHORT, 2}, {"tues", WORD_WEEKDAY_SHORT, 2},
    {"tuesday", WORD_WEEKDAY, 2}, {"twelve", WORD_COUNT, 12}, {"twenty", WORD_COUNT, 20},
    {"two", WORD_COUNT, 2}, {"wed", WORD_WEEKDAY_SHORT, 3}, {"wednesday", WORD_WEEKDAY, 3},
    {"week", WORD_UNIT, UNIT_WEEK}, {"weekend", WORD_WEEKEND, 0}, {"weeks", WORD_UNITS, UNIT_WEEK},
    {"winter", WORD_SEASON, SEASON_WINTER}, {"year", WORD_UNIT, UNIT_YEAR},
    {"years", WORD_UNITS, UNIT_YEAR}, {"yesterday", WORD_NEAR_DAY, -1},
};

/* What may be the second and third letter of a word that begins a date, by its first: most words end here. */
static const char *const date_next_letters[26] = {
    /* a to e */ "prugut", "", "om", "ayec", "arigle",
    /* f to j */ "alebifinirivorouri", "", "", "", "anulun",
    /* k to o */ "", "asat", "arayidon", "exinov", "ctne",
    /* p to t */ "as", "", "", "atecepevixprumun", "enhihrhuodomonuewewo",
    /* u to z */ "", "", "edeein", "", "eaes", "",
};
/* clang-format on */

enum element {
    NO_ELEMENT,
    DAY,          /* 1 to 31, with "th" or without */
    DAY_2,        /* the last of several */
    ORDINAL,      /* a day with "th" */
    MONTH,        /* a name */
    MONTH_2,      /* the last of several */
    YEAR,         /* four digits */
    YEAR_2,       /* the last of several */
    YEAR_DIGITS,  /* four digits, whatever sign follows */
    SHORT_YEAR,   /* "82" */
    SHORT_2,      /* "19" of "2018-19" */
    YEAR_WORDS,   /* "last year", "of this year" */
    NUMBER,       /* one or two digits */
    NUMBER_2,     /* the next such */
    MONTH_DIGITS, /* "07" of "2016-07" */
    DECADE,       /* "1990s" */
    WEEKDAY,
    SHIFT,     /* last, this, next */
    PAST,      /* past, coming */
    PART,      /* early, mid, late, with a hyphen or without */
    REST,      /* earlier, later */
    UNIT,      /* week, month, year */
    WEEK,      /* "week" alone */
    UNITS,     /* "days", "year" */
    COUNT,     /* a number of them, in words or digits */
    AGO,       /* the word */
    NTH,       /* first to fourth */
    PERIOD,    /* "quarter", "half" */
    CODE,      /* "Q3", "H1" */
    SEASON,    /* spring to winter */
    NEAR_DAY,  /* yesterday, today, tomorrow */
    ONE_DAY,   /* "day" */
    BEYOND,    /* before, after */
    DAYPART,   /* morning, evening */
    WEEKEND,   /* the word */
    COMMA,     /* , */
    OF,        /* the word */
    THE,       /* the word */
    HYPHEN,    /* - right here */
    DASH,      /* - or a longer dash */
    RANGE,     /* a dash, "to", "and", "through" … */
    TO,        /* the same without "and" */
    SLASH,     /* / right here */
    SIGN,      /* one of - / . right here */
    SAME_SIGN, /* the same once more */
    MAYBE = 0x80
};

enum { ELEMENTS_MAX = 10 };

struct date_form {
    unsigned char elements[ELEMENTS_MAX];
    enum date_means means;
    enum year_said said;
};

/* clang-format off */
/* A form that begins with a digit, a month's name, or behind a weekday: "Saturday, 8 October 2016". */
static const struct date_form day_forms[] = {
    {{DAY, RANGE, DAY_2, OF | MAYBE, MONTH, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_DAYS, YEAR_NAMED},
    {{DAY, OF | MAYBE, MONTH, RANGE, DAY_2, OF | MAYBE, MONTH_2, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_DAYS, YEAR_NAMED},
    {{MONTH, DAY, RANGE, MONTH_2, DAY_2, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_DAYS, YEAR_NAMED},
    {{MONTH, DAY, RANGE, DAY_2, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_DAYS, YEAR_NAMED},
    {{DAY, RANGE, DAY_2, OF | MAYBE, MONTH, YEAR_WORDS}, MEANS_DAYS, YEAR_THIS},
    {{MONTH, DAY, TO, DAY_2, YEAR_WORDS}, MEANS_DAYS, YEAR_THIS},
    {{DAY, SIGN, MONTH, SAME_SIGN, YEAR}, MEANS_DAY, YEAR_NAMED},
    {{DAY, OF | MAYBE, MONTH, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_DAY, YEAR_NAMED},
    {{MONTH, SIGN, DAY, SAME_SIGN, YEAR}, MEANS_DAY, YEAR_NAMED},
    {{MONTH, THE | MAYBE, DAY, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_DAY, YEAR_NAMED},
    {{MONTH, COMMA, ORDINAL, COMMA | MAYBE, YEAR}, MEANS_DAY, YEAR_NAMED},
    {{MONTH, DAY, DASH, YEAR}, MEANS_DAY, YEAR_NAMED},
    {{YEAR, SIGN, MONTH, SAME_SIGN, DAY}, MEANS_DAY, YEAR_NAMED},
    {{YEAR_DIGITS, SIGN, NUMBER, SAME_SIGN, NUMBER_2}, MEANS_DAY, YEAR_NAMED},
    {{NUMBER, SIGN, NUMBER_2, SAME_SIGN, YEAR}, MEANS_NUMERIC, YEAR_NAMED},
    {{NUMBER, SIGN, NUMBER_2, SAME_SIGN, SHORT_YEAR}, MEANS_NUMERIC, YEAR_NAMED},
    {{ORDINAL, OF | MAYBE, MONTH, SHORT_YEAR}, MEANS_DAY, YEAR_NAMED},
    {{DAY, OF | MAYBE, MONTH, YEAR_WORDS}, MEANS_DAY, YEAR_THIS},
    {{MONTH, THE | MAYBE, DAY, YEAR_WORDS}, MEANS_DAY, YEAR_THIS},
    {{DAY, OF | MAYBE, MONTH, TO, DAY_2, OF | MAYBE, MONTH_2}, MEANS_DAYS, YEAR_MISSING},
    {{DAY, RANGE, DAY_2, OF | MAYBE, MONTH}, MEANS_DAYS, YEAR_MISSING},
    {{MONTH, DAY, TO, MONTH_2, DAY_2}, MEANS_DAYS, YEAR_MISSING},
    {{MONTH, DAY, TO, DAY_2}, MEANS_DAYS, YEAR_MISSING},
    {{DAY, OF | MAYBE, MONTH}, MEANS_DAY, YEAR_MISSING},
    {{DAY, HYPHEN, MONTH}, MEANS_DAY, YEAR_MISSING},
    {{MONTH, THE | MAYBE, DAY}, MEANS_DAY, YEAR_MISSING},
    {{MONTH, COMMA, ORDINAL}, MEANS_DAY, YEAR_MISSING},
    {{MONTH, SLASH, DAY}, MEANS_DAY, YEAR_MISSING},
};

/* All others. */
static const struct date_form date_forms[] = {
    /* Months. */
    {{MONTH, RANGE, MONTH_2, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_MONTHS, YEAR_NAMED},
    {{MONTH, RANGE, MONTH_2, YEAR_WORDS}, MEANS_MONTHS, YEAR_THIS},
    {{MONTH, RANGE, MONTH_2}, MEANS_MONTHS, YEAR_MISSING},
    {{PART, MONTH, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_MONTH, YEAR_NAMED},
    {{PART, MONTH, YEAR_WORDS}, MEANS_MONTH, YEAR_THIS},
    {{PART, SHIFT, MONTH}, MEANS_MONTH, YEAR_MISSING},
    {{PART, MONTH}, MEANS_MONTH, YEAR_MISSING},
    {{MONTH, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_MONTH, YEAR_NAMED},
    {{MONTH, SIGN, YEAR}, MEANS_MONTH, YEAR_NAMED},
    {{MONTH, YEAR_WORDS}, MEANS_MONTH, YEAR_THIS},
    {{MONTH}, MEANS_MONTH, YEAR_MISSING},
    {{SHIFT, PAST, MONTH}, MEANS_MONTH, YEAR_MISSING},
    {{SHIFT, MONTH}, MEANS_MONTH, YEAR_MISSING},
    /* Years and parts of them. */
    {{YEAR, SIGN, SHORT_2}, MEANS_YEARS, YEAR_NAMED},
    {{YEAR, DASH, SHORT_2}, MEANS_YEARS, YEAR_NAMED},
    {{YEAR, RANGE, YEAR_2}, MEANS_YEARS, YEAR_NAMED},
    {{YEAR, HYPHEN, MONTH_DIGITS}, MEANS_MONTH, YEAR_NAMED},
    {{YEAR, CODE}, MEANS_PERIOD, YEAR_NAMED},
    {{DECADE}, MEANS_DECADE, YEAR_NAMED},
    {{YEAR}, MEANS_YEAR, YEAR_NAMED},
    {{PART, DECADE}, MEANS_DECADE, YEAR_NAMED},
    {{PART, YEAR}, MEANS_YEAR, YEAR_NAMED},
    {{NTH, HYPHEN | MAYBE, PERIOD, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_PERIOD, YEAR_NAMED},
    {{NTH, HYPHEN | MAYBE, PERIOD, YEAR_WORDS}, MEANS_PERIOD, YEAR_THIS},
    {{CODE, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_PERIOD, YEAR_NAMED},
    {{CODE, YEAR_WORDS}, MEANS_PERIOD, YEAR_THIS},
    {{SEASON, COMMA | MAYBE, OF | MAYBE, YEAR}, MEANS_SEASON, YEAR_NAMED},
    {{SEASON, YEAR_WORDS}, MEANS_SEASON, YEAR_THIS},
    {{PART, SEASON, OF | MAYBE, YEAR}, MEANS_SEASON, YEAR_NAMED},
    {{PART, SHIFT, SEASON}, MEANS_SEASON, YEAR_RELATIVE},
    {{REST, SHIFT, SEASON}, MEANS_SEASON, YEAR_RELATIVE},
    {{SHIFT, PAST, SEASON}, MEANS_SEASON, YEAR_RELATIVE},
    {{SHIFT, SEASON}, MEANS_SEASON, YEAR_RELATIVE},
    /* Weeks and weekdays. */
    {{WEEKDAY, DAYPART | MAYBE, OF | MAYBE, SHIFT, WEEK}, MEANS_WEEKDAY, YEAR_RELATIVE},
    {{WEEKDAY, DAYPART | MAYBE}, MEANS_WEEKDAY, YEAR_RELATIVE},
    {{SHIFT, PAST, WEEKDAY, DAYPART | MAYBE}, MEANS_WEEKDAY, YEAR_RELATIVE},
    {{SHIFT, WEEKDAY, DAYPART | MAYBE}, MEANS_WEEKDAY, YEAR_RELATIVE},
    {{PAST, WEEKDAY, DAYPART | MAYBE}, MEANS_WEEKDAY, YEAR_RELATIVE},
    {{PART, SHIFT | MAYBE, WEEKDAY, DAYPART | MAYBE}, MEANS_WEEKDAY, YEAR_RELATIVE},
    {{REST, SHIFT | MAYBE, WEEKDAY, DAYPART | MAYBE}, MEANS_WEEKDAY, YEAR_RELATIVE},
    {{SHIFT, PAST | MAYBE, WEEKEND}, MEANS_WEEKEND, YEAR_RELATIVE},
    {{WEEKEND}, MEANS_WEEKEND, YEAR_RELATIVE},
    /* Counted from today. */
    {{ONE_DAY, BEYOND, NEAR_DAY}, MEANS_NEAR_DAY, YEAR_RELATIVE},
    {{REST, NEAR_DAY, DAYPART | MAYBE}, MEANS_NEAR_DAY, YEAR_RELATIVE},
    {{PART, NEAR_DAY, DAYPART | MAYBE}, MEANS_NEAR_DAY, YEAR_RELATIVE},
    {{NEAR_DAY, DAYPART | MAYBE}, MEANS_NEAR_DAY, YEAR_RELATIVE},
    {{REST, SHIFT, DAYPART}, MEANS_NEAR_DAY, YEAR_RELATIVE},
    {{PART, SHIFT, DAYPART}, MEANS_NEAR_DAY, YEAR_RELATIVE},
    {{SHIFT, DAYPART}, MEANS_NEAR_DAY, YEAR_RELATIVE},
    {{COUNT, HYPHEN | MAYBE, UNITS, AGO}, MEANS_AGO, YEAR_RELATIVE},
    {{REST, SHIFT, UNIT}, MEANS_REST, YEAR_RELATIVE},
    {{PART, SHIFT, UNIT}, MEANS_UNIT, YEAR_RELATIVE},
    {{SHIFT, UNIT}, MEANS_UNIT, YEAR_RELATIVE},
};
/* clang-format on */
