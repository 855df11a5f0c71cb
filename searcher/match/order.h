/* searcher/match/order.h: the total order of articles, whatever form they have while they are ordered.
 *
 * By relevance: score, then newest first. By date: the date (oldest or newest first, the undated last), then
 * the score. What is equal in both is ordered by the bytes of the id, by who has the ids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

enum match_order { ORDER_RELEVANCE, ORDER_OLDEST, ORDER_NEWEST };

#define DAY_UNKNOWN INT32_MIN

/* What the order looks at before the id. */
struct standing {
    double score;             /* rounded by stage_one_round() */
    int32_t earliest, latest; /* days; DAY_UNKNOWN in both of an undated article */
};

/* Negative when a stands before b, 0 when the ids decide. */
int order_compare(enum match_order order, const struct standing *a, const struct standing *b);
