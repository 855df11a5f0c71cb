/* What a person reads: a line that says how many, then each hit: headline, where and when, passages;
 * what was counted stands last.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/utf8.h"
#include "searcher/output/date_shown.h"
#include "searcher/output/excerpt.h"
#include "searcher/output/harmless.h"
#include "searcher/output/text_parts.h"

enum { PASSAGE_LINES_MAX = 6 }; /* of a passage; what is longer is shown as excerpts */

struct wrap text_wrap(struct page *page)
{
    return (struct wrap){
        .out = &page->text,
        .width_cols = page->width_cols < TEXT_COLS_MAX ? page->width_cols : TEXT_COLS_MAX,
        .colour = page->colour,
    };
}

static void begin(struct page *page, const struct result *r)
{
    struct buf *out = &page->text;
    unsigned long long total = r->total, first = (unsigned long long)r->offset + 1;

    if (r->total == 0) {
        if (page->explain)
            text_plan(page, r);
        return;
    }
    if (r->hit_count == 0 || r->hit_count == r->total)
        buf_addf(out, "%llu %s\n", total, total == 1 ? "article" : "articles");
    else if (r->hit_count == 1)
        buf_addf(out, "article %llu of %llu\n", first, total);
    else
        buf_addf(out, "articles %llu to %llu of %llu\n", first, first + r->hit_count - 1, total);
    if (page->explain)
        text_plan(page, r);
}

/* Columns of the page's widest hit number. */
static size_t number_cols(const struct result *r)
{
    size_t cols = 1;

    for (size_t n = r->offset + r->hit_count; n >= 10; n /= 10)
        cols++;
    return cols;
}

/* A title that is only the first sentence takes one line and no weight: the passage says it anyway. */
static void add_headline(struct wrap *w, const struct hit *hit)
{
    const struct field *title = &hit->article.title;
    struct marked m = {title->value, hit->title_marks, hit->title_mark_count};
    size_t room = w->width_cols > w->column ? w->width_cols - w->column : 1;

    if (title->value.len == 0) {
        wrap_text(w, hit->article.id, STYLE_HEADLINE);
    } else if (title->origin != ORIGIN_LEAD) {
        wrap_part(w, &m, 0, m.text.len, STYLE_HEADLINE);
    } else if (harmless_cols(m.text) <= room) {
        wrap_part(w, &m, 0, m.text.len, STYLE_PLAIN);
    } else {
        wrap_part(w, &m, 0, excerpt_fitting(m.text, room - 1), STYLE_PLAIN);
        wrap_glue(w);
        wrap_text(w, SPAN("…"), STYLE_PLAIN);
    }
    wrap_line_end(w);
}

/* Source, date, id. The id stays away where it already is the headline. */
static void add_origin_line(struct wrap *w, const struct article *a)
{
    struct buf date = {0};

    date_shown(a->date, a->date_origin, &date);
    wrap_text(w, a->source.value.len ? a->source.value : SPAN("unknown source"), STYLE_FAINT);
    wrap_text(w, SPAN("·"), STYLE_FAINT);
    wrap_text(w, buf_span(&date), STYLE_FAINT);
    if (a->title.value.len) {
        wrap_text(w, SPAN("·"), STYLE_FAINT);
        wrap_text(w, a->id, STYLE_FAINT);
    }
    wrap_line_end(w);
    if (!buf_ok(&date))
        w->out->failed = true;
    buf_free(&date);
}

/* By which other spellings of what was typed it was found. */
static void add_spellings(struct wrap *w, const struct hit *h)
{
    for (size_t i = 0; i < h->matched_as_count; i++) {
        wrap_text(w, i ? SPAN("and") : SPAN("matched as"), STYLE_FAINT);
        wrap_text(w, h->matched_as[i], STYLE_PLAIN);
    }
    if (h->matched_as_count)
        wrap_line_end(w);
}

/* A piece's paragraphs, each beginning a line. */
static void add_piece(struct wrap *w, const struct marked *m, struct piece piece)
{
    size_t at = piece.start;

    for (;;) {
        size_t end = span_find(m->text, SPAN("\n"), at);
        bool last = end == SIZE_MAX || end >= piece.end;
        wrap_part(w, m, at, last ? piece.end : end, STYLE_PLAIN);
        if (last)
            return;
        wrap_line_end(w);
        at = end + 1;
    }
}

static void add_passage(struct wrap *w, struct span text, const struct hit_passage *p)
{
    struct marked m = {span_part(text, p->start, p->end), p->marks, p->mark_count};
    struct piece piece[EXCERPT_PIECES_MAX];
    size_t line = w->width_cols > w->indent_cols ? w->width_cols - w->indent_cols : 1;
    size_t n = excerpt_cut(&m, PASSAGE_LINES_MAX * line, piece);

    for (size_t i = 0; i < n; i++) {
        if (piece[i].start > 0)
            wrap_text(w, SPAN("…"), STYLE_PLAIN);
        add_piece(w, &m, piece[i]);
    }
    if (n > 0 && piece[n - 1].end < m.text.len)
        wrap_text(w, SPAN("…"), STYLE_PLAIN);
    wrap_line_end(w);
}

static void hit(struct page *page, const struct result *r, const struct hit *h, size_t i)
{
    struct wrap w = text_wrap(page);
    char number[32];

    (void)snprintf(number, sizeof number, "%*zu", (int)number_cols(r), r->offset + i + 1);
    w.indent_cols = number_cols(r) + 2;
    buf_byte(&page->text, '\n');
    wrap_label(&w, span_of(number), STYLE_FAINT);
    add_headline(&w, h);
    add_origin_line(&w, &h->article);
    add_spellings(&w, h);
    if (page->explain)
        text_score(page, h, w.indent_cols);
    for (size_t k = 0; k < h->passage_count; k++) {
        if (k > 0 || page->explain)
            buf_byte(&page->text, '\n');
        if (page->explain)
            text_passage_score(&w, &h->passages[k]);
        add_passage(&w, h->article.text, &h->passages[k]);
    }
}

const struct output out_text = {
    .name = "text",
    .holds_counts = true,
    .begin = begin,
    .hit = hit,
    .end = text_counts,
    .article = text_article,
    .why_not = text_why_not,
    .entities = text_archive_names,
    .entity = text_archive_name,
    .info = text_info,
};
