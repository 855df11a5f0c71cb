/* relevance/measures.h: what each measure makes of one topic.
 *
 * In:  a ranked list: the grades in the order of the ranks, and what the qrels hold of the topic.
 * Out: the measure's value, as trec_eval 9.0.8 computes it. R is the number of relevant documents,
 *      r(i) that of those among the first i, a gain is a grade above 0.
 * Where R is 0 every measure is 0; where nothing was retrieved all but num_rel are.
 * `k` is the measure's parameter, whole for a cut-off; functions without one ignore it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { GRADE_NONE = INT32_MIN }; /* the qrels do not have the document */

struct ranked_list {
    const int32_t *grades; /* of the documents retrieved, best first */
    const size_t *found;   /* r(0), r(1), … r(count) */
    size_t count;
    size_t relevant;      /* R */
    size_t nonrelevant;   /* judged, grade 0 to level - 1 */
    const int32_t *ideal; /* all gains of the qrels, falling */
    size_t ideal_count;
    int32_t level; /* relevant is a grade of at least this */
};

double measure_num_ret(const struct ranked_list *list, double k);
double measure_num_rel(const struct ranked_list *list, double k);
double measure_num_rel_ret(const struct ranked_list *list, double k);

/* Sum over the relevant at ranks i of r(i)/i, / R. */
double measure_map(const struct ranked_list *list, double k);

/* The same with i <= k. */
double measure_map_cut(const struct ranked_list *list, double k);

/* ln(max(map, 0.00001)), whose mean over topics goes through exp. */
double measure_gm_map(const struct ranked_list *list, double k);

/* r(R)/R */
double measure_rprec(const struct ranked_list *list, double k);

/* Sum over the relevant retrieved of 1 - min(nonrelevant above, R) / min(R, nonrelevant judged), / R */
double measure_bpref(const struct ranked_list *list, double k);

/* 1 / rank of the first relevant. */
double measure_recip_rank(const struct ranked_list *list, double k);

/* The largest r(i)/i of those i with r(i) >= k * R; k is a recall of 0 to 1. */
double measure_iprec_at_recall(const struct ranked_list *list, double k);

/* r(k)/k, r(k)/R, 1 if r(k) > 0; also when fewer than k were retrieved. */
double measure_p(const struct ranked_list *list, double k);
double measure_recall(const struct ranked_list *list, double k);
double measure_success(const struct ranked_list *list, double k);

/* Sum of gain/log2(i + 1) over the ranks i, / the same of the ideal order; with both cut at k. The level
 * has no part in it. */
double measure_ndcg(const struct ranked_list *list, double k);
double measure_ndcg_cut(const struct ranked_list *list, double k);

/* Precision P and recall Q of all that was retrieved; (k + 1)PQ / (Q + kP). */
double measure_set_p(const struct ranked_list *list, double k);
double measure_set_recall(const struct ranked_list *list, double k);
double measure_set_f(const struct ranked_list *list, double k);
