/* Links and forms: the request that they stand for, written as parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "searcher/web/page.h"

/* Where a parameter goes: into an address, or into a hidden field of a form. */
struct parameters {
    struct buf *out;
    bool fields;
    size_t count;
};

static void add(struct parameters *p, const char *name, struct span value)
{
    if (p->fields) {
        buf_text(p->out, "<input type=\"hidden\"");
        html_attribute(p->out, "name", span_of(name));
        html_attribute(p->out, "value", value);
        buf_text(p->out, ">\n");
    } else {
        buf_text(p->out, p->count ? "&amp;" : "?");
        buf_text(p->out, name);
        buf_byte(p->out, '=');
        html_url_part(p->out, value);
    }
    p->count++;
}

static void add_choices(struct parameters *p, const struct request *r)
{
    for (size_t i = 0; i < r->filter_count; i++)
        add(p, facet_name(r->filters[i].facet), r->filters[i].value);
    if (r->sort != SORT_RELEVANCE)
        add(p, "sort", span_of(sort_name(r->sort)));
    if (r->match != MATCH_AUTO)
        add(p, "match", span_of(match_name(r->match)));
    if (r->exact_names)
        add(p, "names", SPAN("exact"));
}

void link_to(struct view *v, const struct request *r)
{
    struct parameters p = {.out = v->out};
    char number[24];

    buf_text(v->out, " href=\"");
    html_text(v->out, v->config->base_url);
    if (r->file.len)
        add(&p, "static", r->file);
    if (r->article.len)
        add(&p, "a", r->article);
    if (r->query.len)
        add(&p, "q", r->query);
    add_choices(&p, r);
    if (r->page > 1) {
        (void)snprintf(number, sizeof number, "%zu", r->page);
        add(&p, "page", span_of(number));
    }
    if (r->json)
        add(&p, "format", SPAN("json"));
    /* An empty relative address would be this page with all that it was asked for. */
    if (p.count == 0 && v->config->base_url.len == 0)
        buf_byte(v->out, '?');
    buf_byte(v->out, '"');
}

void link_fields(struct view *v, const struct request *r)
{
    struct parameters p = {.out = v->out, .fields = true};
    add_choices(&p, r);
}

struct request link_result(const struct request *r)
{
    struct request other = *r;

    other.article = other.file = (struct span){0};
    other.json = false;
    return other;
}

struct request link_with(const struct request *r, enum facet facet, struct span value)
{
    struct request other = link_result(r);

    other.page = 1;
    if (other.filter_count < ARRAY_LEN(other.filters))
        other.filters[other.filter_count++] = (struct filter){facet, value};
    return other;
}

struct request link_without(const struct request *r, size_t filter)
{
    struct request other = link_result(r);

    other.page = 1;
    other.filter_count--;
    for (size_t i = filter; i < other.filter_count; i++)
        other.filters[i] = other.filters[i + 1];
    return other;
}
