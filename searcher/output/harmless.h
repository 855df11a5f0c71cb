/* searcher/output/harmless.h: text from outside, character by character, as a terminal may show it.
 *
 * In:  any bytes.
 * Out: each character with its columns. Control characters become \x1b and the like, so that no article
 *      can move the cursor, change colours or write to the clipboard; what reorders a line for the eye
 *      (U+202A to U+202E, U+2066 to U+2069) and bad bytes become U+FFFD.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/buf.h"

struct shown_character {
    size_t len;    /* bytes of the text that it stands for */
    size_t cols;   /* columns as shown; 0 for a mark that joins the character before */
    bool is_space; /* white space: shown as a space or a line end by who lays out lines */
    bool changed;  /* shown by bytes of its own, else as it stands in the text */
    char bytes[8]; /* these, ended by NUL, when changed */
};

/* The character at text[at] (at < text.len). */
struct shown_character harmless_at(struct span text, size_t at);

/* Append one, read from text[at]. */
void harmless_add_character(struct buf *out, struct span text, size_t at,
                            const struct shown_character *c);

/* Append all of text as one line: white space of any kind becomes a space. */
void harmless_add(struct buf *out, struct span text);

/* Columns that all of text takes as one line. */
size_t harmless_cols(struct span text);
