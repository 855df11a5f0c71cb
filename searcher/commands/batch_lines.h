/* searcher/commands/batch_lines.h: the lines of a batch: `topic<TAB>query`.
 *
 * In:  a stream. Blank lines, lines that start with # and a byte order mark count for nothing; a CR at a
 *      line's end neither.
 * Out: topic and query of each line, or why it is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "common/buf.h"
#include "common/map.h"

/* Zeroed but for the first; batch_lines_free() it. */
struct batch_lines {
    FILE *from;      /* stays open */
    size_t number;   /* of the line read last, from 1 */
    struct buf line; /* that line */
    struct map seen; /* topics */
};

/* Borrowed until the next line is read. */
struct batch_line {
    struct span topic, query;
    const char *wrong; /* why the line is none; NULL for a good one */
};

/* STEP_FAILED with LEDE_SYSTEM ("is a directory"), LEDE_MEMORY. */
enum step batch_lines_next(struct batch_lines *l, struct batch_line *out,
                           struct lede_error *err) MUST_CHECK;

void batch_lines_free(struct batch_lines *l);
