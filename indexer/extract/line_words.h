/* indexer/extract/line_words.h: a short line as the rules see it: its first words, folded, and what
 * dresses them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

enum {
    LINE_WORDS_SEEN = 10, /* words of a line's start that rules look at */
    LINE_WORDS_MAX = 200  /* words that are counted in a line */
};

/* A line's first words folded, and where each ends in both forms. */
struct line_opening {
    char text[256];
    size_t folded_end[LINE_WORDS_SEEN], end[LINE_WORDS_SEEN];
    size_t count;
};

void line_open(struct span line, struct line_opening *o);

/* The bytes of the line that the folded words take up; 0 when it begins otherwise. */
size_t line_begins(const struct line_opening *o, const char *words);

/* Without the blanks, dashes, brackets, stars and bullets that dress a line, and its last full stop. */
struct span line_undress(struct span line);

/* At most LINE_WORDS_MAX + 1. */
size_t line_count_words(struct span text);

/* Every word is a name's: a capital first, or one of the small words inside names. */
bool line_is_name(struct span text, size_t words_max);
