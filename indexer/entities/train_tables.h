/* indexer/entities/train_tables.h: lists of words and names to the tables that the tagger looks into.
 *
 * In:  words (spelling, three clusters, case class, a line each, tab-separated) and names (phrase, list).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/tag_tokens.h"

/* Add the words of the file at path. Fails with what file_read() does, or LEDE_INPUT and "path:line: …". */
bool train_words_read(struct tag_tables *t, const char *path, struct lede_error *err) MUST_CHECK;

/* Add the names; after the words, since names that are usually small words are left out. */
bool train_names_read(struct tag_tables *t, const char *path, struct lede_error *err) MUST_CHECK;
