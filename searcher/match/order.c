/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/order.h"

#include <stdbool.h>

static int by_score(const struct standing *a, const struct standing *b)
{
    return (a->score < b->score) - (a->score > b->score);
}

/* -1 for the smaller day. */
static int by_day(int32_t a, int32_t b)
{
    return (a > b) - (a < b);
}

static int by_date(const struct standing *a, const struct standing *b, bool oldest)
{
    bool undated = a->latest == DAY_UNKNOWN;
    int order;

    if (undated || b->latest == DAY_UNKNOWN)
        return undated - (b->latest == DAY_UNKNOWN);
    if (oldest) {
        order = by_day(a->earliest, b->earliest);
        return order ? order : by_day(a->latest, b->latest);
    }
    order = by_day(b->latest, a->latest);
    return order ? order : by_day(b->earliest, a->earliest);
}

int order_compare(enum match_order order, const struct standing *a, const struct standing *b)
{
    int first = order == ORDER_RELEVANCE ? by_score(a, b) : by_date(a, b, order == ORDER_OLDEST);

    if (first)
        return first;
    return order == ORDER_RELEVANCE ? by_date(a, b, false) : by_score(a, b);
}
