/* indexer/extract/same_letters.h: text compared by letters and digits alone, as they are searched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

/* Both have letters, and the same. */
bool same_letters(struct span a, struct span b);

/* Append the folded letters and digits of the text, at most `most` bytes (0: all). */
void letters_of(struct span text, size_t most, struct buf *out);
