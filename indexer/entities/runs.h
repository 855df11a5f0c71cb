/* indexer/entities/runs.h: how far a name can reach: runs of capitalised words, and known phrases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/name_tokens.h"

enum { RUN_WORDS_MAX = 14 }; /* keeps every rule's work bounded */

/* The end of the run that begins at from: capitalised words, and particles between them, that nothing
 * but blanks, hyphens, full stops of abbreviations and & part. */
size_t run_end(const struct name_tokens *t, size_t from);

/* Whether the word at i, inside a run that ends at end, is a small word of a person's name. */
bool run_is_particle(const struct name_token *at, size_t i, size_t end);

/* The end of the longest phrase of the lexicon that begins at from, and what it is; from for none. */
size_t run_phrase_end(const struct lexicon *l, const struct name_tokens *t, size_t from,
                      unsigned *whole);
