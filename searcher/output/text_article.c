/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/date_shown.h"
#include "searcher/output/text_parts.h"

enum { LABEL_COLS = 8 }; /* "source" and two spaces */

/* A value and, as far as it says something, how it is known. */
static void add_line(struct wrap *w, const char *label, struct span value, enum origin origin)
{
    struct span how = span_of(origin_name(origin));

    if (value.len == 0)
        return;
    wrap_label(w, span_of(label), STYLE_FAINT);
    wrap_text(w, value, STYLE_PLAIN);
    if (origin != ORIGIN_NONE && origin != ORIGIN_GIVEN) {
        wrap_text(w, SPAN("("), STYLE_FAINT);
        wrap_glue(w);
        wrap_text(w, how, STYLE_FAINT);
        wrap_glue(w);
        wrap_text(w, SPAN(")"), STYLE_FAINT);
    }
    wrap_line_end(w);
}

static void add_fields(struct wrap *w, const struct article *a)
{
    struct buf date = {0};

    date_shown(a->date, ORIGIN_NONE, &date);
    w->indent_cols = LABEL_COLS;
    if (a->source.value.len)
        add_line(w, "source", a->source.value, a->source.origin);
    else
        add_line(w, "source", SPAN("unknown"), ORIGIN_NONE);
    add_line(w, "date", buf_span(&date),
             a->date.precision == LEDE_NONE ? ORIGIN_NONE : a->date_origin);
    add_line(w, "author", a->author.value, a->author.origin);
    add_line(w, "place", a->place.value, a->place.origin);
    add_line(w, "section", a->section.value, a->section.origin);
    add_line(w, "url", a->url, ORIGIN_NONE);
    add_line(w, "path", a->path, ORIGIN_NONE);
    add_line(w, "id", a->id, ORIGIN_NONE);
    w->indent_cols = 0;
    if (!buf_ok(&date))
        w->out->failed = true;
    buf_free(&date);
}

void text_article(struct page *page, const struct shown_article *shown)
{
    const struct article *a = &shown->article;
    struct wrap w = text_wrap(page);
    struct marked title = {a->title.value, shown->title_marks, shown->title_mark_count};
    struct marked text = {a->text, shown->marks, shown->mark_count};

    /* A title of origin lead is the text's own first sentence, which stands below. */
    if (title.text.len && a->title.origin != ORIGIN_LEAD) {
        wrap_part(&w, &title, 0, title.text.len, STYLE_HEADLINE);
        wrap_line_end(&w);
    }
    add_fields(&w, a);
    for (size_t at = 0; at < a->text.len;) {
        size_t end = span_find(a->text, SPAN("\n"), at);
        if (end == SIZE_MAX)
            end = a->text.len;
        if (end > at) {
            buf_byte(&page->text, '\n');
            wrap_part(&w, &text, at, end, STYLE_PLAIN);
            wrap_line_end(&w);
        }
        at = end + 1;
    }
}
