/* analysis/edit_walk.h: the words near one word, found among sorted ones without a look at most of them.
 *
 * In:  a word; then words in the order of their bytes.
 * Out: of each, how many edits it is away (analysis/edit_distance.h), or where the next one can be that is near.
 * The words are a tree of characters. Each character adds a row of the usual table of edits; when all of a row
 * is over the limit no word of that branch is near, and the rows above it say which branch is next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/limits.h"
#include "common/span.h"

enum { EDIT_WALK_LIMIT = 2, EDIT_WALK_ROWS = WORD_BYTES_MAX + EDIT_WALK_LIMIT + 2 };

/* No allocation, all state is inside. */
struct edit_walk {
    struct span word; /* borrowed */
    unsigned limit;
    size_t length;                     /* of the word in characters */
    uint32_t letters[WORD_BYTES_MAX];  /* they are these */
    size_t starts[WORD_BYTES_MAX + 1]; /* the bytes at which they start, and the end */
    size_t depth;                      /* rows[0 … depth] are of the start of the last word */
    uint32_t path[EDIT_WALK_ROWS];     /* the characters of this start */
    size_t ends[EDIT_WALK_ROWS];       /* ends[d]: bytes of its first d characters */
    uint8_t rows[EDIT_WALK_ROWS][WORD_BYTES_MAX + 1];
    char to[2 * WORD_BYTES_MAX];
};

enum edit_stride {
    EDIT_NEAR, /* the word is near; the next may be too */
    EDIT_ON,   /* it is not, the next may be */
    EDIT_SEEK, /* it is not, nor is any below *to */
    EDIT_END   /* it is not, nor is any that follows */
};

/* limit is at most EDIT_WALK_LIMIT. False when the word has over WORD_BYTES_MAX bytes: nothing is near. */
bool edit_walk_begin(struct edit_walk *w, struct span word, unsigned limit);

/* The next word, of at most WORD_BYTES_MAX bytes. *edits is set for EDIT_NEAR. *to is set for EDIT_SEEK: bytes
 * above the word, perhaps no word and no UTF-8, borrowed until the next call. Words may be left out. */
enum edit_stride edit_walk_next(struct edit_walk *w, struct span next, unsigned *edits,
                                struct span *to);
