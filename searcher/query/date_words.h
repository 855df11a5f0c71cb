/* searcher/query/date_words.h: what may be a date, to words, numbers and signs.
 *
 * Only what dates are written with is known: the words of date_words_table.h, in any case, numbers and a
 * few signs. What is anything else ends the reading.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

/* What a token is, and what a rule asks for. A sign is its own character: - / ~ < > = * [ ] and a full
 * stop between digits. */
enum date_mark {
    SIGN_DOTS = 128, /* two full stops or more */
    A_NUMBER,        /* of 1 to 8 digits, or a word as "two" */
    A_MONTH,         /* by name: 1 to 12 */
    A_WEEKDAY,       /* 0 for Monday */
    A_UNIT,          /* "weeks": its months, or its days below 0 */
    A_QUARTER,       /* "q1": 1 to 4 */
    A_DECADE,        /* "1990s": its first year */
    A_NEAR_DAY,      /* "yesterday": days from today */
    A_LOOSE_TIME,    /* "spring", "early": no days that all agree on */
    WORD_LAST,
    WORD_PAST,
    WORD_THIS,
    WORD_NEXT,
    WORD_AGO,
    WORD_OF,
    WORD_THE, /* says nothing before a date: "in the" */
    WORD_TO,
    WORD_SINCE,
    WORD_UNTIL,
    WORD_BEFORE,
    WORD_AFTER,
    WORD_BETWEEN,
    WORD_AND,
    WORD_UNKNOWN,
    /* In rules alone: what a number, or a sign, may stand for. */
    A_YEAR,       /* four digits */
    A_DAY,        /* 1 to 31, "3rd" too */
    A_LAST_DAY,   /* the same, of "3 to 5 April" */
    A_DAY_NUMBER, /* one or two digits */
    A_MONTH_NUMBER,
    A_COMPACT_DAY, /* eight digits */
    A_COUNT, /* at most three digits, five when stuck to a unit ("2016 years" is a year), or a word */
    A_YEAR_UNIT, /* the unit "year" */
    A_RANGE_SIGN /* - or .. or "to" */
};

enum { DATE_TOKENS_MAX = 20, UNIT_YEAR = 12 };

struct date_token {
    int mark; /* an enum date_mark, or a sign's character */
    int value;
    int digits;   /* of a number; 0 for a word */
    bool ordinal; /* "3rd" */
    bool sticks;  /* the number is stuck to a word: "7d" */
    bool glued;   /* no blank before it */
    size_t start, end;
};

struct date_tokens {
    struct date_token at[DATE_TOKENS_MAX];
    size_t count;
    size_t end; /* of what was read: text.len when all of it was */
};

/* The tokens that text, any bytes, begins with. Blanks, commas and _ part them. */
void date_words_read(struct span text, struct date_tokens *out);

/* True at the end of text, and where white space, a quote or a parenthesis stands. */
bool date_words_end_at(struct span text, size_t at);
