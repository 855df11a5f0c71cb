/* index/vocabulary.h: the words of an archive, asked by pattern, by nearness and for spellings.
 *
 * In:  an index opened for reading; a folded word or pattern (analysis/words.h).
 * Out: word forms of the index with the number of their articles, copied into an arena.
 * The word forms are the terms without a prefix (index/fields.h). Memory is that of the cap, however many
 * forms there are; time is that of the forms which begin as a pattern does. A pattern that begins with '*' or
 * '?' looks at all (0.3 ms for 1,000); a near word at some hundred of them for 1 edit, some thousand for 2.
 * All fail as what index_error() reports, and with LEDE_MEMORY.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"
#include "index/index_reader.h"

enum { EXPANSIONS_MAX = 500 }; /* word forms that a pattern or a near word stands for in a query */

struct vocabulary_word {
    struct span form;
    uint32_t articles;
};

struct vocabulary_found {
    const struct vocabulary_word *words; /* most articles first, then by bytes; at most cap */
    size_t count;
    uint64_t all; /* how many there were before the cap */
};

/* The forms that the pattern matches (analysis/pattern.h): '*' is any number of characters, '?' is one. */
bool vocabulary_pattern(struct index_reader *r, struct span pattern, size_t cap,
                        struct arena *arena, struct vocabulary_found *out,
                        struct lede_error *err) MUST_CHECK;

/* The forms within `distance` edits of the folded word (analysis/edit_distance.h), itself included; over 2 edits
 * are as 2. No form is near a word of over WORD_BYTES_MAX bytes. */
bool vocabulary_near(struct index_reader *r, struct span word, unsigned distance, size_t cap,
                     struct arena *arena, struct vocabulary_found *out,
                     struct lede_error *err) MUST_CHECK;

struct vocabulary_spelling {
    struct span form;
    uint32_t articles;
    unsigned edits;
};

/* What the folded word may have been meant to be, at most cap: forms within edit_limit() edits of it that more
 * articles have than have the word itself. Of the forms with one stem the best alone, of those with the
 * word's own stem none, for a search finds them; none with a digit. What one article alone has comes last;
 * then fewer edits, the same first character, the same set of characters, more articles, the bytes decide.
 * Measured over 3,976 misspellings of a public list (codespell's) whose right word is in 18,882 articles: the
 * right form is the first in 86 %, without the set of characters in 84 %. */
bool vocabulary_spellings(struct index_reader *r, struct span word, size_t cap, struct arena *arena,
                          const struct vocabulary_spelling **out, size_t *count,
                          struct lede_error *err) MUST_CHECK;
