/* indexer/extract/pub_date.h: when an article was published, from the surest place that says it.
 *
 * A given date; a credit line; a printed date line; a dateline with its year; what the text makes
 * certain; the path of a plain text. Unknown otherwise: a wrong date costs more than none. What a text says of
 * a day to come, or of 1970-01-01, which is what programs write for none, is passed over; a given
 * 1970-01-01 too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/extract/credits.h"

/* A date as an input gives it: ISO, "July 26, 2016", "26 July 2016", "26/07/2016" where the order is
 * certain, RFC 2822. False when it is none of these. */
bool pub_date_parse(struct span given, struct lede_date *out);

/* What there is beside a given date. */
struct pub_date_signs {
    const struct credits *credits;
    const struct dateline *dateline; /* of len 0 when there is none */
    struct span text;                /* the body */
    struct lede_date path;           /* LEDE_NONE when the path says nothing */
    int32_t today;
};

/* `given` empty: by the lines around the body, the dateline, the text, the path. */
void pub_date_find(struct span given, const struct pub_date_signs *signs, struct article *out);
