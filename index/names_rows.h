/* index/names_rows.h: the rows of the name table, for names*.c and near_names.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names.h"

/* All text is the table's. */
struct name_row {
    enum entity_type type;
    bool is_alias;
    struct span folded, written;
    struct span name; /* what an alias stands for, as written; else empty */
    int64_t articles; /* rows at 0 are as good as not there */
};

/* Rows of one type and folded form, no aliases. */
struct name_group {
    enum entity_type type;
    struct span folded, shown;
    uint64_t articles;
};

/* By type, names before aliases, then folded, written and name by bytes: no two rows are equal. */
int name_row_compare(const struct name_row *a, const struct name_row *b);

/* Add the row's count to its like, or the row (its text copied) where there is none. */
bool names_add_row(struct names *n, const struct name_row *row, struct lede_error *err) MUST_CHECK;

/* Append a row, its text copied, and give it no key. False when out of memory. */
bool names_append(struct names *n, const struct name_row *row) MUST_CHECK;

struct name_ref {
    const struct name_row *row;
};

/* The rows that count, sorted; mem_free() it. NULL when out of memory. */
struct name_ref *names_sorted(const struct names *n, size_t *count);

/* The group of a folded form, and of a hash (names_hash()); SIZE_MAX when there is none. */
size_t names_form_of(const struct names *n, enum entity_type type, struct span folded);
size_t names_form_of_hash(const struct names *n, uint64_t hash);

/* The group of what an alias stands for; SIZE_MAX when no article has it. */
size_t names_form_of_alias(const struct names *n, const struct name_row *alias);

/* Forget what names_prepare() made. */
void names_unprepare(struct names *n);
