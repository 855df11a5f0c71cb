/* analysis/paragraphs.h: text to paragraphs.
 *
 * A paragraph ends at a line end; lines of blanks alone are no paragraphs. (Readers and extractors join
 * the lines of a hard-wrapped paragraph before: in an article's text a line end always parts.)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

struct paragraph {
    size_t start, end; /* bytes, trimmed of white space, not empty */
    bool heading; /* short, no full stop at its end, and another paragraph follows: is_heading() */
};

/* Zeroed but for text. */
struct paragraphs {
    struct span text;
    size_t at;
};

bool paragraphs_next(struct paragraphs *p, struct paragraph *out);

/* A line of at most 12 words and 90 bytes that begins with a capital or digit, has no sentence end
 * (. ! ? … : ; , or a closing quote) and is not a list item. */
bool is_heading(struct span line);
