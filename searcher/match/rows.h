/* searcher/match/rows.h: every article that a plan matches, in the total order of match.h, at 32 bytes each
 * and a fixed amount beside: what exports and long lists are made of. match_run() is quicker for a page.
 *
 * In:  a plan, and what else decides whether an article that it matches counts.
 * Out: rows; count is the exact total of those that count.
 * The way: rows_collect(); rows_set(), where something is to be counted over them; rows_order(); then read
 * them from the first on. All is of one state of the index: when the index has moved on, what rows_collect()
 * gave is worth nothing any more, and *gone (or a page's or set's revision) says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/facets.h"
#include "searcher/match/match.h"

enum { ROW_KEY_BYTES = 12 };

struct row {
    struct standing at;
    uint32_t docid;
    char key[ROW_KEY_BYTES]; /* some bytes of the id, for rows_order() alone */
};

/* Zeroed is empty; rows_free() it. */
struct rows {
    struct row *items; /* by docid until they are ordered */
    size_t count, cap;
    uint64_t revision; /* of the index's state that was read */
};

/* Whether an article counts that the plan matches: *keep. It may read from the index, by its number. */
struct row_filter {
    bool (*decide)(void *context, uint32_t docid, bool *keep, struct lede_error *err);
    void *context;
};

/* All matches, by docid. filter may be NULL: all count. It is asked once for each match, in the order of
 * docids, when all matches have been collected; when the index moves on meanwhile the rest of them are not
 * asked for, and match_revision() differs from rows->revision. Fails as match_run() and the filter. */
bool rows_collect(struct index_reader *index, const struct plan *plan,
                  const struct row_filter *filter, struct rows *rows,
                  struct lede_error *err) MUST_CHECK;

/* The rows for facet_count() and timeline_count(), borrowed; before they are ordered. */
struct match_set rows_set(const struct rows *rows);

/* Put them in order. Reads ids where score and date leave it open; *gone: the index has moved on, search
 * again. */
bool rows_order(struct index_reader *index, struct rows *rows, enum match_order order, bool *gone,
                struct lede_error *err) MUST_CHECK;

/* The second stage of rows in order by relevance. *gone as above. */
bool rows_bring_close(struct index_reader *index, struct rows *rows, struct closeness *closeness,
                      bool *gone, struct lede_error *err) MUST_CHECK;

/* Rows offset … offset + limit - 1 of those ordered, with their ids, as match_run() gives them; any numbers
 * will do. When matches->revision is not match_revision(), the index has moved on. */
bool rows_page(struct index_reader *index, const struct rows *rows, size_t offset, size_t limit,
               struct arena *arena, struct matches *out, struct lede_error *err) MUST_CHECK;

void rows_free(struct rows *rows);
