/* indexer/extract/date_elements.h: what the forms of dates are made of, and how each is taken from a text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/date_cursor.h"

/* What begins with a digit, or with what no form begins with, is of no class of words. */
enum { BY_DIGIT = -1, BY_NONE = -2 };

struct element_row {
    /* Moves on and notes what it says in *p; false leaves both in any state. */
    bool (*take)(struct date_cursor *c, struct date_phrase *p);
    int begins; /* the class of the word that it begins with */
    bool tight; /* no blank may stand beside it */
};

const struct element_row *date_element(enum element element);
