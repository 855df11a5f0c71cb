/* index/names_keys.h: the archive's names by the key of their spellings (analysis/name_key.h).
 *
 * In:  the name table as it is committed; at query time a key.
 * Out: the buckets that stand in the index's metadata; the names, and the words of names, that have the key.
 * Derived from the name table at each commit, and in buckets so that a query reads the few hundred bytes that
 * its names are in: the table itself stays unread. An index without buckets, or with those of another state
 * (an older Lede changed it), has no names by key; the next run of indexer gives it some.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "index/article.h"
#include "index/index_reader.h"

enum { NAME_KEYS_VERSION = 3 }; /* raised with the name keys */

struct names;

/* A name, or a word that names have, as names_fold() leaves it. */
struct name_spelling {
    struct span folded;
    enum entity_type type;
    bool is_word;      /* of names, of three letters or more: its key is the word's own */
    uint64_t articles; /* of a word: the sum over its names */
};

/* ---- Stored ---- */

/* Append the buckets of the table; equal tables give equal bytes. Fails with LEDE_MEMORY. */
bool name_keys_encode(const struct names *n, struct buf *out, struct lede_error *err) MUST_CHECK;

/* The number of buckets of what was encoded, and the bytes of each. */
size_t name_keys_bucket_count(struct span encoded);
struct span name_keys_bucket(struct span encoded, size_t bucket);

/* The value of META_NAME_KEYS, and of what else stands in buckets: for an index of so many passages and words. */
enum { NAME_KEYS_HEAD_MAX = 100 };
void buckets_head(int version, size_t buckets, uint64_t passages, uint64_t words,
                  char out[NAME_KEYS_HEAD_MAX]);

/* The spellings in a bucket that have the key: ascending by type, names before words, then by bytes. They are the
 * arena's, the text is the bucket's. Fails with LEDE_DAMAGED, LEDE_MEMORY. */
bool name_keys_read(struct span bucket, struct span key, struct arena *arena,
                    struct name_spelling **out, size_t *count, struct lede_error *err) MUST_CHECK;

/* ---- Looking up ---- */

/* How many buckets of that version the index has under a name of its metadata; 0: none, or those of another state. And the
 * bytes of one, behind what *out has. */
bool index_buckets(struct index_reader *r, const char *meta, int version, size_t *buckets,
                   struct lede_error *err) MUST_CHECK;
bool index_bucket(struct index_reader *r, const char *meta, size_t bucket, struct buf *out,
                  struct lede_error *err) MUST_CHECK;

/* How many buckets the index has; 0: it has no names by key. */
bool index_spelling_buckets(struct index_reader *r, size_t *buckets,
                            struct lede_error *err) MUST_CHECK;

/* name_keys_read() out of the index, which has so many buckets; text and array are the arena's. */
bool index_spellings(struct index_reader *r, size_t buckets, struct span key, struct arena *arena,
                     struct name_spelling **out, size_t *count, struct lede_error *err) MUST_CHECK;
