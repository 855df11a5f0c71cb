/* indexer/read/plain_text.h: text with tags in it to plain text: a line a paragraph, an empty line between.
 *
 * In:  valid UTF-8, what stands inside an element, or a field that may hold HTML.
 * Out: valid UTF-8 without tags, character references read, white space runs made one blank. What a reader
 *      does not take for the article is left out: scripts, styles, figures and their captions, media, forms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

enum plain_lines {
    LINES_BLANKS, /* a line end is a blank, as in HTML */
    LINES_KEPT,
    LINES_WRAPPED /* an empty line, and an indented one, begin a paragraph; other line ends are blanks */
};

/* Out of memory is the one way in which these fail; *out is then untouched. All in the arena. */

/* What stands between tags, as paragraphs. */
bool plain_paragraphs(struct span inner, enum plain_lines lines, struct arena *arena,
                      struct span *out, struct lede_error *err) MUST_CHECK;

/* The same on one line: a title, a name. */
bool plain_line(struct span inner, struct arena *arena, struct span *out,
                struct lede_error *err) MUST_CHECK;

/* Character data of an element, uncut: references and CDATA read, tags inside passed over. */
bool plain_data(struct span inner, struct arena *arena, struct span *out,
                struct lede_error *err) MUST_CHECK;

/* A text that may be plain or HTML, once or twice escaped: plain comes back as it is, but for its character
 * references; HTML as paragraphs. */
bool text_of_any(struct span text, struct arena *arena, struct span *out,
                 struct lede_error *err) MUST_CHECK;

/* The same for a field of one line. */
bool line_of_any(struct span text, struct arena *arena, struct span *out,
                 struct lede_error *err) MUST_CHECK;
