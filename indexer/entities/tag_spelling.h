/* indexer/entities/tag_spelling.h: the spelling that a token is taken for, and what the tables know of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/tag_tokens.h"

/* Its hashes, as it is written; the tables' rows for it are brought near. Its bytes and shape must be known. */
void tag_spelling_hash(const struct tag_tokens *t, const struct tag_tables *tables,
                       struct tag_token *token);

/* Then its word; in lines of capitals, and where a small word never is small, its spelling, shape and hashes as well.
 * Its line and what is before it must be known. */
void tag_spelling_find(const struct tag_tokens *t, const struct tag_tables *tables,
                       struct tag_token *token);
