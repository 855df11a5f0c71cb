/* analysis/name_key.h: one key for the spellings of a name: Jaish-ul-Adl, Jaysh al-Adl, Jeish ol Adl.
 *
 * In:  a name, or one word of it, in Latin letters: any bytes.
 * Out: a short key that spellings of one name have in common and that other names seldom have.
 * Names of the East come into Latin letters by many ways: articles (al, ul, ol) come and go, vowels and
 * doubled letters vary, q is k or g, dh is d. Each rule is a row (name_key_table.h) with the strength from
 * which on it holds. How strongly a name is cut down goes by how much of it is left at the strongest: a
 * name of seven consonants may lose all its vowels, one of three may not (Mohammad is not Mahmoud).
 * Countries and capitals meet only their own listed forms (name_alone_table.h): Niger is not Nigeria.
 * Slips of the pen (Gonzales, Gonzalez) are no matter of the key, nor are letters that are not Latin.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

enum {
    NAME_KEY_MAX = 256, /* with its NUL */
    NAME_KEY_WEAKEST = 2,
    NAME_KEY_STRONGEST = 5
};

/* The key of a whole name, with the strength it was made by in front. Returns its length; 0, and an empty
 * key, when the name has no word in Latin letters or digits, has letters that are not Latin, or is longer
 * than any name is. A word by itself has another key than inside a name of several: it keeps more of its
 * letters. */
size_t name_key(struct span name, char out[NAME_KEY_MAX]);

/* With one strength for all names, NAME_KEY_WEAKEST to NAME_KEY_STRONGEST, which does not stand in front. */
size_t name_key_at(struct span name, int strength, char out[NAME_KEY_MAX]);

/* Whether the name is one that meets only itself and its listed forms. */
bool name_key_is_alone(struct span name);
