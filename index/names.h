/* index/names.h: the archive's names: what all its articles call persons, organisations and places.
 *
 * In:  articles as they are added and removed.
 * Out: the stored form (metadata), and at query time: the names that have the words of a query, through
 *      acronyms too ("unodc" -> "united nations office on drugs and crime"); how a name is shown.
 * The table is a multiset: (type, name as written) -> number of articles, and (type, alias, name) ->
 * number of articles that have both. So adding and removing articles in any order gives the bytes that
 * the articles left would give if counted afresh; tables of several shards are added.
 * A name is searched by its folded form (names_fold()), which is also its term and, hashed, its facet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/map.h"
#include "index/article.h"

enum {
    NAME_BYTES_MAX = 160,  /* as written; what is longer is no name */
    NAME_FOLDED_MAX = 200, /* with its NUL; keeps its term below TERM_BYTES_MAX */
    NAMES_VERSION = 1,
    NAMES_PART_BYTES = 8 << 20 /* of one metadata value */
};

struct name_row;   /* names_rows.h */
struct name_group; /* a folded form */

/* Zeroed is empty. */
struct names {
    struct name_row *rows;
    size_t count, cap;
    struct map by_key; /* -> a row's index, plus 1; made when the first row is added singly */
    bool keyed;
    struct arena text;         /* owns the rows' text */
    struct name_group *groups; /* by type and folded form; names_prepare() makes them */
    size_t group_count;
    uint32_t *by_hash; /* open addressing: a group's index, plus 1 */
    size_t hash_cap;
};

/* 'p', 'o', 'l': the name's term is "XE", this letter, ':' and its folded form. */
char name_letter(enum entity_type type);

/* The words of a name folded, without possessive 's, parted by one blank. Returns the length; 0 when it
 * has no words. */
size_t names_fold(struct span name, char out[NAME_FOLDED_MAX]);

/* Whether the folded form has all of these words, in any order. */
bool names_have_words(struct span folded, struct span words);

/* Of a type and a folded form: the value that facets count. */
uint64_t names_hash(enum entity_type type, struct span folded);

/* ---- Counting; names_prepare() anew before the next look-up ---- */

/* delta articles more (or fewer) have the name. Empty and over-long names are passed over. Fails with
 * LEDE_MEMORY. */
bool names_add(struct names *n, enum entity_type type, struct span name, int delta,
               struct lede_error *err) MUST_CHECK;

/* The same for an alias of it: "UNODC", "US". */
bool names_add_alias(struct names *n, enum entity_type type, struct span alias, struct span name,
                     int delta, struct lede_error *err) MUST_CHECK;

/* All that one article has to say: delta 1 when it is added, -1 when it is removed. Each name counts
 * once; a mention that has other words than its name is an alias of it, and one that stands in brackets an alias
 * with its brackets as well: "UNODC", "(UNODC)". */
bool names_count_article(struct names *n, const struct article *a, int delta,
                         struct lede_error *err) MUST_CHECK;

/* ---- Stored ---- */

/* Append the table; equal tables give equal bytes. Fails with LEDE_MEMORY, LEDE_LIMIT (over 4 GiB). */
bool names_encode(const struct names *n, struct buf *out, struct lede_error *err) MUST_CHECK;

/* The part-th piece of an encoded table, at most NAMES_PART_BYTES; false behind the last. */
bool names_part(struct span encoded, size_t part, struct span *out);

/* How many pieces a stored table has, from its first; 0 when it is damaged. */
size_t names_part_count(struct span first);

/* Add the stored table (all its pieces, joined) to *n. Fails with LEDE_DAMAGED, LEDE_VERSION,
 * LEDE_MEMORY; what was added of a damaged table is undefined. */
bool names_decode(struct names *n, struct span encoded, struct lede_error *err) MUST_CHECK;

/* ---- Looking up ---- */

/* Make the table ready for look-ups. Fails with LEDE_MEMORY. */
bool names_prepare(struct names *n, struct lede_error *err) MUST_CHECK;

/* Borrowed from the table. */
struct name_found {
    struct span folded;
    struct span shown; /* the commonest spelling; of equally common ones the first by bytes */
    uint64_t articles; /* the sum over its spellings: an article with two of them counts twice */
};

/* The names of a type that have all the words of the query, or an alias that has them; ascending by
 * folded form, the array is the arena's. A query without words finds nothing. Fails with LEDE_MEMORY. */
bool names_find(const struct names *n, enum entity_type type, struct span query,
                struct arena *arena, struct name_found **out, size_t *count,
                struct lede_error *err) MUST_CHECK;

/* The name of a hash, and its type; false when the table does not have it. */
bool names_of_hash(const struct names *n, uint64_t hash, enum entity_type *type,
                   struct name_found *out);

/* Whether an article has the folded form as this type. */
bool names_has(const struct names *n, enum entity_type type, struct span folded);

/* All names of a type, ascending by folded form: the first, and how many; NULL for none. */
bool names_at(const struct names *n, enum entity_type type, size_t index, struct name_found *out);

void names_free(struct names *n);
