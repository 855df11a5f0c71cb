/* indexer/entities/tag_hints.h: what rules say of a text, noted in its tokens for the tagger to weigh.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/tag_tokens.h"

/* A name that rules have found: bytes, its type, and by what, from 0 to HINT_KINDS - 1. */
struct tag_hint {
    uint32_t start, end;
    uint8_t type, kind;
};
enum { HINT_KINDS = 10 };

/* Note in the tokens what rules say of them: hints in the order of the text, not overlapping. */
void tag_hints_note(struct tag_tokens *t, const struct tag_hint *hints, size_t count);
