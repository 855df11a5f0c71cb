/* analysis/fold.h: what kind of letter a character is, and the letters it is searched as.
 *
 * In:  one character.
 * Out: its kind by Unicode category; its fold: lower case, compatibility forms replaced (U+FB01 is fi,
 *      a superscript 2 is 2), accents dropped, letters with a stroke as their plain ones (o, l, d, i).
 * Marks are accents in Latin, Greek, Cyrillic, Hebrew and Arabic and go; in other scripts (Devanagari,
 * Thai, kana) they are vowels or other letters and stay, since words that differ in them differ.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* One bit each, so that sets of them can be asked for. */
enum letter {
    LETTER_NONE = 0, /* parts words: blanks, punctuation, symbols, controls, U+FFFD */
    LETTER_SMALL = 1,
    LETTER_CAPITAL = 2, /* title case digraphs too */
    LETTER_UNCASED = 4, /* Arabic, Han; Roman numerals */
    LETTER_DIGIT = 8,
    LETTER_MARK = 16,       /* belongs to the letter before it; the Arabic tatweel too */
    LETTER_HIDDEN = 32,     /* soft hyphen, zero width: not there at all */
    LETTER_APOSTROPHE = 64, /* ' and the characters typed for it */
    LETTER_ANY = LETTER_SMALL | LETTER_CAPITAL | LETTER_UNCASED
};

enum { FOLD_BYTES_MAX = 80 }; /* of one character: U+FDFA has 18 letters */

enum letter fold_kind(uint32_t character);

/* The UTF-8 that stands for a letter, digit or mark; never empty for the first two, 0 for a mark that
 * is dropped. Folding what was folded changes nothing. */
size_t fold_letter(uint32_t character, char out[FOLD_BYTES_MAX]);
