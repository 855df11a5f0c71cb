/* index/names_user.h: what the user says of the archive's names: a list that wins over all that was learned.
 *
 * In:  a table of separated values (common/csv.h), UTF-8: a row a name: name, type, aliases, action. The aliases are
 *      parted by ; or |. A first row may name the columns, in any order ("canonical" is the name); rows
 *      that begin with # are passed over. type is person, org or place. action is
 *        (empty)  name and aliases are one name, called so; what was learned to be one of them is too
 *        apart    name and aliases are one name, and nothing else is, whatever was learned
 *        retype   as empty, and whatever type they were found as, they are of this one
 *        drop     they are no names; without a type, none of any
 * Out: rows, and their forms folded. Two rows of one name and action are one; that a form is said to be of two names
 *      is an error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/map.h"
#include "index/names.h"

enum {
    NAMES_USER_BYTES_MAX = 4 << 20, /* of the list */
    NAMES_USER_ROWS_MAX = 100000,
    NAMES_USER_FORMS_MAX = 400000 /* of all rows */
};

enum name_action { NAME_JOIN, NAME_APART, NAME_RETYPE, NAME_DROP };

struct user_form {
    struct span written, folded;
};

struct user_name {
    enum entity_type type;
    unsigned types; /* that its forms are claimed of: a bit for each, 1 << type */
    enum name_action action;
    struct span shown;
    struct user_form *forms; /* it and its aliases */
    size_t form_count, form_cap;
    size_t line; /* of the list */
};

/* Zeroed is empty. */
struct names_user {
    struct user_name *items;
    size_t count, cap;
    struct map claims; /* a type's letter and a form -> the row's number, in the arena */
    size_t forms;
    struct arena text;
};

/* Add the rows of the text. tabs: cells are parted by tabs alone; else by tabs, or else commas, if the first row has
 * one. Fails with LEDE_INPUT
 * ("path:line: …"), LEDE_LIMIT, LEDE_MEMORY. */
bool names_user_read(struct names_user *u, struct span text, bool tabs, const char *path,
                     struct lede_error *err) MUST_CHECK;

/* The row that claims a form of a type; SIZE_MAX when none does. */
size_t names_user_find(const struct names_user *u, enum entity_type type, struct span folded);

/* As the index keeps it: a table that names_user_read() takes back, its columns parted by tabs. Equal lists give equal
 * bytes. Fails with LEDE_MEMORY. */
bool names_user_write(const struct names_user *u, struct buf *out,
                      struct lede_error *err) MUST_CHECK;

/* Also after a failure. Leaves *u empty. */
void names_user_free(struct names_user *u);
