/* searcher/match/look.h: articles that a plan matches, looked at one by one: where a plan matches more than
 * the query means, the evaluator decides.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/evaluate.h"
#include "searcher/match/rows.h"

/* Zeroed but for index; look_free() it. */
struct look {
    struct index_reader *index;
    const struct evaluator *evaluator;
    struct arena arena; /* of one article */
};

/* The rows of a plan of q, by docid: those that q means. Fails as rows_collect(). */
bool look_collect(struct look *l, const struct query *q, bool any, const struct plan *plan,
                  struct stemmer *stemmer, struct rows *rows, struct lede_error *err) MUST_CHECK;

/* How many articles q means; its names and open words are resolved. Fails as plan_make() and above. */
bool look_count(struct index_reader *index, const struct query *q, bool any,
                struct stemmer *stemmer, uint64_t *total, struct lede_error *err) MUST_CHECK;

void look_free(struct look *l);
