/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/why_text.h"

#include <stdio.h>
#include <unistd.h>

#include "common/buf.h"
#include "common/date.h"
#include "common/file.h"
#include "common/utf8.h"
#include "indexer/amend.h"
#include "indexer/why.h"

enum { LABEL_COLS = 10, RULE_COLS = 16, WIDTH_MIN = 40, TEXT_BYTES_MAX = 2000 };

/* A page of text that is being written. */
struct page_out {
    struct buf out;
    size_t width_cols;
};

/* The text in at most `cols` columns, made safe to show, with … where it was cut. */
static size_t add_cut(struct buf *b, struct span text, size_t cols)
{
    char shown[TEXT_BYTES_MAX];
    size_t used = 0, at = 0, len;
    struct span safe;

    text = span_part(text, 0, utf8_cut(text, TEXT_BYTES_MAX / 4 - 1));
    safe = (struct span){shown, utf8_show(text, shown, sizeof shown)};
    for (; at < safe.len; at += len) {
        (void)utf8_at(safe, at, &len);
        size_t wide = utf8_columns(span_part(safe, at, at + len));
        if (used + wide > cols || (used + wide == cols && at + len < safe.len))
            break;
        used += wide;
    }
    buf_add(b, span_part(safe, 0, at));
    if (at < safe.len) {
        buf_text(b, "\xe2\x80\xa6");
        used++;
    }
    return used;
}

static void pad(struct buf *b, size_t used, size_t cols)
{
    for (; used < cols; used++)
        buf_byte(b, ' ');
}

/* "  title     Four guards freed                       printed" */
static void add_line(struct page_out *p, const char *label, struct span value, const char *origin)
{
    size_t cols = p->width_cols - 2 - LABEL_COLS - 1 - strlen(origin);
    size_t used;

    buf_text(&p->out, "  ");
    buf_text(&p->out, label);
    pad(&p->out, strlen(label), LABEL_COLS);
    used = value.len ? add_cut(&p->out, value, cols) : add_cut(&p->out, SPAN("unknown"), cols);
    if (origin[0]) {
        pad(&p->out, used, cols + 1);
        buf_text(&p->out, origin);
    }
    buf_byte(&p->out, '\n');
}

static void add_field(struct page_out *p, const char *label, const struct field *f)
{
    add_line(p, label, f->value, f->value.len ? origin_name(f->origin) : "");
}

static void add_date(struct page_out *p, const struct article *a)
{
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX], text[64];
    bool day = a->date.precision == LEDE_DAY;

    if (a->date.precision == LEDE_NONE) {
        add_line(p, "date", (struct span){0}, "");
        return;
    }
    date_write(a->date.earliest, from);
    date_write(a->date.latest, to);
    (void)snprintf(text, sizeof text, "%s%s%s (%s)", from, day ? "" : "..", day ? "" : to,
                   date_precision_name(a->date.precision));
    add_line(p, "date", span_of(text), origin_name(a->date_origin));
}

static void add_fields(struct page_out *p, const struct article *a)
{
    char counts[120];
    struct span found = a->found;
    struct found_field field;

    add_field(p, "title", &a->title);
    add_field(p, "source", &a->source);
    add_date(p, a);
    add_field(p, "author", &a->author);
    add_field(p, "section", &a->section);
    add_field(p, "place", &a->place);
    add_field(p, "agencies", &a->agencies);
    add_line(p, "language", a->language, "");
    add_line(p, "url", a->url, "");
    (void)snprintf(counts, sizeof counts, "%zu bytes, %u words, %zu passages, %zu names, %zu dates",
                   a->text.len, a->word_count, a->passage_count, a->entity_count, a->mention_count);
    add_line(p, "text", span_of(counts), "");
    if (found.len)
        buf_text(&p->out, "  given by the user, instead of\n");
    while (found_next(&found, &field))
        add_line(p, override_field_name(field.field), field.value,
                 field.origin ? origin_name(field.origin) : "");
}

static void add_blocks(struct page_out *p, struct span blocks)
{
    struct why_block block;

    while (why_block_next(&blocks, &block)) {
        buf_text(&p->out, block.kept ? "  + " : "  - ");
        pad(&p->out, add_cut(&p->out, block.rule, RULE_COLS), RULE_COLS + 1);
        (void)add_cut(&p->out, block.text, p->width_cols - 4 - RULE_COLS - 1);
        buf_byte(&p->out, '\n');
    }
}

bool why_text_print(const struct article *a, struct span shown, const char *problem,
                    struct span blocks, size_t width_cols, struct lede_error *err)
{
    struct page_out p = {.width_cols = width_cols < WIDTH_MIN ? WIDTH_MIN : width_cols};
    bool ok;

    (void)add_cut(&p.out, a ? a->id : shown, p.width_cols);
    buf_byte(&p.out, '\n');
    if (a) {
        add_fields(&p, a);
    } else {
        buf_text(&p.out, "  no article: ");
        (void)add_cut(&p.out, span_of(problem), p.width_cols - 14);
        buf_byte(&p.out, '\n');
    }
    add_blocks(&p, blocks);
    buf_byte(&p.out, '\n');
    ok = buf_ok(&p.out) || error_memory(err);
    if (ok && !file_write_all(STDOUT_FILENO, buf_span(&p.out), err))
        ok = error_within(err, "standard output");
    buf_free(&p.out);
    return ok;
}
