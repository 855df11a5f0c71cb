/* indexer/why_text.h: why an article has what it has, for people: --why.
 *
 * A line a field, with its value and the rule that found it, then a line a block of the input: kept or dropped,
 * by which rule, and how it begins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "index/article.h"

/* Write it to standard output, lines of at most width_cols columns. article is NULL when none was made: shown
 * and problem then say of what and why. blocks: as parse_results.why has them. LEDE_SYSTEM, LEDE_MEMORY. */
bool why_text_print(const struct article *article, struct span shown, const char *problem,
                    struct span blocks, size_t width_cols, struct lede_error *err) MUST_CHECK;
