/* indexer/entities/name_guesses.h: what rules alone make of a text: names, and hints for the tagger.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/acronyms.h"
#include "indexer/entities/name_rules.h"
#include "indexer/entities/tag_hints.h"

/* Zeroed is empty. */
struct name_guesses {
    struct name_tokens tokens;
    struct acronyms acronyms;
    struct name_spans spans; /* in the order of the text, not overlapping */
    struct tag_hint *hints;  /* the same in bytes */
    size_t hint_count, hint_cap;
};

/* Time and memory are linear in the text. Fails with LEDE_MEMORY. */
bool name_guesses_find(struct name_guesses *g, const struct lexicon *l, struct span text,
                       struct lede_error *err) MUST_CHECK;

/* Also after a failed find. */
void name_guesses_free(struct name_guesses *g);
