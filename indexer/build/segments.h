/* indexer/build/segments.h: records to throw-away segments, and all of them to one new generation.
 *
 * Worker processes write segments of SEGMENT_ARTICLES each: libxapian's cost for an article grows with
 * the size of its batch (docs/performance.md). Segments are merged, at most MERGE_PARTS at once since
 * each takes four descriptors while it is open, until one merge makes the next generation; this is
 * switched in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "common/buf.h"

enum { SEGMENT_ARTICLES = 320, SEGMENT_BYTES = 16 << 20, MERGE_PARTS = 50 };

struct segments;

/* Start `jobs` processes that write into a folder of their own inside the index, whose lock is held, words
 * with these stems. */
bool segments_open(struct segments **out, const char *index, size_t jobs,
                   const struct stem_scheme *stems, struct lede_error *err) MUST_CHECK;

/* Hand over the record of an article that no segment has. */
bool segments_add(struct segments *s, struct span record, struct lede_error *err) MUST_CHECK;

/* What the new generation's metadata says besides format, stemmer and program. */
struct generation_counts {
    uint64_t passages, words;
    int32_t created;       /* day; of a first build or a rebuild */
    struct span names;     /* the name table, encoded (index/names.h) */
    struct span name_keys; /* the same by the keys of names, encoded (index/names_keys.h) */
    struct span joins;     /* which of them are one name, encoded (index/names_joins.h) */
    struct span called;    /* what the archive calls them, encoded (index/names_called.h) */
    struct stem_scheme stems;
    struct span given; /* what the user gave, encoded (index/stored.h); empty: never anything */
    struct span list;  /* the user's list of names (index/names_user.h); empty: none */
    bool given_changed, list_changed;
};

/* Merge base (a generation's path; NULL for none; less the ids dropped, parted by NUL) and all segments
 * into the next generation and switch to it. */
bool segments_finish(struct segments *s, const char *base, struct span dropped,
                     const struct generation_counts *counts, struct lede_error *err) MUST_CHECK;

/* Also after a failure: ends the processes and removes what is half-made. */
void segments_close(struct segments *s);

/* Pack the current generation (path) into a new one and switch: what many changes in place have swollen
 * is small again. */
bool segments_repack(const char *index, const char *path, struct lede_error *err) MUST_CHECK;
