/* indexer/extract/unwrap.h: text that a program wrapped at some column to text with a paragraph a line.
 *
 * Text is taken for wrapped when nearly all lines that another one follows are full: the next line's
 * first word would not have fitted. Then a full line and the next become one, parted by a blank; a line
 * that is not full ends its paragraph, so that headlines, bylines and dates stay lines of their own.
 * Text that is not wrapped comes back as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

/* *out is text itself, or lies in the arena. Fails with LEDE_MEMORY. */
bool unwrap(struct span text, struct arena *arena, struct span *out,
            struct lede_error *err) MUST_CHECK;
