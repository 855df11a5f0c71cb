/* indexer/extract/date_cursor.h: a place in a text, and the words and numbers that can be taken there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/date_phrase_table.h"

/* Years that a text names. */
enum { DATE_YEAR_OF_TEXT_MIN = 1800, DATE_YEAR_OF_TEXT_MAX = 2099 };

enum { DATE_WORD_MAX = 13 }; /* letters that are looked at: one more than the longest word has */

/* Moves on only when something was taken. */
struct date_cursor {
    struct span text;
    size_t at;
};

static inline bool date_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool date_is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool date_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* NUL behind the end. */
static inline char date_char(struct span text, size_t at)
{
    return at < text.len ? text.at[at] : '\0';
}

/* The run of ASCII letters that begins at, or ends before, a place. */
struct span date_word_at(struct span text, size_t at);
struct span date_word_before(struct span text, size_t at);

/* The same over one blank or hyphen; empty when none stands there. */
struct span date_next_word(struct span text, size_t at);
struct span date_last_word(struct span text, size_t at);

/* In any case, against words in lower case. */
bool date_same_word(struct span word, const char *lower);
bool date_word_among(struct span word, const char *const *words, size_t count);

/* The row of the table; NULL when there is none. */
const struct date_word *date_word_find(struct span word);

bool date_take_text(struct date_cursor *c, const char *text);
bool date_take_blanks(struct date_cursor *c);
bool date_take_word(struct date_cursor *c, const char *lower);

/* A word of that class; NULL when none stands there. */
const struct date_word *date_take_class(struct date_cursor *c, enum word_class kind);

/* At most `most` digits that no further digit follows; -1 when there are none. */
int date_take_number(struct date_cursor *c, size_t most);

/* "2016", not the start of "2,016" or "2016.5" or "2016km"; -1. */
int date_take_year(struct date_cursor *c);

/* 1 to 31, with "st", "nd", "rd", "th" or without; no time of day and no share. -1. */
int date_take_day(struct date_cursor *c, bool *ordinal);
