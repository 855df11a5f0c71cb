/* indexer/extract/named_dates_table.h: the words that dates are written with.
 *
 * Lower case; a name is looked up as a whole word. Abbreviations may have a full stop behind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

struct month_row {
    const char *word;
    int month;
};

/* clang-format off */
static const struct month_row month_rows[] = {
    {"january", 1},   {"jan", 1},
    {"february", 2},  {"feb", 2},
    {"march", 3},     {"mar", 3},
    {"april", 4},     {"apr", 4},
    {"may", 5},
    {"june", 6},      {"jun", 6},
    {"july", 7},      {"jul", 7},
    {"august", 8},    {"aug", 8},
    {"september", 9}, {"sept", 9}, {"sep", 9},
    {"october", 10},  {"oct", 10},
    {"november", 11}, {"nov", 11},
    {"december", 12}, {"dec", 12},
};

/* A bare year is one only behind such a word: "in 2017", but not "the 2017 troops". */
static const char *const year_words[] = {
    "in", "since", "by", "from", "until", "till", "of", "to", "during", "before", "after",
    "late", "early", "mid", "year", "between", "than",
};

/* What a number in front of these counts is no year: "of 2001 people". */
static const char *const counted_words[] = {
    "people", "persons", "men", "women", "children", "troops", "soldiers", "police", "policemen",
    "refugees", "migrants", "families", "houses", "trucks", "vehicles", "miles", "km", "kilometers",
    "kilometres", "metres", "meters", "feet", "kg", "kilograms", "kilogrammes", "tons", "tonnes",
    "acres", "hectares", "dollars", "rupees", "euros", "rials", "cases", "deaths", "percent", "or",
    "suspects", "prisoners", "workers", "students", "votes", "seats", "pilgrims",
};
/* clang-format on */
