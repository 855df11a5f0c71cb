/* analysis/passages.h: an article's text to passages.
 *
 * Neighbouring paragraphs are merged, and long ones cut at sentence ends, to PASSAGE_WORDS_MIN to
 * PASSAGE_WORDS_MAX words; never over a heading, which begins the next passage. A sentence longer than
 * the maximum is cut at a word. Passages cover every word of the text, in order, without overlap;
 * they start and end at words' or punctuation's borders without white space around.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

struct passage {
    uint32_t start, end; /* bytes of the text, [start, end) */
};

/* *out (arena) gets *count passages; none for a text without words. Fails with LEDE_MEMORY. */
bool passages_cut(struct span text, struct arena *arena, struct passage **out, size_t *count,
                  struct lede_error *err) MUST_CHECK;
