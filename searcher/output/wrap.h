/* searcher/output/wrap.h: text laid out in lines of a width, with an indent, styles and marks.
 *
 * In:  any bytes; harmless.h says how each character is shown.
 * Out: lines of at most width_cols columns. A line is broken at white space; a word that is wider than
 *      a line (an address, a script without spaces) is cut between characters. Styles are written only
 *      with colour on, and no style reaches over a line end, so that pagers show each line right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "searcher/result/result.h"

/* Marks are bold; inside a headline, which is bold itself, they are underlined too. */
enum style { STYLE_PLAIN, STYLE_FAINT, STYLE_HEADLINE };

/* Zeroed but for the first four. */
struct wrap {
    struct buf *out;
    size_t width_cols;
    size_t indent_cols; /* may be changed between lines */
    bool colour;
    size_t column;     /* columns used on the line that is being written; 0 before its first word */
    bool has_word;     /* the line has one: the next needs a space before it */
    bool glued;        /* the next word follows without a space */
    const char *style; /* the one that is on; NULL for none */
};

/* Text and the marks in it, in ascending order. */
struct marked {
    struct span text;
    const struct mark *marks;
    size_t mark_count;
};

/* Append the bytes [start, end) of the text as words; a word of an earlier call is parted from the
 * first one by a space. Line ends count as spaces. */
void wrap_part(struct wrap *w, const struct marked *m, size_t start, size_t end, enum style style);

/* Append the words of text, without marks. */
void wrap_text(struct wrap *w, struct span text, enum style style);

/* Let the next word follow the last one without a space. */
void wrap_glue(struct wrap *w);

/* Begin a line with text in the indent's columns, filled up with spaces. */
void wrap_label(struct wrap *w, struct span text, enum style style);

/* End the line if it has anything. */
void wrap_line_end(struct wrap *w);
