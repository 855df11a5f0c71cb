/* index/names_canon.h: one entry for each name of the archive, however it is spelt.
 *
 * In:  the name table, made ready for look-ups.
 * Out: its forms in entries: spellings that are near each other and have one key (analysis/name_key.h), and an
 *      acronym with the long form that the archive's articles explain it by: two of them, or one in brackets, and
 *      for each hundred that have the acronym alone also one that explains it, or ten that have the long form.
 *      An acronym of several long forms is an entry by itself unless nine in ten of those articles mean one.
 * The user's list (index/names_user.h) wins over all of this. A form that it drops has no entry.
 * A person of one word is never of an entry with longer names by a key alone; nor is an acronym.
 * All of it follows from the rows of the table alone, so that neither the order of articles nor updates nor
 * shards show. No article's terms change: an entry is asked for by the terms of all its forms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names.h"
#include "index/names_user.h"

enum {
    CANON_ARTICLES_MIN = 2,
    CANON_EXPLAINED_PERCENT = 1,
    CANON_LONG_PERCENT = 10,
    CANON_SHARE_PERCENT = 90,
    CANON_SHOWN_PERCENT = 10
};

struct canon_entry {
    enum entity_type type;
    struct span
        shown; /* of long forms the one with most words, then the commonest, as most spell it; no rare one */
    uint32_t first, size; /* its forms: members[first] … */
};

struct canon_alias; /* a form that is no name's, but stands for one */

/* Zeroed is empty. Ascending by the first of their forms; borrowed from the table of names. */
struct names_canon {
    const struct names *names;
    struct canon_entry *entries;
    size_t count;
    uint32_t *entry_of; /* of each of the table's forms */
    uint32_t *members;  /* forms, one entry's after the other */
    struct canon_alias *aliases;
    size_t alias_count;
    bool retyped; /* some form is of an entry of another type */
};

#define CANON_NONE UINT32_MAX

/* names_prepare() was called, and the table stays as it is. u is the user's list, which wins; NULL: none. Fails with LEDE_MEMORY. */
bool names_canon_make(struct names_canon *c, const struct names *n, const struct names_user *u,
                      struct lede_error *err) MUST_CHECK;

/* The same, faster, with what was joined when the table was stored: joins as index/names_joins.h has them, and the
 * hash of the stored table. What is not of this table is not used. */
bool names_canon_make_joined(struct names_canon *c, const struct names *n, struct span joins,
                             uint64_t table_hash, const struct names_user *u,
                             struct lede_error *err) MUST_CHECK;

/* The entry of this type that has the form, whatever articles have it as, itself or as an alias; CANON_NONE when
 * none has. */
uint32_t names_canon_find(const struct names_canon *c, enum entity_type type, struct span folded);

/* The entry of what articles have as this type. */
uint32_t names_canon_of_form(const struct names_canon *c, enum entity_type type,
                             struct span folded);

/* The entry of a name's hash (names_hash()). */
uint32_t names_canon_of_hash(const struct names_canon *c, uint64_t hash);

/* Mark the entries of a type of which a form has all words of the query. marked has c->count places. Fails
 * with LEDE_MEMORY. */
bool names_canon_match(const struct names_canon *c, enum entity_type type, struct span query,
                       bool *marked, struct lede_error *err) MUST_CHECK;

/* Mark the entries of any type of which a form has a word at which the prefix begins: "baj", "qamar ja". marked
 * as above. */
void names_canon_begin_so(const struct names_canon *c, struct span prefix, bool *marked);

/* A form that articles have, and as what. */
struct canon_form {
    enum entity_type type;
    struct span folded;
};

/* The form at a place of the members. */
struct canon_form names_canon_form(const struct names_canon *c, size_t place);

/* All forms of the marked entries, ascending by type and folded form; both are the arena's. Fails with
 * LEDE_MEMORY. */
bool names_canon_forms(const struct names_canon *c, const bool *marked, struct arena *arena,
                       struct canon_form **out, size_t *count, struct lede_error *err) MUST_CHECK;

/* For qsort() and bsearch(): by type, then folded form. */
int canon_form_compare(const void *x, const void *y);

/* How an entry is spelt, the commonest first, then by bytes: the fullest form that an article has of the name, and
 * acronyms beside it. Articles that have two count for both. The arena's. Fails with LEDE_MEMORY. */
struct canon_spelling {
    struct span written;
    uint64_t articles;
};
bool names_canon_spellings(const struct names_canon *c, uint32_t entry, struct arena *arena,
                           struct canon_spelling **out, size_t *count,
                           struct lede_error *err) MUST_CHECK;

/* Also after a failure. Leaves *c empty. */
void names_canon_free(struct names_canon *c);
