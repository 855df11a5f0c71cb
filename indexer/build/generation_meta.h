/* indexer/build/generation_meta.h: what a generation says of itself, as metadata.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xapian-c.h>

#include "indexer/build/segments.h"

/* A database of metadata alone at path: the first input of a merge, whose keys win. The day of creation is
 * set when it is the first generation; a later one has its base's. */
bool generation_meta_create(const char *path, const struct generation_counts *counts, bool first,
                            struct lede_error *err) MUST_CHECK;

/* Set what the user gave, in the batch of an open writer; empty: leave what stands there. */
bool generation_meta_set_given(struct xc_writer *w, struct span given,
                               struct lede_error *err) MUST_CHECK;

/* Set the user's list of names, in the batch of an open writer; empty: none. */
bool generation_meta_set_list(struct xc_writer *w, struct span list,
                              struct lede_error *err) MUST_CHECK;

/* Set the counts in the batch of an open writer. */
bool generation_meta_set_counts(struct xc_writer *w, const struct generation_counts *counts,
                                struct lede_error *err) MUST_CHECK;
