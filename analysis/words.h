/* analysis/words.h: text to words. The one function that cuts text into tokens.
 *
 * In:  valid UTF-8 without NUL; any other bytes are passed over as no letters.
 * Out: one token after the other: its bytes in the text, its folded form, and how it was written.
 * A word is a run of letters, marks and digits by Unicode category. Inside a word stand ' (also U+2019)
 * between letters, and . and , between digits; letters with a full stop after each (U.S., U.S.A, e.g.)
 * are one word without them. A hyphen parts words. U+00AD (soft hyphen) and zero-width characters
 * (U+200B to U+200D, U+2060, U+FEFF) inside a word are not there; U+FFFD parts words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/limits.h"
#include "common/span.h"

enum written {
    WRITTEN_LOWER, /* hostage, 2016: no capital */
    WRITTEN_TITLE, /* Iran, Iran's: a capital first and no other */
    WRITTEN_OTHER  /* NATO, US, U.S., iPhone: has a term of its own for how it is written */
};

/* A form is the folded word: lower case, without accents (fold.h), U+2019 as ', commas between thousands
 * dropped (209,000 is 209000; 2,3 stays). It is never empty, and at most WORD_BYTES_MAX bytes: of a
 * longer one the first 47 bytes (cut at a character), '~' and 16 hexadecimal digits of the whole form's
 * hash, so that equal words have equal forms and others do not meet. */
struct word {
    size_t start, end; /* bytes of the text, [start, end); the last full stop of U.S. is inside */
    struct span form;  /* borrowed from the walk until the next words_next() */
    enum written written;
    /* Case and accents kept, ' for U+2019, initials without their stops; cut as a form is. Borrowed as
     * form is, or from the text. */
    struct span as_written;
};

/* Zeroed but for text; no allocation, all state is inside. */
struct words {
    struct span text;
    size_t at;
    char form[WORD_BYTES_MAX + 8];
    char raw[WORD_BYTES_MAX + 8];
};

/* False at the end of the text. */
bool words_next(struct words *w, struct word *out);

/* The whole of text folded as words are, word forms parted by one space; at most size - 1 bytes and a
 * NUL (cut at a character). Returns the length; 0 when there is no word in it. For keys: sources,
 * names. Folding what was folded changes nothing, but for words over WORD_BYTES_MAX. */
size_t words_fold(struct span text, char *out, size_t size);
