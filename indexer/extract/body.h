/* indexer/extract/body.h: which blocks are the article, and what those around it are.
 *
 * In:  the blocks of a text, each with its kind.
 * Out: the headline, the head matter before the body, the body, the article's own credit lines behind
 *      it, and where the teasers of other stories begin, which no rule looks at for any field.
 * When in doubt a block is body: what is dropped must look like what it is, and stand where it would.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/blocks.h"
#include "indexer/extract/dateline.h"

/* Blocks [0, start) are the head, [start, end) the body, [end, own_end) credit lines, the rest other
 * stories. */
struct body {
    size_t headline; /* a block of the head; SIZE_MAX when there is none */
    size_t start, end, own_end;
    struct dateline dateline;  /* of the block `start`; len is 0 when it has none */
    const struct outlet *sign; /* "—AFP" at the end of the last paragraph; NULL for none */
};

void body_find(const struct blocks *blocks, const struct outlets *outlets, struct body *out);

/* The first block at i or behind it that is part of the body's text; body->end when none is. */
size_t body_next(const struct blocks *blocks, const struct body *body, size_t i);

/* The body's text, a paragraph a line, without what stands inside it and is not the article's. In the
 * arena. Fails with LEDE_MEMORY. */
bool body_write(const struct blocks *blocks, const struct outlets *outlets, struct body *body,
                struct arena *arena, struct span *out, struct lede_error *err) MUST_CHECK;

/* All blocks, a paragraph a line, for a text that is the article as it stands. The same. */
bool body_write_all(const struct blocks *blocks, struct arena *arena, struct span *out,
                    struct lede_error *err) MUST_CHECK;
