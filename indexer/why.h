/* indexer/why.h: the record of an article as a line of JSON, for --dry-run.
 *
 * Unknown is null; an unknown date has null ends and the precision "none". Offsets are bytes into text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "index/article.h"

/* Write it to standard output. LEDE_SYSTEM when that fails. */
bool why_print(const struct article *article, struct lede_error *err) MUST_CHECK;

/* The same with what became of the blocks (as parse_results.why has them), under `blocks`, and what rules found
 * in fields that the user gave, under `found`. */
bool why_print_all(const struct article *article, struct span blocks,
                   struct lede_error *err) MUST_CHECK;

/* A block of parse_results.why: false behind the last. */
struct why_block {
    bool kept;
    struct span rule, text;
};
bool why_block_next(struct span *blocks, struct why_block *out);
