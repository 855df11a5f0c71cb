/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/plan_date.h"

#include <stdio.h>

#include "common/date.h"
#include "index/fields.h"

enum { MONTHS_AS_TERMS_MAX = 24 };

static const struct xc_node *pair(struct plan_nodes *n, enum xc_op op, const struct xc_node *a,
                                  const struct xc_node *b)
{
    const struct xc_node **kids = plan_kids(n, 2);

    if (!kids || !a || !b)
        return NULL;
    kids[0] = a;
    kids[1] = b;
    return plan_op(n, op, kids, 2);
}

/* A bound as the slots hold it. Ends outside the years that can be are open ends; but an interval must
 * still be there, which the open bound asks for too. */
static const struct xc_node *bound(struct plan_nodes *n, enum xc_op op, uint32_t slot, int32_t day)
{
    char text[9];
    int32_t lowest = date_day((struct civil){DATE_YEAR_MIN, 1, 1});
    int32_t highest = date_day((struct civil){DATE_YEAR_MAX, 12, 31});

    if (op == XC_VALUE_GE)
        day_value(day < lowest ? lowest : day > highest ? highest : day, text);
    else
        day_value(day > highest ? highest : day < lowest ? lowest : day, text);
    return plan_value(n, op, slot, (struct span){text, 8});
}

/* Both slots: the interval lies within from..to, or meets it. */
static const struct xc_node *by_slots(struct plan_nodes *n, const struct date_test *t)
{
    if (t->possible)
        return pair(n, XC_AND, bound(n, XC_VALUE_LE, SLOT_EARLIEST, t->to),
                    bound(n, XC_VALUE_GE, SLOT_LATEST, t->from));
    return pair(n, XC_AND, bound(n, XC_VALUE_GE, SLOT_EARLIEST, t->from),
                bound(n, XC_VALUE_LE, SLOT_LATEST, t->to));
}

/* Whole months, few enough: their terms, and by slots only what lies within no single month. */
static const struct xc_node *by_months(struct plan_nodes *n, const struct date_test *t,
                                       struct civil from, int months)
{
    const struct xc_node **kids = plan_kids(n, (size_t)months + 1);
    char text[16];

    if (!kids)
        return NULL;
    for (int i = 0; i < months; i++) {
        int month = from.month - 1 + i;
        (void)snprintf(text, sizeof text, "%04d%02d", from.year + month / 12, month % 12 + 1);
        kids[i] = plan_term(n, PREFIX_MONTH, (struct span){text, 6});
        if (!kids[i])
            return NULL;
    }
    if (months == 1)
        return kids[0];
    kids[months] = pair(n, XC_AND, plan_term(n, TERM_NO_MONTH, (struct span){0}), by_slots(n, t));
    return kids[months] ? plan_op(n, XC_OR, kids, (size_t)months + 1) : NULL;
}

const struct xc_node *plan_date_node(struct plan_nodes *n, const struct date_test *t)
{
    int32_t lowest = date_day((struct civil){DATE_YEAR_MIN, 1, 1});
    int32_t highest = date_day((struct civil){DATE_YEAR_MAX, 12, 31});

    if (t->unknown)
        return plan_term(n, TERM_UNDATED, (struct span){0});
    if (t->from > t->to)
        return plan_op(n, XC_NOTHING, NULL, 0);
    if (t->possible || t->from < lowest || t->to > highest)
        return by_slots(n, t);
    struct civil from = date_civil(t->from), to = date_civil(t->to);
    bool whole = from.day == 1 && to.day == date_month_days(to.year, to.month);
    int months = (to.year - from.year) * 12 + to.month - from.month + 1;
    if (whole && months == 12 && from.month == 1) {
        char year[16];
        (void)snprintf(year, sizeof year, "%04d", from.year);
        return plan_term(n, PREFIX_YEAR, (struct span){year, 4});
    }
    if (whole && months <= MONTHS_AS_TERMS_MAX)
        return by_months(n, t, from, months);
    return by_slots(n, t);
}
