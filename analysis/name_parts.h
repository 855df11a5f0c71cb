/* analysis/name_parts.h: a name to the parts that its key is made of: without articles and legal forms, words
 * taken apart that some write as one (Abdul Rahman, Salah ud-Din), countries and capitals by one form.
 *
 * In:  a name: any bytes.
 * Out: its words in plain letters, and its parts. Which words say nothing: name_parts_table.h; which names are
 *      alone: name_alone_table.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

enum { NAME_LETTERS_MAX = 240, NAME_WORDS_MAX = 32 };

/* Borrowed from the name's parts, or from a table. */
struct name_part {
    struct span word;
    bool alone;  /* a country, capital or what is of one: meets only its like */
    size_t from; /* the number of its word; of a name that is alone as a whole, of the last */
};

/* No pointers into itself leave it: not to be copied. */
struct name_parts {
    char text[NAME_LETTERS_MAX]; /* a to z and digits */
    size_t len;
    struct span words[NAME_WORDS_MAX];
    size_t word_count;
    struct name_part at[2 * NAME_WORDS_MAX];
    size_t count;                   /* at least 1 */
    bool alone;                     /* the name as a whole: its one part */
    char spelled[NAME_LETTERS_MAX]; /* of words spelled another way */
    size_t spelled_len;
};

static inline bool letter_is_in(char c, const char *set)
{
    while (*set && *set != c)
        set++;
    return *set != '\0';
}

/* False when the name has no words, letters that are not Latin, or more than fit. */
bool name_parts_read(struct span name, struct name_parts *out);
