/* searcher/query/date_words_table.h: the words that dates are written with, in lower case.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/date_words.h"

struct date_word {
    const char *word;
    int mark; /* an enum date_mark */
    int value;
};

/* clang-format off */
static const struct date_word date_word_rows[] = {
    {"january", A_MONTH, 1},   {"jan", A_MONTH, 1},
    {"february", A_MONTH, 2},  {"feb", A_MONTH, 2},
    {"march", A_MONTH, 3},     {"mar", A_MONTH, 3},
    {"april", A_MONTH, 4},     {"apr", A_MONTH, 4},
    {"may", A_MONTH, 5},
    {"june", A_MONTH, 6},      {"jun", A_MONTH, 6},
    {"july", A_MONTH, 7},      {"jul", A_MONTH, 7},
    {"august", A_MONTH, 8},    {"aug", A_MONTH, 8},
    {"september", A_MONTH, 9}, {"sept", A_MONTH, 9}, {"sep", A_MONTH, 9},
    {"october", A_MONTH, 10},  {"oct", A_MONTH, 10},
    {"november", A_MONTH, 11}, {"nov", A_MONTH, 11},
    {"december", A_MONTH, 12}, {"dec", A_MONTH, 12},

    {"monday", A_WEEKDAY, 0},    {"mon", A_WEEKDAY, 0},
    {"tuesday", A_WEEKDAY, 1},   {"tues", A_WEEKDAY, 1},  {"tue", A_WEEKDAY, 1},
    {"wednesday", A_WEEKDAY, 2}, {"wed", A_WEEKDAY, 2},
    {"thursday", A_WEEKDAY, 3},  {"thurs", A_WEEKDAY, 3}, {"thur", A_WEEKDAY, 3}, {"thu", A_WEEKDAY, 3},
    {"friday", A_WEEKDAY, 4},    {"fri", A_WEEKDAY, 4},
    {"saturday", A_WEEKDAY, 5},  {"sat", A_WEEKDAY, 5},
    {"sunday", A_WEEKDAY, 6},    {"sun", A_WEEKDAY, 6},

    {"day", A_UNIT, -1},            {"days", A_UNIT, -1},            {"d", A_UNIT, -1},
    {"week", A_UNIT, -7},           {"weeks", A_UNIT, -7},           {"w", A_UNIT, -7},
    {"month", A_UNIT, 1},           {"months", A_UNIT, 1},           {"m", A_UNIT, 1},
    {"quarter", A_UNIT, 3},         {"quarters", A_UNIT, 3},
    {"year", A_UNIT, UNIT_YEAR},    {"years", A_UNIT, UNIT_YEAR},    {"y", A_UNIT, UNIT_YEAR},
    {"decade", A_UNIT, 10 * UNIT_YEAR}, {"decades", A_UNIT, 10 * UNIT_YEAR},

    {"a", A_NUMBER, 1},    {"an", A_NUMBER, 1},    {"one", A_NUMBER, 1},     {"two", A_NUMBER, 2},
    {"three", A_NUMBER, 3}, {"four", A_NUMBER, 4}, {"five", A_NUMBER, 5},    {"six", A_NUMBER, 6},
    {"seven", A_NUMBER, 7}, {"eight", A_NUMBER, 8}, {"nine", A_NUMBER, 9},   {"ten", A_NUMBER, 10},
    {"eleven", A_NUMBER, 11}, {"twelve", A_NUMBER, 12},

    {"today", A_NEAR_DAY, 0}, {"now", A_NEAR_DAY, 0},
    {"yesterday", A_NEAR_DAY, -1},
    {"tomorrow", A_NEAR_DAY, 1},

    {"last", WORD_LAST, 0}, {"previous", WORD_LAST, 0},
    {"past", WORD_PAST, 0},
    {"this", WORD_THIS, 0}, {"current", WORD_THIS, 0},
    {"next", WORD_NEXT, 0},
    {"ago", WORD_AGO, 0},
    {"of", WORD_OF, 0},
    {"the", WORD_THE, 0}, {"in", WORD_THE, 0}, {"on", WORD_THE, 0}, {"during", WORD_THE, 0},
    {"within", WORD_THE, 0},

    {"to", WORD_TO, 0}, {"through", WORD_TO, 0},
    {"until", WORD_UNTIL, 0}, {"till", WORD_UNTIL, 0},
    {"since", WORD_SINCE, 0}, {"from", WORD_SINCE, 0},
    {"before", WORD_BEFORE, 0},
    {"after", WORD_AFTER, 0},
    {"between", WORD_BETWEEN, 0},
    {"and", WORD_AND, 0},
    {"unknown", WORD_UNKNOWN, 0}, {"undated", WORD_UNKNOWN, 0},

    {"spring", A_LOOSE_TIME, 0}, {"summer", A_LOOSE_TIME, 0}, {"autumn", A_LOOSE_TIME, 0},
    {"fall", A_LOOSE_TIME, 0},   {"winter", A_LOOSE_TIME, 0}, {"early", A_LOOSE_TIME, 0},
    {"mid", A_LOOSE_TIME, 0},    {"late", A_LOOSE_TIME, 0},
};
/* clang-format on */
