/* searcher/output/excerpt.h: what of a long passage is shown: the sentences around its marks.
 *
 * Sentences are found by their full stops only, since a border that is a little off costs nothing here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/output/wrap.h"

enum { EXCERPT_PIECES_MAX = 8 };

/* Bytes of the passage. */
struct piece {
    size_t start, end;
};

/* The pieces of about `cols` columns in all that hold the most marks, in the passage's order, with
 * something left out between them; the whole passage when it fits. At least one piece unless the
 * passage has nothing but white space. A sentence that does not fit is cut at white space, or between
 * characters where it has none. */
size_t excerpt_cut(const struct marked *passage, size_t cols, struct piece out[EXCERPT_PIECES_MAX]);

/* The bytes of text that fit into so many columns from its start, up to white space if it has any. */
size_t excerpt_fitting(struct span text, size_t cols);
