/* indexer/entities/entities.h: the persons, organisations and places that an article names.
 *
 * In:  a headline and a body.
 * Out: the body's names in order, each with its type and the fullest form that the article has of it:
 *      "Bajwa" -> "Qamar Javed Bajwa", "UNODC" -> "United Nations Office on Drugs and Crime". Titles and
 *      ranks are no part of a name. Rather no name than a wrong one.
 * An entity whose text does not lie within its name's words is an alias of it; index/names.h learns it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"

struct name_finder;
struct speech_words;

/* Changes whenever a rule or a table does: articles read before are then read again. */
enum { ENTITIES_VERSION = 8 };

struct tag_model;

/* With a model, borrowed as long as the finder lives, or by rules alone (NULL). NULL when out of memory.
 * name_finder_close() it. */
struct name_finder *name_finder_open(const struct tag_model *model,
                                     struct lede_error *err) MUST_CHECK;

/* What quotes.h needs; borrowed from the finder. */
const struct speech_words *name_finder_speech(const struct name_finder *f);

/* NULL is allowed. */
void name_finder_close(struct name_finder *f);

/* The entities of text, ascending and not overlapping, at most NAME_BYTES_MAX bytes each; the array is
 * the arena's, names are borrowed from text or the arena. The title is only evidence for what the text
 * has, and may have the fullest form.
 * Time and memory are linear in the text. Fails with LEDE_MEMORY. */
bool entities_find(const struct name_finder *f, struct span title, struct span text,
                   struct arena *arena, struct entity **out, size_t *count,
                   struct lede_error *err) MUST_CHECK;
