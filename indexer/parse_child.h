/* indexer/parse_child.h: what a parser process does: one job to the records of its articles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/parsers.h"

/* Types of frames. A job is answered by any number of articles and problems, then one done. A process may send a note of itself before its first answer: n or, for those
 * who ask, d; then the text. */
enum { FRAME_JOB = 1, FRAME_ARTICLE, FRAME_PROBLEM, FRAME_DONE, FRAME_NOTE, FRAME_WHY };

/* A job as bytes, and back (borrowed from them). */
void parse_job_encode(const struct parse_job *job, struct buf *out);
bool parse_job_decode(struct span bytes, struct parse_job *out) MUST_CHECK;

/* An answer frame's head: the line it is about and what kind of problem it is. */
struct parse_answer {
    size_t line;
    bool skipped, foreign;
    struct span rest; /* record or reason */
};
void parse_answer_encode(const struct parse_answer *a, struct buf *out);
bool parse_answer_decode(struct span bytes, struct parse_answer *out) MUST_CHECK;

/* Answer jobs that come from `in` on `out` until it closes. Returns the exit status: 0, PARSE_NO_MEMORY, or 2
 * when the pipes are broken. */
enum { PARSE_NO_MEMORY = 3 };
int parse_child(int in, int out, const struct parse_setup *setup);
