/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/date_shown.h"

#include "common/date.h"

static void add_month(int month, struct buf *out)
{
    buf_text(out, month >= 1 && month <= 12 ? date_month_name(month) : "?");
}

/* The coarsest of day, month and year that says both ends of a span exactly. */
static enum lede_precision grain(struct civil from, struct civil to)
{
    if (from.day != 1 || to.day != date_month_days(to.year, to.month))
        return LEDE_DAY;
    return from.month == 1 && to.month == 12 ? LEDE_YEAR : LEDE_MONTH;
}

/* "between 3 and 8 July 2016": what both ends share is said once, at the end. */
static void add_span(struct civil from, struct civil to, struct buf *out)
{
    enum lede_precision said = grain(from, to);
    bool same_year = from.year == to.year, same_month = same_year && from.month == to.month;

    buf_text(out, "between ");
    if (said == LEDE_DAY)
        buf_addf(out, "%d%s", from.day, same_month ? "" : " ");
    if (said != LEDE_YEAR && !same_month)
        add_month(from.month, out);
    if (!same_year)
        buf_addf(out, said == LEDE_YEAR ? "%d" : " %d", from.year);
    buf_text(out, " and ");
    if (said == LEDE_DAY)
        buf_addf(out, "%d ", to.day);
    if (said != LEDE_YEAR) {
        add_month(to.month, out);
        buf_byte(out, ' ');
    }
    buf_addf(out, "%d", to.year);
}

void date_shown(struct lede_date date, enum origin origin, struct buf *out)
{
    struct civil from = {0};

    if (date.precision == LEDE_NONE) {
        buf_text(out, "undated");
        return;
    }
    from = date_civil(date.earliest);
    switch (date.precision) {
    case LEDE_DAY:
        buf_addf(out, "%d ", from.day);
        add_month(from.month, out);
        buf_addf(out, " %d", from.year);
        break;
    case LEDE_MONTH:
        add_month(from.month, out);
        buf_addf(out, " %d", from.year);
        break;
    case LEDE_YEAR: buf_addf(out, "%d", from.year); break;
    case LEDE_SPAN: add_span(from, date_civil(date.latest), out); break;
    case LEDE_NONE: break;
    }
    if (origin == ORIGIN_INFERRED)
        buf_text(out, " (inferred)");
}
