/* indexer/read/json_article.h: one JSON object to a raw document.
 *
 * Its members go where the key map says. Lists (of authors, of paragraphs) are joined, an object stands for
 * its member "name"; a text that holds HTML becomes plain.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/key_map.h"

/* READ_ITEM, READ_PROBLEM (broken JSON, "no text", an id that is too long) or READ_FAILED. bytes is the value
 * alone, line where it begins; map may be NULL. What it gives is borrowed from the arena and from bytes. */
enum read_step json_article(struct span bytes, size_t line, const struct key_map *map,
                            struct arena *arena, struct raw_document *out,
                            struct read_problem *problem, struct lede_error *err);
