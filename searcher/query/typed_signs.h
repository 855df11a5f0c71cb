/* searcher/query/typed_signs.h: signs that are part of what was typed: AT&T, C++, #guards, 9/11.
 *
 * A sign is part of it when it stands between two letters or digits without a blank, or when it is one of those that
 * belong to a word before or behind it (#, @, $ before; +, #, % behind). Hyphens, apostrophes, full stops and commas are
 * none: words are written with them and without, and sentences end with them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"

/* The part of a chunk or quote from its first word to its last, with the signs beside them; empty where no sign
 * is part of it. */
struct span typed_signs(struct span chunk);

/* The same of each word: the signs that belong to it before it and behind it, up to the next word where they join the two.
 * The run was read from the chunk, which is at byte start of the query. */
void typed_signs_of_words(struct span chunk, size_t start, struct run *run);

/* Whether signs join words i and i + 1 of the run. */
bool typed_signs_join(const struct run *run, size_t i);

/* Whether they stand so around the words at [start, end) of the text; next is where the word begins there that they
 * join, SIZE_MAX where they join none. */
bool typed_signs_stand_around(struct span text, const struct query_word *w, size_t start,
                              size_t end, size_t next);

/* Whether the text has it as typed, but for the capitals of ASCII letters, and as the whole of what stands there: AT&T
 * is no part of MAT&T, and C+ none of C++. */
bool typed_signs_stand_in(struct span text, struct span typed);
