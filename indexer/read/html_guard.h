/* indexer/read/html_guard.h: what a parser of HTML need not or must not see is taken out of a page first.
 *
 * Out go comments, the bodies of scripts (but for JSON-LD), styles, <noscript> and the like, and tags that are too long or have
 * too many attributes: the parser's time grows with the square of these. In their place stands the bare
 * tag, and what lay behind its first `>` is read again. Out go attributes that nothing asks for, too: addresses,
 * sizes and data of scripts are half of a page. One pass, in linear time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

enum {
    TAG_BYTES_MAX =
        64 << 10,        /* an address in a tag has 2 KB at most, an image written into it 50 */
    ATTRIBUTES_MAX = 250 /* real ones have 30 */
};

/* Append what is left of text to *out. */
void html_guard(struct span text, struct buf *out);
