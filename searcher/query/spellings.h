/* searcher/query/spellings.h: other ways to write the same word: co-operation and cooperation, F-16 and F16,
 * J. K. and J.K., O'Brien and OBrien.
 *
 * Only what is the same word however it is written: 2015-16 is not 201516, 9-11 is not 911, and re-sign is not
 * resign. docs/query-syntax.md tells the rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"

enum { SPELLING_BYTES_MAX = 80 };

/* The other way to write the words of run, which were read from the chunk as typed: a text to be read as a chunk.
 * behind: the rest of the query, which tells initials before a name. Its length; 0 where there is none. */
size_t spelling_find(struct span chunk, struct span behind, const struct run *run,
                     char out[SPELLING_BYTES_MAX]);

/* The bytes of the initials in a row that the text begins with, `J. K.`; 0 where there are not two. */
size_t initials_in_row(struct span text);
