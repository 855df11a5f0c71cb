/* analysis/terms.h: an article's words with the positions they have in the index.
 *
 * Indexer and evaluator walk the same positions by this one function: the title from POSITION_FIRST,
 * the body with POSITION_BODY_GAP free ones behind it, POSITION_PARAGRAPH_GAP free ones where line ends
 * (one or more) part two words, so that no phrase crosses a paragraph or runs from the title into the body.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "analysis/words.h"

enum {
    POSITION_FIRST = 2, /* libxapian loses or misreads positions 0 and 1 */
    POSITION_BODY_GAP = 100,
    POSITION_PARAGRAPH_GAP = 10
};

/* terms_begin() for the title, then terms_begin_body() for the body, in this order. */
struct terms {
    struct words words;
    uint32_t position; /* of the next word, when no line end comes before it */
    size_t last_end;   /* bytes: end of the last word */
    bool first;
};

void terms_begin(struct terms *t, struct span title);
void terms_begin_body(struct terms *t, struct span text);

/* The next word and its position; false at the end of this part. */
bool terms_next(struct terms *t, struct word *word, uint32_t *position);
