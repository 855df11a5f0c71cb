/* index/names_called.h: what the archive calls each of its names, so that those of a few articles can be told without reading
 * them all.
 *
 * In:  the entries of the name table (index/names_canon.h) without the user's list; at query time a form's hash.
 * Out: buckets in the index's metadata, as those of index/names_keys.h: of each form that articles spell in several ways or
 *      that the archive calls otherwise, what it is called. Any other form is called as it is written.
 * Derived at each commit; where the user has a list, or the buckets are those of another state, the table is read instead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "index/index_reader.h"
#include "index/names_canon.h"

enum {
    NAMES_CALLED_VERSION = 1
}; /* raised with what names_canon_make() joins and shows, and with NAME_JOINS_VERSION */

/* Append the buckets; equal tables give equal bytes. c is without a list. Fails with LEDE_MEMORY. */
bool names_called_encode(const struct names_canon *c, struct buf *out,
                         struct lede_error *err) MUST_CHECK;

/* What a bucket has for the hash (names_hash()), borrowed from it; empty for nothing. Fails with LEDE_DAMAGED. */
bool names_called_read(struct span bucket, uint64_t hash, struct span *out,
                       struct lede_error *err) MUST_CHECK;

/* The same out of the index, which has so many buckets (index_buckets()); the text is the arena's. */
bool index_called(struct index_reader *r, size_t buckets, uint64_t hash, struct arena *arena,
                  struct span *out, struct lede_error *err) MUST_CHECK;
