/* What a result can be narrowed by, and what it was narrowed by.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "common/date.h"
#include "searcher/web/filters.h"
#include "searcher/web/pages.h"

enum {
    VALUES_SHOWN = 8, /* of a facet at once; more are unfolded */
    VALUES_MAX = 200  /* in all: longer lists nobody reads */
};

static bool is_period(enum facet f)
{
    return f == FACET_YEAR || f == FACET_MONTH;
}

/* "2016-07" as July 2016; all else as it is. */
static void add_value(struct view *v, enum facet f, struct span value)
{
    if (f == FACET_MONTH && value.len == 7) {
        int month = (value.at[5] - '0') * 10 + value.at[6] - '0';
        if (month >= 1 && month <= 12) {
            buf_text(v->out, date_month_name(month));
            buf_byte(v->out, ' ');
            html_text(v->out, span_part(value, 0, 4));
            return;
        }
    }
    if (is_period(f) && span_is(value, "unknown"))
        buf_text(v->out, "undated");
    else
        html_text(v->out, value);
}

/* ---- Chosen ---- */

void facets_chosen(struct view *v)
{
    const struct request *r = v->request;

    if (r->filter_count == 0)
        return;
    buf_text(v->out, "<ul class=\"chosen\" aria-label=\"Narrowed to\">\n");
    for (size_t i = 0; i < r->filter_count; i++) {
        const struct filter *f = &r->filters[i];
        struct request other = link_without(r, i);
        buf_text(v->out, "<li><a rel=\"nofollow\"");
        link_to(v, &other);
        buf_addf(v->out, "><span class=\"facet\">%s</span> <bdi>", facet_title(f->facet));
        add_value(v, f->facet, f->value);
        buf_text(v->out, "</bdi> <span class=\"take-away\" aria-hidden=\"true\">×</span>"
                         "<span class=\"unseen\"> (take this away)</span></a></li>\n");
    }
    if (r->filter_count > 1) {
        struct request other = link_result(r);
        other.filter_count = 0;
        other.page = 1;
        if (request_searches(&other)) {
            buf_text(v->out, "<li><a class=\"all\" rel=\"nofollow\"");
            link_to(v, &other);
            buf_text(v->out, ">Take all away</a></li>\n");
        }
    }
    buf_text(v->out, "</ul>\n");
}

/* ---- To choose from ---- */

static bool is_chosen(const struct request *r, enum facet f, struct span value)
{
    for (size_t i = 0; i < r->filter_count; i++)
        if (r->filters[i].facet == f && span_equal(r->filters[i].value, value))
            return true;
    return false;
}

static void add_row(struct view *v, enum facet f, const struct facet_value *value)
{
    struct request other = link_with(v->request, f, value->value);
    bool link = filter_can_ask(f, value->value, value->known) &&
                v->request->filter_count < ARRAY_LEN(other.filters) &&
                !is_chosen(v->request, f, value->value);

    buf_text(v->out, "<li>");
    if (link) {
        buf_text(v->out, "<a rel=\"nofollow\"");
        link_to(v, &other);
    } else {
        buf_text(v->out, "<span");
    }
    buf_text(v->out, " class=\"value\"><bdi>");
    add_value(v, f, value->value);
    buf_text(v->out, link ? "</bdi></a>" : "</bdi></span>");
    buf_text(v->out, " <span class=\"count\">");
    html_number(v->out, value->count);
    buf_text(v->out, "</span></li>\n");
}

/* Years and months newest first, what is not known last. */
static int newest_first(const void *x, const void *y)
{
    const struct facet_value *a = x, *b = y;
    if (a->known != b->known)
        return a->known ? -1 : 1;
    return span_compare(b->value, a->value);
}

/* A list with a value that narrows nothing says nothing. */
static bool narrows(const struct facet_counts *counts, uint64_t total)
{
    return counts->count > 1 || (counts->count == 1 && counts->values[0].count < total);
}

static void add_facet(struct view *v, const struct facet_counts *counts)
{
    struct facet_value order[VALUES_MAX];
    size_t count = counts->count < VALUES_MAX ? counts->count : VALUES_MAX;

    for (size_t i = 0; i < count; i++)
        order[i] = counts->values[i];
    if (is_period(counts->facet))
        qsort(order, count, sizeof *order, newest_first);
    buf_addf(v->out, "<section>\n<h3>%s</h3>\n<ul>\n", facet_title(counts->facet));
    for (size_t i = 0; i < count; i++) {
        if (i == VALUES_SHOWN)
            buf_addf(v->out, "</ul>\n<details class=\"rest\">\n<summary>%zu more</summary>\n<ul>\n",
                     count - i);
        add_row(v, counts->facet, &order[i]);
    }
    buf_text(v->out, count > VALUES_SHOWN ? "</ul>\n</details>\n" : "</ul>\n");
    buf_text(v->out, "</section>\n");
}

void facets_column(struct view *v, const struct result *r)
{
    size_t shown = 0;

    for (size_t i = 0; i < r->facet_count; i++) {
        if (!narrows(&r->facets[i], r->total))
            continue;
        if (shown++ == 0)
            buf_text(v->out, "<aside aria-labelledby=\"narrow\">\n<details class=\"facets\">\n"
                             "<summary><h2 id=\"narrow\">Narrow the result</h2></summary>\n"
                             "<div class=\"facet-list\">\n");
        add_facet(v, &r->facets[i]);
    }
    if (shown)
        buf_text(v->out, "</div>\n</details>\n</aside>\n");
}
