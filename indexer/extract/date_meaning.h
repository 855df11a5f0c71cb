/* indexer/extract/date_meaning.h: the days that an expression means in an article of a known day.
 *
 * In:  what is written (date_phrase.h), when the article was published, whether the clause looks ahead.
 * Out: an interval of days; none where the article's date leaves it open: "yesterday" in an article of
 *      July 2016. Whatever comes out the same for the first and the last day on which it may have been
 *      published is certain.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "indexer/extract/date_phrase.h"

/* Where the clause around an expression looks. */
enum date_looks { LOOKS_NOWHERE, LOOKS_BACK, LOOKS_AHEAD };

/* What the outlet's country writes first in 04/05/2019. */
enum named_order { NAMED_ORDER_OPEN, NAMED_ORDER_DAY_FIRST, NAMED_ORDER_MONTH_FIRST };

struct date_basis {
    struct lede_date published; /* LEDE_NONE: only what names its year has a meaning */
    enum named_order order;
    enum date_looks looks;
};

/* The clause decides which day is meant. */
bool date_meaning_is_open(const struct date_phrase *p);

/* False when it means no certain days, or there are no such days. */
bool date_meaning_find(const struct date_phrase *p, const struct date_basis *basis,
                       struct lede_date *out);

/* The same for who has no article: of an expression that names its year and is settled. */
bool date_meaning_absolute(const struct date_phrase *p, struct lede_date *out);
