/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/wrap.h"

#include "searcher/output/harmless.h"

enum { LINE_COLS_MIN = 8 }; /* left for words by any indent: a wide character and more must fit */

/* [style][marked] */
static const char *const sgr[][2] = {
    [STYLE_PLAIN] = {NULL, "1"},
    [STYLE_FAINT] = {"2", "1"},
    [STYLE_HEADLINE] = {"1", "1;4"},
};

static void set_style(struct wrap *w, const char *style)
{
    if (!w->colour || style == w->style)
        return;
    if (w->style)
        buf_text(w->out, "\x1b[0m");
    if (style)
        buf_addf(w->out, "\x1b[%sm", style);
    w->style = style;
}

static void add_spaces(struct wrap *w, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_byte(w->out, ' ');
    w->column += count;
}

static size_t indent(const struct wrap *w)
{
    size_t most = w->width_cols > LINE_COLS_MIN ? w->width_cols - LINE_COLS_MIN : 0;
    return w->indent_cols < most ? w->indent_cols : most;
}

static size_t last_col(const struct wrap *w)
{
    return w->width_cols > LINE_COLS_MIN ? w->width_cols : LINE_COLS_MIN;
}

void wrap_line_end(struct wrap *w)
{
    set_style(w, NULL);
    if (w->column || w->has_word)
        buf_byte(w->out, '\n');
    w->column = 0;
    w->has_word = false;
    w->glued = false;
}

void wrap_label(struct wrap *w, struct span text, enum style style)
{
    wrap_line_end(w);
    set_style(w, sgr[style][0]);
    harmless_add(w->out, text);
    w->column = harmless_cols(text);
    set_style(w, NULL);
    add_spaces(w, w->column < indent(w) ? indent(w) - w->column : 1);
}

void wrap_glue(struct wrap *w)
{
    w->glued = true;
}

/* Go to where a word of so many columns can stand: behind a space, or on a new line. */
static void begin_word(struct wrap *w, size_t cols)
{
    size_t space = w->has_word && !w->glued ? 1 : 0;

    if (w->has_word && w->column + space + cols > last_col(w))
        wrap_line_end(w);
    else
        add_spaces(w, space);
    if (w->column < indent(w))
        add_spaces(w, indent(w) - w->column);
    w->has_word = true;
    w->glued = false;
}

/* The mark that the byte at lies in or before; *next only moves on. */
static bool is_marked(const struct marked *m, size_t at, size_t *next)
{
    while (*next < m->mark_count && m->marks[*next].end <= at)
        (*next)++;
    return *next < m->mark_count && m->marks[*next].start <= at;
}

/* Write the word [start, end), which begins where the cursor is. */
static void add_word(struct wrap *w, const struct marked *m, size_t start, size_t end,
                     enum style style, size_t *next_mark)
{
    struct shown_character c;

    for (size_t at = start; at < end; at += c.len) {
        c = harmless_at(m->text, at);
        if (w->column + c.cols > last_col(w)) {
            wrap_line_end(w);
            begin_word(w, c.cols);
        }
        set_style(w, sgr[style][is_marked(m, at, next_mark)]);
        harmless_add_character(w->out, m->text, at, &c);
        w->column += c.cols;
    }
    set_style(w, sgr[style][0]);
}

/* The end of the word that begins at text[at], and its columns. */
static size_t word_end(struct span text, size_t at, size_t *cols)
{
    struct shown_character c;

    *cols = 0;
    for (; at < text.len; at += c.len) {
        c = harmless_at(text, at);
        if (c.is_space)
            break;
        *cols += c.cols;
    }
    return at;
}

void wrap_part(struct wrap *w, const struct marked *m, size_t start, size_t end, enum style style)
{
    struct marked part = {span_part(m->text, 0, end), m->marks, m->mark_count};
    size_t next_mark = 0, word, cols;

    for (size_t at = start; at < end; at = word) {
        word = word_end(part.text, at, &cols);
        if (word == at) {
            word += harmless_at(part.text, at).len; /* white space */
            continue;
        }
        begin_word(w, cols);
        add_word(w, &part, at, word, style, &next_mark);
    }
}

void wrap_text(struct wrap *w, struct span text, enum style style)
{
    struct marked m = {.text = text};
    wrap_part(w, &m, 0, text.len, style);
}
