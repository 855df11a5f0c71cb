/* indexer/names_list.h: --names: the user's list of names, through a run.
 *
 * The list stands in the index, whose articles know nothing of it; a new one takes its place, "none" takes it away.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names_user.h"
#include "indexer/changes.h"
#include "indexer/index_all.h"

/* Zeroed is empty: there is none. */
struct names_list {
    const char *file; /* NULL: nothing new */
    struct names_user user;
    struct buf text; /* as the index keeps it */
};

/* Read the request's file, or else what the index at `index` keeps (NULL: nothing). A rebuild goes on without what
 * an index keeps that cannot be read, and says so. LEDE_INPUT: "file:line: …". */
bool names_list_open(struct names_list *l, const struct index_request *request, const char *index,
                     struct messages *messages, struct lede_error *err) MUST_CHECK;

/* Behind all other changes: say which lines of the file name nobody that the archive has, and leave the list to be
 * kept. */
bool names_list_finish(struct names_list *l, struct changes *c, struct messages *messages,
                       struct lede_error *err) MUST_CHECK;

void names_list_free(struct names_list *l);
