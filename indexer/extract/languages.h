/* indexer/extract/languages.h: which language an article is in.
 *
 * In:  an article's text, and what its page claims.
 * Out: an ISO 639-1 code, or NULL for unknown: too short, a mixture, between two that are alike, nothing
 *      but names and numbers. Never a guess, since stems and a reader's filter rest on it.
 * English is told by its function words (analysis/language.h); other languages by libexttextcat's n-grams
 * of up to four stretches of the text, which must agree. A page's claim, which a template often makes
 * wrongly, settles only what the text leaves open between languages that it names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/span.h"

struct languages; /* opaque; belongs to one thread */

/* Where Debian's libexttextcat-data has the n-grams. */
#define LANGUAGES_FOLDER "/usr/share/libexttextcat"

/* Read the n-grams in the folder, about 4 ms; nothing is read afterwards. With NULL, or a folder that lacks
 * them, English alone is known. Fails with LEDE_MEMORY. */
bool languages_open(struct languages **out, const char *folder, struct lede_error *err) MUST_CHECK;
void languages_close(struct languages *l);

/* Whether the folder has n-grams that can be opened. */
bool languages_are_in(const char *folder);

/* The code of the text's language, a literal; NULL for unknown. claimed: what the page says, a code, or
 * empty. */
const char *languages_find(const struct languages *l, struct span claimed, struct span text);
