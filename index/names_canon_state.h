/* index/names_canon_state.h: inside names_canon: what looking up and making share. Included by names_canon*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names_canon.h"

struct canon_alias {
    struct canon_form form; /* first: what canon_form_compare() compares */
    uint32_t entry;
};

/* Which forms are one name, while that is found out. */
struct form_sets {
    const struct names *names;
    uint32_t *parent; /* of each form another one of its set, or itself: the first of them */
};
uint32_t form_sets_first(struct form_sets *s, uint32_t form);
void form_sets_join(struct form_sets *s, uint32_t a, uint32_t b);

/* Set parent[] to what is joined by spellings (names_canon_keys.c). False when out of memory. */
bool form_sets_join_keys(struct form_sets *s);

bool form_is_one_word(struct span folded);

/* Written in capitals, one word: UNODC, U.S. Brackets around it are the table's. */
bool form_is_acronym(struct span folded, struct span written);
