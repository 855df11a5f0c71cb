/* Names and their spellings: what a result's names were searched by besides, and how a hit has them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/pages.h"

/* The visitor's words and -="spelling": before a quote that may never be closed, else behind them. */
static void strike(const struct request *r, struct span spelling, struct buf *out)
{
    bool behind = span_find(r->query, SPAN("\""), 0) == SIZE_MAX &&
                  span_find(r->query, SPAN("“"), 0) == SIZE_MAX;
    struct span words = span_trim(r->query);

    if (behind) {
        buf_add(out, words);
        buf_byte(out, ' ');
    }
    buf_text(out, "-=\"");
    buf_add(out, spelling);
    buf_byte(out, '"');
    if (!behind) {
        buf_byte(out, ' ');
        buf_add(out, words);
    }
}

static void add_spelling(struct view *v, const struct spelling *s)
{
    buf_text(v->out, "<bdi>");
    html_text(v->out, s->folded);
    buf_text(v->out, "</bdi> <span class=\"count\">");
    html_number(v->out, s->articles);
    buf_text(v->out, "</span>");
}

/* With a link to the result without it. */
static void add_struck(struct view *v, const struct spelling *s)
{
    struct request other = link_result(v->request);
    struct buf words = {0};

    strike(v->request, s->folded, &words);
    other.query = buf_span(&words);
    other.page = 1;
    buf_text(v->out, "<a rel=\"nofollow\"");
    link_to(v, &other);
    buf_byte(v->out, '>');
    add_spelling(v, s);
    buf_text(v->out, " <span class=\"take-away\" aria-hidden=\"true\">×</span>"
                     "<span class=\"unseen\"> (search without it)</span></a>");
    v->out->failed |= !buf_ok(&words);
    buf_free(&words);
}

/* What a field asked the table for cannot be struck out of the query's words. */
static void add_name(struct view *v, const struct query *q, const struct respelled *name)
{
    buf_text(v->out, "<li><bdi>");
    html_text(v->out, span_part(q->text, name->start, name->end));
    buf_text(v->out, "</bdi> is also searched as</li>\n");
    for (size_t i = 0; i < name->count; i++) {
        buf_text(v->out, name->at[i].leaf ? "<li>" : "<li class=\"kept\">");
        if (name->at[i].leaf)
            add_struck(v, &name->at[i]);
        else
            add_spelling(v, &name->at[i]);
        buf_text(v->out, "</li>\n");
    }
}

static void add_switch(struct view *v, bool exact, const char *text)
{
    struct request other = link_result(v->request);

    other.exact_names = exact;
    other.page = 1;
    buf_text(v->out, "<li><a class=\"all\" rel=\"nofollow\"");
    link_to(v, &other);
    buf_addf(v->out, ">%s</a></li>\n", text);
}

void spellings_joined(struct view *v, const struct result *r)
{
    const struct query *q = r->query;

    if (q->respelled_count == 0 && !v->request->exact_names)
        return;
    buf_text(v->out, "<ul class=\"spellings\" aria-label=\"Spellings of names\">\n");
    for (size_t i = 0; i < q->respelled_count; i++)
        add_name(v, q, &q->respelled[i]);
    if (v->request->exact_names) {
        buf_text(v->out, "<li>Names are searched as typed</li>\n");
        add_switch(v, false, "Other spellings too");
    } else {
        add_switch(v, true, "Only as typed");
    }
    buf_text(v->out, "</ul>\n");
}

void spellings_matched(struct view *v, const struct hit *hit)
{
    if (hit->matched_as_count == 0)
        return;
    buf_text(v->out, "<p class=\"matched\">matched as ");
    for (size_t i = 0; i < hit->matched_as_count; i++) {
        buf_text(v->out, i ? ", <bdi>" : "<bdi>");
        html_text(v->out, hit->matched_as[i]);
        buf_text(v->out, "</bdi>");
    }
    buf_text(v->out, "</p>\n");
}
