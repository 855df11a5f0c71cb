/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "searcher/output/date_shown.h"
#include "searcher/output/text_parts.h"

enum {
    LABEL_COLS = 10, /* "articles" and two spaces */
    TYPE_COLS = 6,   /* "person" */
    GAP_COLS = 2
};

static void add_number(struct wrap *w, uint64_t number)
{
    char text[24];

    (void)snprintf(text, sizeof text, "%" PRIu64, number);
    wrap_text(w, span_of(text), STYLE_PLAIN);
}

/* The brackets go with the words in them, over no line's end. */
static void add_bracketed(struct wrap *w, struct span text)
{
    struct buf words = {0};

    buf_byte(&words, '(');
    buf_add(&words, text);
    buf_byte(&words, ')');
    wrap_text(w, buf_span(&words), STYLE_FAINT);
    w->out->failed |= !buf_ok(&words);
    buf_free(&words);
}

static void add_more(struct wrap *w, uint64_t count)
{
    char text[48];

    (void)snprintf(text, sizeof text, "… and %" PRIu64 " more", count);
    wrap_text(w, span_of(text), STYLE_FAINT);
    wrap_line_end(w);
}

void text_archive_names(struct page *page, const struct archive_names *a)
{
    struct wrap w = text_wrap(page);
    char head[64];
    int digits = a->count ? snprintf(head, sizeof head, "%" PRIu64, a->names[0].articles) : 0;

    w.indent_cols = (size_t)digits + GAP_COLS + TYPE_COLS + GAP_COLS;
    for (size_t i = 0; i < a->count; i++) {
        (void)snprintf(head, sizeof head, "%*" PRIu64 "%*s%s", digits, a->names[i].articles,
                       GAP_COLS, "", entity_type_name(a->names[i].type));
        wrap_label(&w, span_of(head), STYLE_FAINT);
        wrap_text(&w, a->names[i].shown, STYLE_PLAIN);
        wrap_line_end(&w);
    }
    w.indent_cols = 0;
    if (a->offset + a->count < a->total)
        add_more(&w, a->total - a->offset - a->count);
}

/* ---- One ---- */

/* "first     26 July 2016  Five guards freed  (dawn/1.txt)" */
static void add_article(struct wrap *w, const char *label, const struct name_article *a)
{
    struct buf date = {0};

    date_shown(a->date, ORIGIN_NONE, &date);
    wrap_label(w, span_of(label), STYLE_FAINT);
    wrap_text(w, buf_span(&date), STYLE_PLAIN);
    if (a->source.len) {
        wrap_glue(w);
        wrap_text(w, SPAN(", "), STYLE_PLAIN);
        wrap_text(w, a->source, STYLE_PLAIN);
    }
    wrap_glue(w);
    wrap_text(w, SPAN(":"), STYLE_PLAIN);
    wrap_text(w, a->title, STYLE_PLAIN);
    add_bracketed(w, a->id);
    wrap_line_end(w);
    w->out->failed |= !buf_ok(&date);
    buf_free(&date);
}

/* The label stands on the first line alone. */
static void add_counted(struct wrap *w, const char *label, struct span text, const char *type,
                        uint64_t articles)
{
    char count[64];

    (void)snprintf(count, sizeof count, "%s%s%" PRIu64, type, *type ? ", " : "", articles);
    wrap_label(w, span_of(label), STYLE_FAINT);
    wrap_text(w, text, STYLE_PLAIN);
    add_bracketed(w, span_of(count));
    wrap_line_end(w);
}

void text_archive_name(struct page *page, const struct archive_name *a)
{
    struct wrap w = text_wrap(page);

    if (!a->found)
        return;
    w.indent_cols = LABEL_COLS;
    wrap_label(&w, SPAN("name"), STYLE_FAINT);
    wrap_text(&w, a->name.shown, STYLE_HEADLINE);
    wrap_line_end(&w);
    wrap_label(&w, SPAN("type"), STYLE_FAINT);
    wrap_text(&w, span_of(entity_type_name(a->name.type)), STYLE_PLAIN);
    wrap_line_end(&w);
    wrap_label(&w, SPAN("articles"), STYLE_FAINT);
    add_number(&w, a->name.articles);
    wrap_line_end(&w);
    for (size_t i = 0; i < a->spelling_count; i++)
        add_counted(&w, i ? "" : "spelt", a->spellings[i].written, "", a->spellings[i].articles);
    if (a->dated) {
        add_article(&w, "first", &a->first);
        add_article(&w, "last", &a->last);
    }
    for (size_t i = 0; i < a->with_count; i++)
        add_counted(&w, i ? "" : "with", a->with[i].shown, entity_type_name(a->with[i].type),
                    a->with[i].articles);
}
