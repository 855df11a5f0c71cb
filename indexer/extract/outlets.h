/* indexer/extract/outlets.h: which outlet a name, alias or host stands for.
 *
 * In:  a name as an article gives it: "Tehrantimes", "dawn.com", "www.dawn.com".
 * Out: the outlet's one name, "Tehran Times", "Dawn"; none when no row has it, since a wrong source is
 *      worse than none.
 * Names are compared by their folded letters and digits alone, so that blanks do not count.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/map.h"

struct outlet {
    const char *name;
    bool agency; /* its reports are printed by others: it goes to the field `agencies` too */
    size_t line; /* of the user's rows; 0: built in */
};

/* Zeroed is empty. */
struct outlets {
    struct map by_key; /* folded name, alias or host -> struct outlet */
    struct arena rows; /* owns the outlets */
};

/* The outlets built in. Fails with LEDE_MEMORY. */
bool outlets_load(struct outlets *o, struct lede_error *err) MUST_CHECK;

/* Add the user's outlets, which win. A line is `name<TAB>alias<TAB>alias…`, hosts are aliases; empty lines and
 * lines that start with # are passed over. A name or alias that is built in stands for the user's outlet from
 * now on, and it is an agency when one of them was. LEDE_INPUT ("path:line: …": no letters, too long, control
 * characters, no UTF-8, an alias that a line above gave to another outlet), LEDE_MEMORY. */
bool outlets_add(struct outlets *o, struct span rows, const char *path,
                 struct lede_error *err) MUST_CHECK;

enum { OUTLETS_BYTES_MAX = 4 << 20 }; /* of the user's rows: 100,000 of them */

/* The outlet, borrowed from *o; NULL when unknown. */
const struct outlet *outlets_find(const struct outlets *o, struct span name);

/* The outlet whose host this is or lies under: "www.bbc.co.uk", "edition.cnn.com". */
const struct outlet *outlets_find_host(const struct outlets *o, struct span host);

/* The outlet that a line begins with, the longest name first, and the bytes that it takes up: "IRAN
 * NEWS" of "IRAN NEWS NATIONAL DESK", "RFE/RL" of "RFE/RL's Radio Azadi". */
const struct outlet *outlets_begin(const struct outlets *o, struct span line, size_t *len);

/* Also after a failed load. Leaves *o empty. */
void outlets_free(struct outlets *o);
