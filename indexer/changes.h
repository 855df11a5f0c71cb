/* indexer/changes.h: articles read to changes of the index: what is new, what replaces, what is the same.
 *
 * Few changes are kept and made in place at the end; many go to segments at once. Either way readers see
 * all of a run or nothing of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/map.h"
#include "index/article.h"
#include "index/generations.h"
#include "index/index_reader.h"
#include "index/names.h"
#include "indexer/build/segments.h"

/* More changes than this share of the index, or than so many bytes, go to segments. */
enum { CHANGES_SHARE_PERCENT = 5, CHANGES_BYTES = 32 << 20, CHANGES_ALWAYS = 100 };

struct change_counts {
    uint64_t added, replaced, unchanged;
};

struct changes {
    const char *index;
    char generation[PATH_MAX]; /* the current one; "" at a first build */
    size_t jobs;
    bool rebuild;                /* as if the index held nothing */
    struct index_reader *reader; /* NULL at a first build */
    struct segments *segments;   /* NULL while changes are kept */
    struct buf kept;             /* frames of records */
    uint64_t kept_articles;
    struct buf dropped; /* ids of replaced articles, each with a NUL */
    struct map seen;    /* id -> fingerprint, of this run */
    struct generation_counts counts;
    struct change_counts done;
    uint64_t articles;  /* in the index, after the change */
    struct names names; /* of the index after the change; read at the first one */
    bool has_names;
    struct arena arena;
};

/* Zeroed but for index, jobs and rebuild; the index's lock is held. Reads the current state. */
bool changes_open(struct changes *c, int32_t today, struct lede_error *err) MUST_CHECK;

/* What became of an article. */
enum change { CHANGE_MADE, CHANGE_NONE /* the same as before */, CHANGE_REFUSED };

/* Take in an article and its record. CHANGE_REFUSED: *why says what stands against it (its id belongs to
 * another folder's article, or was in this run already). False: *err; the run ends. */
bool changes_add(struct changes *c, const struct article *a, struct span record,
                 enum change *result, struct lede_error *why, struct lede_error *err) MUST_CHECK;

/* Make all changes; readers see them when it returns true. Nothing is made of no change, nor a first build
 * of no article; LEDE_INPUT when a rebuild has none. */
bool changes_finish(struct changes *c, struct lede_error *err) MUST_CHECK;

/* Also after a failure. */
void changes_free(struct changes *c);
