/* tests/unit/made_runs.h: runs of the indexer's changes over made articles, without files and parsers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/changes.h"
#include "made_articles.h"

/* One run over articles, as the program makes it. */
struct run {
    struct index_lock lock;
    struct changes changes;
    struct arena arena;
    struct buf record;
    struct lede_error why; /* of the last refusal */
};

/* All but run_try() fail the test when the run fails. */
void run_begin(struct run *run, const char *index, bool rebuild);
enum change run_give(struct run *run, const struct article *a);

/* As run_give(), for runs that are to fail. */
bool run_try(struct run *run, const struct article *a, struct lede_error *err);

/* An article whose words are those of its version. */
struct article run_numbered(struct run *run, size_t id, size_t version);
void run_finish(struct run *run); /* makes the changes, then run_end() */
void run_end(struct run *run);

struct index_info info_of(const char *index); /* its texts are gone */
void assert_counts(const char *index, const char *other);

/* The index folder holds what belongs there, and at most two generations. */
void assert_tidy(const char *index);

/* Places for two indexes side by side; temp_folder_remove(folder) at the end. */
struct two {
    char folder[64], index[80], fresh[80];
};
void two_make(struct two *t);

/* Make `fresh` at once of the version that each article has, 0 for none. */
void two_build_fresh(struct two *t, const size_t *versions, size_t count);
