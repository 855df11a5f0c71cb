/* indexer/meta.h: --meta: what the user gives of articles, through a run.
 *
 * What was given before stands in the index, the user's file changes that, and all of it counts for each
 * article that is read. Articles of the index that the file names, and that are not read in this run, are made
 * again from their records.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/changes.h"
#include "indexer/index_all.h"
#include "indexer/overrides.h"
#include "indexer/parsers.h"

/* Zeroed is empty: nothing is given. */
struct meta {
    const char *file; /* NULL: nothing new */
    struct overrides overrides;
    struct buf encoded;
};

/* Read what the index at `index` keeps (NULL: nothing), then the request's file. A rebuild goes on without what an
 * index keeps that cannot be read, and says so. LEDE_INPUT: "file:line: …". */
bool meta_open(struct meta *m, const struct index_request *request, const char *index,
               struct span sources, struct messages *messages, struct lede_error *err) MUST_CHECK;

/* Note that the run came upon an article; false when the user does not want it. */
bool meta_takes(struct meta *m, const struct article *a);

/* Behind all other changes: let the parsers make again what the file names and the run did not come upon, and
 * drop what is not wanted. */
bool meta_amend(struct meta *m, struct changes *c, struct parsers *parsers,
                struct lede_error *err) MUST_CHECK;

/* Behind that: name whom the file names and nobody is, and leave all that is given to be kept. */
bool meta_finish(struct meta *m, struct changes *c, struct messages *messages,
                 struct index_summary *summary, struct lede_error *err) MUST_CHECK;

void meta_free(struct meta *m);
