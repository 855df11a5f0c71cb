/* indexer/input/walk.h: paths given on the command line to files, in a fixed order.
 *
 * A folder is walked in the order of names by bytes; hidden names (a dot first) are skipped without a
 * word. Links are followed; a folder that lies inside itself through links, one that FOLDER_LINKS_MAX links
 * have led to, a device, a FIFO and a socket are refused. An id is the path relative to the folder given,
 * or the file name of a file given.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

struct place {
    struct span path;  /* absolute, to open it and to show it */
    struct span shown; /* as the user would name it, for messages */
    struct span id;    /* relative to folder */
    struct span
        folder; /* absolute path of the folder given, or the one that holds the file given */
    bool named; /* the file itself was given on the command line */
};

/* Called for each file; with problem not NULL for what is skipped instead (only shown and named are then
 * set). False stops the walk, with *err set by the visitor. */
typedef bool walk_visit(void *context, const struct place *place, const struct lede_error *problem,
                        struct lede_error *err);

/* Walk one path given, but not into the folder `except` (NULL or one that is not there: none). False when
 * the visitor said so, or with LEDE_MEMORY. */
bool walk_path(const char *given, const char *except, walk_visit *visit, void *context,
               struct lede_error *err) MUST_CHECK;
