/* indexer/extract/date_context.h: whether the words around an expression let it be a date.
 *
 * "may", "April Jones", "Fox News Sunday", "room 2015", "more than two years ago" are none, or none
 * with one reading. Looks at two words on each side at most.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/date_phrase.h"

bool date_context_allows(struct span text, const struct date_phrase *p);

/* No date begins at the digit or letter at a place: a number goes on before it ("1,500"), money stands
 * there, or a day before a month that does not exist: "30 February 2016". */
bool date_context_forbids_start(struct span text, size_t at);
