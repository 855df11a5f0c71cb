/* indexer/extract/pub_date.h: when an article was published, from the surest place that says it.
 *
 * A given date; a credit line; a printed date line; a dateline with its year; what the text makes
 * certain. Unknown otherwise: a wrong date costs more than none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/extract/credits.h"

/* A date as an input gives it: ISO, "July 26, 2016", "26 July 2016", "26/07/2016" where the order is
 * certain, RFC 2822. False when it is none of these. */
bool pub_date_parse(struct span given, struct lede_date *out);

/* `given` empty: by the lines around the body, then the dateline (of len 0 when there is none), then
 * the text. */
void pub_date_find(struct span given, const struct credits *credits,
                   const struct dateline *dateline, struct span text, struct article *out);
