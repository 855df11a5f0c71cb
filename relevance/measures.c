/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/measures.h"

#include <math.h>

static const double smallest_map = 0.00001; /* of gm_map: a topic with 0 must not make all 0 */

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/* r(k), also of ranks past the end. */
static size_t found_at(const struct ranked_list *list, double k)
{
    return list->found[k < (double)list->count ? (size_t)k : list->count];
}

static size_t found(const struct ranked_list *list)
{
    return list->found[list->count];
}

double measure_num_ret(const struct ranked_list *list, double k)
{
    (void)k;
    return (double)list->count;
}

double measure_num_rel(const struct ranked_list *list, double k)
{
    (void)k;
    return (double)list->relevant;
}

double measure_num_rel_ret(const struct ranked_list *list, double k)
{
    (void)k;
    return (double)found(list);
}

double measure_map_cut(const struct ranked_list *list, double k)
{
    double sum = 0;

    for (size_t i = 1; i <= list->count && (double)i <= k; i++)
        if (list->grades[i - 1] >= list->level)
            sum += (double)list->found[i] / (double)i;
    return ratio(sum, (double)list->relevant);
}

double measure_map(const struct ranked_list *list, double k)
{
    (void)k;
    return measure_map_cut(list, INFINITY);
}

double measure_gm_map(const struct ranked_list *list, double k)
{
    return log(fmax(measure_map(list, k), smallest_map));
}

double measure_rprec(const struct ranked_list *list, double k)
{
    (void)k;
    return measure_recall(list, (double)list->relevant);
}

double measure_bpref(const struct ranked_list *list, double k)
{
    size_t r = list->relevant;
    double fewer = (double)(r < list->nonrelevant ? r : list->nonrelevant), sum = 0;
    size_t above = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (list->grades[i] >= list->level)
            sum += 1 - ratio((double)(above < r ? above : r), fewer);
        else if (list->grades[i] >= 0)
            above++;
    }
    (void)k;
    return ratio(sum, (double)r);
}

double measure_recip_rank(const struct ranked_list *list, double k)
{
    (void)k;
    for (size_t i = 1; i <= list->count; i++)
        if (list->found[i])
            return 1 / (double)i;
    return 0;
}

double measure_iprec_at_recall(const struct ranked_list *list, double k)
{
    /* trec_eval's rounding: up, but for what a product of decimals may be too large by. */
    size_t enough = (size_t)(k * (double)list->relevant + 0.9);
    double best = 0;

    for (size_t i = 1; i <= list->count; i++)
        if (list->found[i] >= enough)
            best = fmax(best, (double)list->found[i] / (double)i);
    return best;
}

double measure_p(const struct ranked_list *list, double k)
{
    return ratio((double)found_at(list, k), k);
}

double measure_recall(const struct ranked_list *list, double k)
{
    return ratio((double)found_at(list, k), (double)list->relevant);
}

double measure_success(const struct ranked_list *list, double k)
{
    return found_at(list, k) > 0 ? 1 : 0;
}

/* The discounted gains of the first k. */
static double gain_of(const int32_t *grades, size_t count, double k)
{
    double sum = 0;

    for (size_t i = 0; i < count && (double)i < k; i++)
        if (grades[i] > 0)
            sum += (double)grades[i] / log2((double)(i + 2));
    return sum;
}

double measure_ndcg_cut(const struct ranked_list *list, double k)
{
    return ratio(gain_of(list->grades, list->count, k), gain_of(list->ideal, list->ideal_count, k));
}

double measure_ndcg(const struct ranked_list *list, double k)
{
    (void)k;
    return measure_ndcg_cut(list, INFINITY);
}

double measure_set_p(const struct ranked_list *list, double k)
{
    (void)k;
    return ratio((double)found(list), (double)list->count);
}

double measure_set_recall(const struct ranked_list *list, double k)
{
    (void)k;
    return ratio((double)found(list), (double)list->relevant);
}

double measure_set_f(const struct ranked_list *list, double k)
{
    double p = measure_set_p(list, k), recall = measure_set_recall(list, k);
    return ratio((k + 1) * p * recall, recall + k * p);
}
