/* indexer/gone.h: whether the file that an article came from is gone.
 *
 * In:  the path of a file, and the folder given on the command line that it was found in.
 * Out: there, gone, or lost: gone with its folder, as are the files of a disk that is not mounted.
 * What may not be looked at is there, and so is what has no path (standard input) or one that is not the
 * file's own: a name that was no UTF-8 stands in the index with U+FFFD.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <limits.h>

#include "common/buf.h"
#include "common/map.h"

enum whereabouts { FILE_THERE, FILE_GONE, FILE_LOST };

/* A folder that is not there (the one given), or an empty one that was last changed before the index was
 * made: nothing was removed from it since, it is a place where something was mounted. */
struct lost_folder {
    struct span path;
    bool empty;
    uint64_t articles; /* asked for in vain */
};

/* Zeroed but for index_made. */
struct gone {
    int32_t index_made;       /* day */
    struct lost_folder *lost; /* in the order in which they were come upon */
    size_t count, cap;
    struct map by_path; /* of a lost folder -> its number, plus 1 */
    struct arena paths; /* of lost folders */
    struct buf last;    /* asked last: most articles of a file stand together */
    enum whereabouts answer;
    size_t answer_lost;
};

/* Whether the system says that there is no such file. */
bool gone_file(struct span path);

/* What became of an article's file. Fails with LEDE_MEMORY. */
bool gone_look(struct gone *g, struct span path, struct span folder, enum whereabouts *out,
               struct lede_error *err) MUST_CHECK;

void gone_free(struct gone *g);
