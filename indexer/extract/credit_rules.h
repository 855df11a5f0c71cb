/* indexer/extract/credit_rules.h: what one part of a credit line says, by the rows of credit_table.h.
 *
 * A part is a whole line, or what stands between two bars in one: credit_line.h puts parts together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/credit_line.h"

enum { CREDIT_LINE_MAX = 200 }; /* bytes; a longer line is a paragraph */

/* False, and *c undefined, for a part of which no rule knows what it says. */
bool credit_read_part(struct span part, const struct outlets *outlets, struct credit *c);
