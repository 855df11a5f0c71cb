/* searcher/output/out_trec.h: a result as a topic's lines of a TREC run, for evaluators.
 *
 * In:  the id of the topic, a result.
 * Out: `topic Q0 document rank score tag`, a line for each hit, ranks from 1.
 * Evaluators order by the score, which some hold in single precision, and order ties as they like. So that
 * all of them read the order of the result, scores fall strictly as floats too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "searcher/result/result.h"

/* A topic's list; the last members are trec_hit()'s, zeroed before the first hit. */
struct trec_list {
    struct span topic, tag;
    bool by_score; /* the hits are ordered by their scores */
    size_t depth;  /* hits at most */
    size_t rank;   /* of the hit written last */
    bool scored;   /* the first hit has a score */
    float score;   /* as written last */
};

/* Append the next hit's line. Hits that are not ordered by their scores, or of which the first has none, get
 * depth - rank for it. */
void trec_hit(struct trec_list *list, const struct hit *hit, struct buf *out);

/* Append the lines of all hits of the result. */
void trec_write(const struct trec_list *list, const struct result *r, struct buf *out);

/* The float nearest to the score that is below `before`; for the first of a list that is INFINITY. */
float trec_score(double score, float before);

/* Append an id as one column: white space, control characters, % and bytes that are no UTF-8 are written as
 * %20 and the like. */
void trec_name(struct span name, struct buf *out);
