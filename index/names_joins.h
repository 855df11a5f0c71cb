/* index/names_joins.h: which forms of the name table are spellings of one name, as it was found at the last commit.
 *
 * To find it out takes a key of each form, 0.1 s of 90,000; to read it takes nothing to speak of. It is made of the
 * table alone and says of which one: another table's is not used, and neither is one that is damaged.
 *
 *     8 bytes   XXH3-64 of the varints, its seed XXH3-64 (seed 0) of the encoded table; little-endian
 *     varints   version of the rules, number of forms; then for each form that has one joined before it, ascending:
 *               the step from the one before (the first: its number), and how far before it the first of its set is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names.h"

enum {
    NAME_JOINS_VERSION = 4
}; /* raised with the rules of names_canon_keys.c, names_apart.c and the name keys */

/* Append the joins of the table, which is encoded as `table`; names_prepare() was called. Equal tables give equal
 * bytes. Fails with LEDE_MEMORY. */
bool names_joins_encode(const struct names *n, struct span table, struct buf *out,
                        struct lede_error *err) MUST_CHECK;

/* Into first[0] … first[forms - 1], the first form of each one's set. False, and first is undefined, when the joins
 * are not those of the table of this hash. */
bool names_joins_read(struct span joins, uint64_t table_hash, uint32_t *first, size_t forms);

/* Of an encoded table. */
uint64_t names_table_hash(struct span table);
