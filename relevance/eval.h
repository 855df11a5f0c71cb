/* relevance/eval.h: one run against judgments: the table.
 *
 * In:  qrels, a run, what is asked for.
 * Out: lines "measure topic value" as trec_eval 9.0.8 prints them ("%-22s\t%s\t%6.4f", counts without a
 *      fraction), and the values over all topics.
 * Inside a topic the score falls, then the document's bytes fall: the rank in the run has no say. Topics
 * are those in both files, in byte order of their ids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "relevance/choices.h"
#include "relevance/trec_files.h"

struct eval_request {
    struct choices choices;
    int32_t level;   /* relevant is a grade of at least this; 1 or more */
    size_t depth;    /* documents of a topic that are looked at, 0 for all */
    bool per_topic;  /* lines for each topic before those for all */
    bool no_summary; /* no lines for all */
    bool complete; /* topics that the run lacks count, with nothing retrieved; they have no lines */
    bool judged_only; /* documents without a grade of at least 0 are taken out before ranking */
};

/* Append the table to *out. values gets one number for each choice, over all topics. Fails with
 * LEDE_MEMORY, or LEDE_INPUT when the two files share no topic (and not complete). */
bool eval_run(const struct eval_request *request, const struct trec_file *qrels,
              const struct trec_file *run, struct buf *out, double *values,
              struct lede_error *err) MUST_CHECK;
