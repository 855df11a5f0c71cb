/* indexer/entities/quotes.h: who says what in an article: its direct and indirect quotations, each with its speaker.
 *
 * In:  the body and its entities.
 * Out: the quotations whose speaker is clear: a person or an organisation among the entities. By rules over
 *      quotation marks, verbs of speech and names (speech_verbs_table.h); rather none than one of somebody else.
 *      "He" is who spoke last, or the one person of whom the text has spoken, where nobody came in between.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"

/* Changes whenever a rule or the table does: articles read before are then read again. */
enum { QUOTES_VERSION = 3 };

enum { QUOTES_MAX = 1 << 16 }; /* of an article; what is over is left out */

struct speech_words;

/* The quotations of the article's text by its entities (as entities_find() gives them), ascending and not
 * overlapping; the array is the arena's. Time is linear in the text. Fails with LEDE_MEMORY. */
bool quotes_find(const struct speech_words *words, const struct article *a, struct arena *arena,
                 struct quotation **out, size_t *count, struct lede_error *err) MUST_CHECK;
