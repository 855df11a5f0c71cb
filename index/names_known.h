/* index/names_known.h: acronyms and other names of countries and of the United Nations that are one name in any archive: U.S.,
 * USA and the United States; Britain and the United Kingdom. What articles explain of an acronym (index/names_canon.h) is for
 * all others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names.h"

enum { KNOWN_FORMS_MAX = 6 };

/* A name and its other forms, folded. */
struct known_name {
    const char *forms[KNOWN_FORMS_MAX]; /* the name itself first; NULL behind the last */
    bool place_only;                    /* an organisation may have the acronym as well */
};

/* The index-th of this type; NULL behind the last. */
const struct known_name *known_name_at(enum entity_type type, size_t index);

/* Whether the form is one of a known name, not the name itself. */
bool known_name_has(enum entity_type type, struct span folded);

/* "us senate" to "united states senate": the form with the long name for the acronym that it begins with. Returns the
 * length, 0 when it begins with none or is nothing but it. */
size_t known_name_expand(enum entity_type type, struct span folded, char out[NAME_FOLDED_MAX]);
