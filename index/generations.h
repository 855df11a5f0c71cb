/* index/generations.h: the index folder: its place, its lock, its generations and the switch between them.
 *
 *   INDEX/XAPIANDB     one line: which generation is current; replaced by an atomic rename
 *   INDEX/gen-000007/  a glass database
 *   INDEX/lock         flock: one writer; says who
 *   INDEX/tmp-NAME/    a build under way; removed by the next run
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"

#define META_FORMAT    "lede-format"  /* version of the index format */
#define META_PROGRAM   "lede-program" /* version of Lede that made it */
#define META_STEMMER   "lede-stemmer"
#define META_LANGUAGE  "lede-language" /* code of the main one; none: all stems are English */
#define META_CREATED   "lede-created"  /* yyyy-mm-dd */
#define META_PASSAGES  "lede-passages" /* in all articles */
#define META_WORDS     "lede-words"    /* in all bodies */
#define META_NAMES     "lede-names-"   /* then the piece of the name table from 0: index/names.h */
#define META_NAME_KEYS "lede-keys" /* how many buckets; then - and a bucket: index/names_keys.h */
#define META_JOINS \
    "lede-joins-" /* then the piece, from 0, of the spellings joined: index/names_joins.h */
#define META_CALLED "lede-called" /* how many buckets; then - and a bucket: index/names_called.h */
#define META_GIVEN  "lede-given-" /* then the piece, from 0, of what the user gave: --meta */
#define META_LIST   "lede-list-"  /* then the piece, from 0, of the user's list of names: --names */
#define META_PACKED "lede-packed" /* bytes of the generation when it was compacted, about */

/* Format 1 has no META_LANGUAGE, formats 1 and 2 have no quotes; they are read. Changed in place, 2 becomes 3, of which
 * the articles made before have no quotes, and 1 stays as it is. */
enum { INDEX_FORMAT = 3 };

/* The index's folder from the environment's values (NULL or empty: not set): LEDE_INDEX, else
 * XDG_DATA_HOME/lede/index (if it is absolute), else HOME/.local/share/lede/index. False when none is set or it does not fit. */
bool index_default_path(const char *lede_index, const char *xdg_data_home, const char *home,
                        char *out, size_t size) MUST_CHECK;

/* What one writer holds. Zeroed holds nothing. */
struct index_lock {
    int fd; /* -1 or the open lock file */
};

/* Make the index folder when it is missing and lock it. LEDE_BUSY: "PATH is being written by process
 * 123"; LEDE_INPUT: it holds other files and is no index; LEDE_SYSTEM. */
bool index_lock_take(struct index_lock *lock, const char *index, struct lede_error *err) MUST_CHECK;
void index_lock_drop(struct index_lock *lock);

/* The path of the current generation into out; "" when the index has none yet. LEDE_DAMAGED when
 * XAPIANDB names nothing that can be. */
bool generation_current(const char *index, char out[PATH_MAX], struct lede_error *err) MUST_CHECK;

/* The path that the next generation will have: its number is above that of any there is or is named. */
bool generation_next(const char *index, char out[PATH_MAX], struct lede_error *err) MUST_CHECK;

/* Make the generation at path the current one; then remove all but it and the one that was current until
 * now, whose readers may be about to open it. */
bool generation_switch(const char *index, const char *path, struct lede_error *err) MUST_CHECK;

/* An empty folder of its own for a build: INDEX/tmp-PID. */
bool generation_temp(const char *index, char out[PATH_MAX], struct lede_error *err) MUST_CHECK;

/* Remove what killed runs left: half-made folders and files, and generations that are neither current nor
 * the one before. Where XAPIANDB names none, generations stay. Only with the lock held. */
void generation_tidy(const char *index);
