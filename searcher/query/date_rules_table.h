/* searcher/query/date_rules_table.h: how a date may be written, a rule a row.
 *
 * A rule is what the tokens are, in order, and what they say then. The signs of a rule stand without blanks
 * around them, but for A_RANGE_SIGN. tests/cases/date_range.tsv has a row for each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/date_said.h"

enum { RULE_MARKS_MAX = 6 };

struct date_rule {
    unsigned char marks[RULE_MARKS_MAX + 1]; /* ended by 0 */
    enum date_says says;
    int count; /* of units, where no token gives it */
};

/* clang-format off */
static const struct date_rule date_rules[] = {
    /* In numbers. */
    {{A_YEAR}, SAYS_DAYS, 0},
    {{A_YEAR, '-', A_MONTH_NUMBER}, SAYS_DAYS, 0},
    {{A_YEAR, '/', A_MONTH_NUMBER}, SAYS_DAYS, 0},
    {{A_YEAR, '.', A_MONTH_NUMBER}, SAYS_DAYS, 0},
    {{A_YEAR, '-', A_MONTH_NUMBER, '-', A_DAY_NUMBER}, SAYS_DAYS, 0},
    {{A_YEAR, '/', A_MONTH_NUMBER, '/', A_DAY_NUMBER}, SAYS_DAYS, 0},
    {{A_YEAR, '.', A_MONTH_NUMBER, '.', A_DAY_NUMBER}, SAYS_DAYS, 0},
    {{A_COMPACT_DAY}, SAYS_DAYS, 0},
    {{A_MONTH_NUMBER, '-', A_YEAR}, SAYS_DAYS, 0},
    {{A_MONTH_NUMBER, '/', A_YEAR}, SAYS_DAYS, 0},
    {{A_MONTH_NUMBER, '.', A_YEAR}, SAYS_DAYS, 0},
    {{A_DAY_NUMBER, '.', A_MONTH_NUMBER, '.', A_YEAR}, SAYS_DAYS, 0},
    {{A_DAY_NUMBER, '-', A_MONTH_NUMBER, '-', A_YEAR}, SAYS_DAYS_IN_SOME_ORDER, 0},
    {{A_DAY_NUMBER, '/', A_MONTH_NUMBER, '/', A_YEAR}, SAYS_DAYS_IN_SOME_ORDER, 0},

    /* With the month's name. Without a year: the latest one. */
    {{A_MONTH}, SAYS_DAYS, 0},
    {{A_MONTH, A_YEAR}, SAYS_DAYS, 0},
    {{A_MONTH, WORD_OF, A_YEAR}, SAYS_DAYS, 0},
    {{A_MONTH, '-', A_YEAR}, SAYS_DAYS, 0},
    {{A_YEAR, A_MONTH}, SAYS_DAYS_IF_ALONE, 0}, /* date:2016 march is more likely the march of 2016 */
    {{A_YEAR, '-', A_MONTH}, SAYS_DAYS, 0},
    {{A_DAY, A_MONTH}, SAYS_DAYS, 0},
    {{A_DAY, '-', A_MONTH}, SAYS_DAYS, 0},
    {{A_DAY, WORD_OF, A_MONTH}, SAYS_DAYS, 0},
    {{A_DAY, A_MONTH, A_YEAR}, SAYS_DAYS, 0},
    {{A_DAY, '-', A_MONTH, '-', A_YEAR}, SAYS_DAYS, 0},
    {{A_DAY, WORD_OF, A_MONTH, A_YEAR}, SAYS_DAYS, 0},
    {{A_MONTH, A_DAY}, SAYS_DAYS, 0},
    {{A_MONTH, A_DAY, A_YEAR}, SAYS_DAYS, 0},
    {{A_YEAR, A_MONTH, A_DAY}, SAYS_DAYS_IF_ALONE, 0},
    {{A_YEAR, '-', A_MONTH, '-', A_DAY_NUMBER}, SAYS_DAYS, 0},
    {{A_DAY, A_RANGE_SIGN, A_LAST_DAY, A_MONTH}, SAYS_DAYS, 0},
    {{A_DAY, A_RANGE_SIGN, A_LAST_DAY, A_MONTH, A_YEAR}, SAYS_DAYS, 0},
    {{A_MONTH, A_DAY, A_RANGE_SIGN, A_LAST_DAY}, SAYS_DAYS, 0},
    {{A_MONTH, A_DAY, A_RANGE_SIGN, A_LAST_DAY, A_YEAR}, SAYS_DAYS, 0},
    {{A_MONTH, WORD_LAST, A_YEAR_UNIT}, SAYS_DAYS_OF_YEARS_AGO, 1},
    {{A_MONTH, WORD_THIS, A_YEAR_UNIT}, SAYS_DAYS_OF_YEARS_AGO, 0},
    {{A_MONTH, WORD_OF, WORD_LAST, A_YEAR_UNIT}, SAYS_DAYS_OF_YEARS_AGO, 1},
    {{A_MONTH, WORD_OF, WORD_THIS, A_YEAR_UNIT}, SAYS_DAYS_OF_YEARS_AGO, 0},

    {{A_QUARTER}, SAYS_DAYS, 0},
    {{A_QUARTER, A_YEAR}, SAYS_DAYS, 0},
    {{A_QUARTER, WORD_OF, A_YEAR}, SAYS_DAYS, 0},
    {{A_YEAR, A_QUARTER}, SAYS_DAYS, 0},
    {{A_YEAR, '-', A_QUARTER}, SAYS_DAYS, 0},
    {{A_DECADE}, SAYS_DECADE, 0},

    /* From today. */
    {{A_NEAR_DAY}, SAYS_NEAR_DAY, 0},
    {{A_NEAR_DAY, '-', A_COUNT, A_UNIT}, SAYS_DAY_BEFORE, 0},
    {{A_COUNT, A_UNIT}, SAYS_SO_OLD, 0},
    {{WORD_LAST, A_COUNT, A_UNIT}, SAYS_UP_TO_TODAY, 0},
    {{WORD_PAST, A_COUNT, A_UNIT}, SAYS_UP_TO_TODAY, 0},
    {{WORD_PAST, A_UNIT}, SAYS_UP_TO_TODAY, 1},
    {{WORD_NEXT, A_COUNT, A_UNIT}, SAYS_FROM_TOMORROW, 0},
    {{A_COUNT, A_UNIT, WORD_AGO}, SAYS_UNIT_AGO, 0},
    {{WORD_LAST, A_UNIT}, SAYS_UNIT_AGO, 1},
    {{WORD_THIS, A_UNIT}, SAYS_UNIT_AGO, 0},
    {{WORD_NEXT, A_UNIT}, SAYS_UNIT_AGO, -1},
    {{WORD_LAST, A_MONTH}, SAYS_MONTH_BEFORE, 0},
    {{WORD_THIS, A_MONTH}, SAYS_DAYS_OF_YEARS_AGO, 0},
    {{A_WEEKDAY}, SAYS_WEEKDAY, 0},
    {{WORD_LAST, A_WEEKDAY}, SAYS_WEEKDAY, 1},
    {{WORD_THIS, A_WEEKDAY}, SAYS_WEEKDAY_THIS_WEEK, 0},

    /* Plainly meant as dates, and open to several readings. */
    {{A_NUMBER}, SAYS_SHORT_YEAR, 0},
    {{A_DAY, A_MONTH, A_DAY_NUMBER}, SAYS_SHORT_YEAR, 0},
    {{A_MONTH, A_DAY, A_DAY_NUMBER}, SAYS_SHORT_YEAR, 0},
    {{A_DAY_NUMBER, '-', A_DAY_NUMBER, '-', A_DAY_NUMBER}, SAYS_SHORT_YEAR, 0},
    {{A_DAY_NUMBER, '/', A_DAY_NUMBER, '/', A_DAY_NUMBER}, SAYS_SHORT_YEAR, 0},
    {{A_DAY_NUMBER, '.', A_DAY_NUMBER, '.', A_DAY_NUMBER}, SAYS_SHORT_YEAR, 0},
    {{A_LOOSE_TIME, A_YEAR}, SAYS_LOOSE_TIME, 0},
    {{A_LOOSE_TIME, '-', A_YEAR}, SAYS_LOOSE_TIME, 0},
    {{A_LOOSE_TIME, WORD_OF, A_YEAR}, SAYS_LOOSE_TIME, 0},
    {{A_LOOSE_TIME, A_MONTH}, SAYS_LOOSE_TIME, 0},
    {{A_LOOSE_TIME, '-', A_MONTH}, SAYS_LOOSE_TIME, 0},
    {{A_LOOSE_TIME, A_MONTH, A_YEAR}, SAYS_LOOSE_TIME, 0},
    {{A_LOOSE_TIME, '-', A_MONTH, A_YEAR}, SAYS_LOOSE_TIME, 0},
};
/* clang-format on */
