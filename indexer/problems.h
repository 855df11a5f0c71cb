/* indexer/problems.h: what is said of inputs that are missing, as a whole or in part: each named and counted, and no
 * more lines for one input than anybody reads.
 *
 * Behind PROBLEMS_SAID of an input the rest is told as a number, at its end; with --verbose each is. The
 * summary, and so the exit status, counts all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/messages.h"
#include "indexer/index_all.h"

enum { PROBLEMS_SAID = 100 };

/* Zeroed but for those marked. */
struct problems {
    struct messages *messages;     /* set */
    struct index_summary *summary; /* set */
    uint64_t input;                /* the one that is told of now, as struct parse_job has it */
    struct buf shown;              /* its name */
    uint64_t said, unsaid;
    bool foreign, known; /* a part of it has no article; has one, or says why not */
    size_t foreign_line; /* of the first such part */
};

/* All that follows is of this input; what is still to be said of another is said. */
void problems_of(struct problems *p, uint64_t input, struct span shown);

/* An article came of it. */
void problems_none(struct problems *p);

/* A document of it is missing, for the reason told; repaired: it is there, but not as it was. line 0: the input as a
 * whole. */
void problems_add(struct problems *p, size_t line, bool repaired, const char *why);

/* The part of it that begins in that line has no articles, and need not have any. Where all parts are so, it is
 * counted among the files of no known format. Else the part is missing. */
void problems_foreign(struct problems *p, size_t line, const char *why);

/* Say what is still to be said. */
void problems_end(struct problems *p);

/* Say "place:line: text", the line when it is not 0. */
void input_named(struct messages *m, struct span shown, size_t line, const char *text);

/* An input or a part of one that is missing now: say why, and count it. Not of what comes by the thousand. */
void input_skipped(struct messages *m, struct index_summary *summary, struct span shown,
                   size_t line, const char *why);
