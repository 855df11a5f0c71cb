/* indexer/changes.h: articles read to changes of the index: what is new, what replaces, what is the same,
 * what goes.
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
#include "indexer/archives.h"
#include "indexer/build/segments.h"
#include "indexer/copies.h"
#include "indexer/gone.h"

/* More changes than this share of the index, or than so many bytes, go to segments. When more of the index
 * goes than CHANGES_REMAKE_PERCENT, what stays is made anew from its records: that costs less than taking
 * the rest out of a copy. */
enum {
    CHANGES_SHARE_PERCENT = 5,
    CHANGES_BYTES = 32 << 20,
    CHANGES_ALWAYS = 100,
    CHANGES_REMAKE_PERCENT = 40
};

struct change_counts {
    uint64_t added, replaced, dropped, unchanged;
};

struct changes {
    const char *index;
    char generation[PATH_MAX]; /* the current one; "" at a first build */
    size_t jobs;
    bool rebuild;                /* as if the index held nothing */
    struct span language;        /* the main one asked for; empty: that of the index, or English */
    struct index_reader *reader; /* NULL at a first build */
    struct segments *segments;   /* NULL while changes are kept */
    struct buf kept;             /* frames of records */
    uint64_t kept_articles;
    struct buf replaced, dropped;    /* ids of such articles of the index, each with a NUL */
    struct map seen;                 /* id -> fingerprint, of this run */
    struct map unwanted;             /* id -> what is known of it */
    const struct archives *archives; /* that were read; NULL: none */
    struct copies copies;
    struct generation_counts counts;
    struct change_counts done;
    uint64_t articles;  /* in the index, after the change */
    struct names names; /* of the index after the change; read at the first one */
    bool has_names;
    struct arena arena;
};

/* Zeroed but for index, jobs, rebuild and language; the index's lock is held. Reads the current state. */
bool changes_open(struct changes *c, int32_t today, struct lede_error *err) MUST_CHECK;

/* Take in no article of this id: before the first changes_add(). */
bool changes_refuse(struct changes *c, struct span id, struct lede_error *err) MUST_CHECK;

/* What became of an article. */
enum change {
    CHANGE_MADE,
    CHANGE_NONE, /* the same as before */
    CHANGE_REFUSED,
    CHANGE_UNWANTED /* as changes_refuse() said */
};

/* Take in an article and its record. CHANGE_REFUSED: *why says what stands against it (its id belongs to
 * another folder's article, or was in this run already). False: *err; the run ends. */
bool changes_add(struct changes *c, const struct article *a, struct span record,
                 enum change *result, struct lede_error *why, struct lede_error *err) MUST_CHECK;

/* Behind the last changes_add(): drop the article of a refused id. *known: the index has one, or this run
 * came upon one, or the same was asked before. */
bool changes_delete(struct changes *c, struct span id, bool *known,
                    struct lede_error *err) MUST_CHECK;

/* Behind the last changes_add(): drop the articles whose files, or members of archives, are gone. Those of this run are there, and
 * what is lost with its folder stays: gone->lost tells. */
bool changes_prune(struct changes *c, struct gone *gone, struct lede_error *err) MUST_CHECK;

/* The names of the index as the changes leave it, ready for look-ups; borrowed until the next change. */
bool changes_names(struct changes *c, const struct names **out, struct lede_error *err) MUST_CHECK;

/* Make all changes; readers see them when it returns true, and c->copies has the copies among the articles
 * made. Nothing is made of no change, nor a first build of no article; LEDE_INPUT when a rebuild has none. */
bool changes_finish(struct changes *c, struct lede_error *err) MUST_CHECK;

/* Also after a failure. */
void changes_free(struct changes *c);
