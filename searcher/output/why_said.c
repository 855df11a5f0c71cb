/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/why_said.h"

#include <inttypes.h>

#include "common/date.h"

static void add_day(struct buf *out, int32_t day)
{
    char text[DATE_TEXT_MAX];

    date_write(day, text);
    buf_text(out, text);
}

/* Of several words each names its own. */
static void add_meant(const struct why_part *p, struct buf *out)
{
    for (size_t i = 0; i < p->meant_count; i++) {
        const struct meant *m = &p->meant[i];
        bool first = i == 0 || !span_equal(m->asked, p->meant[i - 1].asked);
        if (first && m->asked.len == 0)
            buf_text(out, "; the archive has ");
        else if (first)
            buf_addf(out, "; near %.*s: ", SPAN_ARGS(m->asked));
        else
            buf_text(out, ", ");
        buf_addf(out, "%.*s (%" PRIu64 ")", SPAN_ARGS(m->text), m->articles);
    }
}

/* Of what must stand together, each side alone. */
static void add_sides(const struct why_part *p, struct buf *out)
{
    for (size_t i = 0; i < p->side_count; i++)
        buf_addf(out, "%s%.*s (%" PRIu64 ")", i ? ", " : "; alone: ", SPAN_ARGS(p->sides[i].text),
                 p->sides[i].articles);
}

bool why_worth_saying(const struct result *r)
{
    const struct why_part *p = r->parts;

    return r->part_count > 1 ||
           (r->part_count == 1 &&
            (p->unfilled || p->meant_count || p->side_count || (p->is_date && r->last_day)));
}

void why_said(const struct result *r, const struct why_part *p, struct buf *out)
{
    buf_addf(out, "“%.*s”: ", SPAN_ARGS(p->text));
    if (p->unfilled)
        buf_text(out, "no article of this archive has anything in this field");
    else
        buf_addf(out, "%" PRIu64 " article%s", p->articles, p->articles == 1 ? "" : "s");
    if (p->apart)
        buf_addf(out, ", %" PRIu64 " with all of it anywhere", p->apart);
    add_sides(p, out);
    add_meant(p, out);
    if (p->is_date && p->articles == 0 && r->last_day) {
        buf_text(out, "; the archive is dated ");
        add_day(out, r->first_day);
        buf_text(out, " to ");
        add_day(out, r->last_day);
    }
    if (p->without)
        buf_addf(out, "; without it %" PRIu64, p->without);
}
