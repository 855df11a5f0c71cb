/* indexer/read/html_text.h: text of a web page as it is shown: white space run together, signs mended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

/* The bytes of the white space that stands at `at` (len > 0); 0 for none. A no-break space counts. */
size_t html_blank(const char *at, size_t len);

/* The bytes up to the next white space. */
size_t html_word(const char *at, size_t len);

/* Append a word. U+0080 to U+009f stand for what windows-1252 has there: pages write &#146;. */
void html_add_word(struct buf *out, struct span word);

/* Append all words, parted by one blank. */
void html_collapse(struct span text, struct buf *out);
