/* common/utf8.h: UTF-8 read one character at a time, checked, repaired, and measured in columns.
 *
 * Text inside Lede is valid UTF-8 without NUL (indexer/read makes it so), but these functions take any
 * bytes: a bad byte is read as U+FFFD of length 1.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/buf.h"

enum { UTF8_BAD = 0xFFFD };

/* The character at text[at] (at < text.len); *len gets its bytes. A bad byte: UTF8_BAD, 1. */
uint32_t utf8_at(struct span text, size_t at, size_t *len);

/* The bytes that all of text begins with and that are valid; text.len when it is valid. */
size_t utf8_valid_length(struct span text);

/* Counts over the text: bytes that are no part of a valid character, valid characters of several
 * bytes, NUL bytes. */
struct utf8_counts {
    size_t bad, multi, nul;
};
struct utf8_counts utf8_count(struct span text);

/* Append text to *out, with U+FFFD for each bad byte and each NUL. Returns how many there were. */
size_t utf8_repair(struct span text, struct buf *out);

/* Append a character; one that cannot be, and NUL, is written as U+FFFD. */
void utf8_add(struct buf *out, uint32_t character);

/* Columns of a terminal that the text takes (wide characters 2, marks 0, control characters 0). */
size_t utf8_columns(struct span text);

/* The largest n <= max so that [0, n) ends at a character's border; a bad byte counts as one, so that
 * who cuts in pieces of at least 4 bytes always comes to the end. */
size_t utf8_cut(struct span text, size_t max);

/* Write text as one line that is safe to print: each byte of a control character and each bad byte as
 * \x1b is. Cut before the character that does not fit, and ended by NUL. Returns the bytes before it. */
size_t utf8_show(struct span text, char *out, size_t size);
