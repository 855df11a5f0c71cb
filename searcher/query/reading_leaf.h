/* searcher/query/reading_leaf.h: the leaves of a query in words, for reading.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "searcher/query/tree.h"

/* Whether all words of the run match by their stem. */
bool reading_is_by_stem(const struct run *run);

/* "border guards", with its quotes: the words as they are compared. */
void reading_quote_run(const struct run *run, struct buf *out);

/* A run as a thing of the text: 'any form of "iran"', 'the phrase "border guards" in the title'. */
void reading_run(const struct run *run, struct buf *out);

/* What a leaf that is no run says of an article: 'dated in 2016 for certain', 'from a source whose name has
 * "dawn"'. */
void reading_field(const struct node *leaf, struct buf *out);
