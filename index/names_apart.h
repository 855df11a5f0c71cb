/* index/names_apart.h: which forms that are near each other are two names all the same.
 *
 * In:  pairs of forms of one key (analysis/name_key.h) and near letters.
 * Out: those that differ by one word of which each is a word of its own: Michael Steel and Michael Steele, Newton and
 *      Newtown. Keys are made for names from other alphabets, of which the letters say little; so what is spelt
 *      otherwise in its consonants (Bagheri, Baqeri), or has a name of the East in it (Mohammad, Mohammed Hosseini), stays one.
 *      What has hardly an article beside the other is a slip of it.
 * All of it follows from the table alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names.h"

enum {
    APART_WORD_MIN = 5, /* forms that have a word, for it to be one of its own */
    APART_REST_MIN =
        10, /* forms that have each of the other words: less common ones say who is meant */
    APART_SHARE = 10, /* an article of so many is no slip */
    APART_SURE_MIN =
        2 /* articles, where the words differ as no slip of other alphabets does: Brown, Browne */
};

struct form_pair {
    uint32_t a, b;
};

/* Set apart[i] of each pair. names_prepare() was called. False when out of memory. */
bool names_apart(const struct names *n, const struct form_pair *pairs, size_t count,
                 bool *apart) MUST_CHECK;
