/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/options.h"
#include "common/utf8.h"

enum { WIDTH_COLS = 79, HELP_COL_MAX = 26 }; /* a wider option has its help on the next line */

static void add_spaces(struct buf *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_byte(out, ' ');
}

/* Words up to WIDTH_COLS; the cursor stands at column `at`, further lines begin at `indent`. */
static void add_wrapped(struct buf *out, struct span text, size_t at, size_t indent)
{
    struct span word;
    bool first = true;

    while (span_cut(&text, ' ', &word)) {
        size_t cols = utf8_columns(word);
        if (word.len == 0)
            continue;
        if (!first && at + 1 + cols > WIDTH_COLS) {
            buf_byte(out, '\n');
            add_spaces(out, indent);
            at = indent;
        } else if (!first) {
            buf_byte(out, ' ');
            at++;
        }
        buf_add(out, word);
        at += cols;
        first = false;
    }
    buf_byte(out, '\n');
}

/* "  -n, --limit N": long names stand in one column, with or without a letter. Returns its columns. */
static size_t add_option(struct buf *out, const struct option *o)
{
    size_t start = out->len;

    if (o->letter)
        buf_addf(out, "  -%c, --%s", o->letter, o->name);
    else
        buf_addf(out, "      --%s", o->name);
    if (o->argument)
        buf_addf(out, " %s", o->argument);
    return buf_ok(out) ? utf8_columns(span_part(buf_span(out), start, out->len)) : 0;
}

/* As add_option() would write: 6 and "--", " ". */
static size_t option_cols(const struct option *o)
{
    return 8 + utf8_columns(span_of(o->name)) +
           (o->argument ? 1 + utf8_columns(span_of(o->argument)) : 0);
}

/* A paragraph whose first byte is a space (an example) stays as it is. */
static void add_paragraph(struct buf *out, struct span text)
{
    buf_byte(out, '\n');
    if (text.len && text.at[0] == ' ') {
        buf_add(out, text);
        buf_byte(out, '\n');
    } else {
        add_wrapped(out, text, 0, 0);
    }
}

void options_help(const struct option_table *table, struct buf *out)
{
    size_t program_cols = utf8_columns(span_of(table->program)), help_col = 0;

    for (size_t i = 0; table->usage[i]; i++) {
        buf_addf(out, "%s%s ", i ? "       " : "usage: ", table->program);
        add_wrapped(out, span_of(table->usage[i]), 8 + program_cols, 8 + program_cols);
    }
    add_paragraph(out, span_of(table->about));
    if (table->count)
        buf_byte(out, '\n');
    for (size_t i = 0; i < table->count; i++) {
        size_t cols = option_cols(&table->options[i]) + 2;
        if (cols > help_col && cols <= HELP_COL_MAX)
            help_col = cols;
    }
    if (help_col == 0)
        help_col = HELP_COL_MAX;
    for (size_t i = 0; i < table->count; i++) {
        size_t cols = add_option(out, &table->options[i]);
        if (cols + 2 > help_col) {
            buf_byte(out, '\n');
            cols = 0;
        }
        add_spaces(out, help_col - cols);
        add_wrapped(out, span_of(table->options[i].help), help_col, help_col);
    }
    for (size_t i = 0; table->more && table->more[i]; i++)
        add_paragraph(out, span_of(table->more[i]));
}

/* A letter or digit; so is every byte of a character beyond ASCII. */
static bool is_letter(char c)
{
    char lower = (char)(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
}

/* The sentence as mdoc takes it: a capital, a full stop, and nothing that roff would read as its own.
 * A dash that joins no words is a minus, which can be copied into a shell. */
static void add_roff(struct buf *out, struct span text)
{
    char before = ' ';

    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (i == 0 && c >= 'a' && c <= 'z')
            buf_byte(out, (char)(c - 'a' + 'A'));
        else if (c == '\\')
            buf_text(out, "\\e");
        else if (c == '-' && !is_letter(before))
            buf_text(out, "\\-");
        else if ((c == '.' || c == '\'') && before == ' ')
            buf_addf(out, "\\&%c", c);
        else
            buf_byte(out, c);
        before = c;
    }
    buf_byte(out, '.');
}

void options_man(const struct option_table *table, struct buf *out)
{
    struct buf sentence = {0};

    buf_text(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < table->count; i++) {
        const struct option *o = &table->options[i];
        buf_text(out, ".It ");
        if (o->letter && o->argument)
            buf_addf(out, "Fl %c Ar %s , ", o->letter, o->argument);
        else if (o->letter)
            buf_addf(out, "Fl %c , ", o->letter);
        buf_addf(out, "Fl \\-%s", o->name);
        if (o->argument)
            buf_addf(out, " Ar %s", o->argument);
        buf_byte(out, '\n');
        buf_reset(&sentence);
        add_roff(&sentence, span_of(o->help));
        if (!buf_ok(&sentence))
            out->failed = true;
        add_wrapped(out, buf_span(&sentence), 0, 0);
    }
    buf_text(out, ".El\n");
    buf_free(&sentence);
}
