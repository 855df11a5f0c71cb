/* indexer/extract/markup_text.h: text that stands as markup inside a value: "<p>Tom &amp;amp; Jerry</p>".
 *
 * In:  any bytes, as JSON-LD and metas hold them.
 * Out: valid UTF-8 without NUL: tags left out, entities read (twice: many sites write them so), runs of white
 *      space made one blank, trimmed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

/* One line. At most `most` bytes are looked at. In the arena. Fails with LEDE_MEMORY. */
bool markup_line(struct span raw, size_t most, struct arena *arena, struct span *out,
                 struct lede_error *err) MUST_CHECK;

/* A paragraph a line: line ends, and the tags that end a block, part them. */
bool markup_paragraphs(struct span raw, size_t most, struct arena *arena, struct span *out,
                       struct lede_error *err) MUST_CHECK;
