/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "searcher/output/excerpt.h"
#include "searcher/output/harmless.h"
#include "searcher/output/text_parts.h"

enum {
    VALUES_SHOWN_MAX = 10, /* of a facet; the other formats have all */
    INDENT_COLS = 2,
    GAP_COLS = 2,
    BAR_COLS_MIN = 4, /* a shorter one says nothing */
    EIGHTHS = 8       /* a block character is cut as fine as that */
};

/* Where the columns of a block stand. */
struct block {
    struct wrap w;
    size_t value_cols, count_cols;
};

static size_t digits(uint64_t number)
{
    size_t n = 1;

    for (; number >= 10; number /= 10)
        n++;
    return n;
}

/* Columns that are left of a line when so many are used. */
static size_t cols_left(const struct block *b, size_t used)
{
    return b->w.width_cols > used ? b->w.width_cols - used : 0;
}

static void fit_value(struct block *b, const struct facet_value *v)
{
    size_t value = harmless_cols(v->value), count = digits(v->count);

    if (value > b->value_cols)
        b->value_cols = value;
    if (count > b->count_cols)
        b->count_cols = count;
}

/* A value that is too long for its count to stand beside it is cut. */
static void end_fitting(struct block *b)
{
    size_t most = cols_left(b, INDENT_COLS + GAP_COLS + b->count_cols);

    if (b->value_cols > most)
        b->value_cols = most ? most : 1;
}

static void add_heading(struct page *page, const char *text)
{
    struct wrap w = text_wrap(page);

    buf_byte(&page->text, '\n');
    wrap_text(&w, span_of(text), STYLE_HEADLINE);
    wrap_line_end(&w);
}

/* What is not known is faint. */
static void add_row(struct block *b, const struct facet_value *v, const char *bar)
{
    enum style style = v->known ? STYLE_PLAIN : STYLE_FAINT;
    size_t cols = INDENT_COLS + b->value_cols;

    if (harmless_cols(v->value) <= b->value_cols) {
        wrap_text(&b->w, v->value, style);
    } else {
        size_t kept = excerpt_fitting(v->value, b->value_cols - 1);
        wrap_text(&b->w, span_part(v->value, 0, kept), style);
        wrap_glue(&b->w);
        wrap_text(&b->w, SPAN("…"), style);
    }
    buf_addf(b->w.out, "%*s", (int)(cols > b->w.column ? cols - b->w.column : 0), "");
    b->w.column = cols; /* a value of nothing has a line too */
    buf_addf(b->w.out, "%*s%*" PRIu64, GAP_COLS, "", (int)b->count_cols, v->count);
    if (*bar)
        buf_addf(b->w.out, "%*s%s", GAP_COLS, "", bar);
    wrap_line_end(&b->w);
}

/* The known ones come first; one alone is shown rather than said to be left out. */
static size_t values_shown(const struct facet_counts *f, size_t *known)
{
    *known = 0;
    while (*known < f->count && f->values[*known].known)
        ++*known;
    return *known <= VALUES_SHOWN_MAX + 1 ? *known : VALUES_SHOWN_MAX;
}

static void add_facet(struct page *page, const struct facet_counts *f)
{
    struct block b = {.w = text_wrap(page)};
    size_t known, shown = values_shown(f, &known);
    char more[64];

    b.w.indent_cols = INDENT_COLS;
    add_heading(page, facet_name(f->facet));
    for (size_t i = 0; i < f->count; i++)
        if (i < shown || i >= known)
            fit_value(&b, &f->values[i]);
    end_fitting(&b);
    for (size_t i = 0; i < shown; i++)
        add_row(&b, &f->values[i], "");
    if (known > shown) {
        (void)snprintf(more, sizeof more, "… and %zu more", known - shown);
        wrap_text(&b.w, span_of(more), STYLE_FAINT);
        wrap_line_end(&b.w);
    }
    for (size_t i = known; i < f->count; i++)
        add_row(&b, &f->values[i], "");
    if (f->count == 0) {
        wrap_text(&b.w, SPAN("none"), STYLE_FAINT);
        wrap_line_end(&b.w);
    }
}

/* A bar of count in most parts of `cols` columns; what is there at all shows. */
static void draw_bar(uint64_t count, uint64_t most, size_t cols, struct buf *out)
{
    static const char *const parts[EIGHTHS] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    size_t eighths = (size_t)((double)count / (double)most * (double)(cols * EIGHTHS));

    if (eighths == 0)
        eighths = 1;
    for (size_t i = 0; i < eighths / EIGHTHS; i++)
        buf_text(out, "█");
    buf_text(out, parts[eighths % EIGHTHS]);
    buf_byte(out, '\0');
}

/* Uncertain and unknown ones stand at no place in time, so that they have no bar. */
static void add_timeline(struct page *page, const struct timeline *t)
{
    struct block b = {.w = text_wrap(page)};
    struct buf bar = {0};
    uint64_t most = 0;

    b.w.indent_cols = INDENT_COLS;
    add_heading(page, "timeline");
    for (size_t i = 0; i < t->count; i++) {
        fit_value(&b, &t->periods[i]);
        if (t->periods[i].known && t->periods[i].count > most)
            most = t->periods[i].count;
    }
    end_fitting(&b);
    size_t room = cols_left(&b, INDENT_COLS + b.value_cols + GAP_COLS + b.count_cols + GAP_COLS);
    for (size_t i = 0; i < t->count; i++) {
        const struct facet_value *v = &t->periods[i];
        buf_reset(&bar);
        if (v->known && room >= BAR_COLS_MIN)
            draw_bar(v->count, most, room, &bar);
        add_row(&b, v, bar.len && buf_ok(&bar) ? bar.at : "");
        page->text.failed |= !buf_ok(&bar);
    }
    buf_free(&bar);
}

void text_counts(struct page *page, const struct result *r)
{
    if (r->total == 0)
        return;
    for (size_t i = 0; i < r->facet_count; i++)
        add_facet(page, &r->facets[i]);
    if (r->timeline.unit != TIMELINE_NONE)
        add_timeline(page, &r->timeline);
}
