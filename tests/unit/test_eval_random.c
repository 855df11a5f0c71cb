/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "common/random.h"
#include "relevance/eval.h"
#include "tests/support/check.h"

/* Random judgments and runs, measured a second time straight from the definitions: a document's rank is
 * counted, nothing is sorted, and every sum runs over all documents. */
enum { SEED = 2016, ROUNDS = 400, TOPICS = 4, DOCUMENTS = 24 };

struct world {
    bool judged[TOPICS][DOCUMENTS], retrieved[TOPICS][DOCUMENTS];
    int grade[TOPICS][DOCUMENTS], score[TOPICS][DOCUMENTS];
    int level, depth; /* depth 0 for all */
    bool complete, judged_only;
};

static void make(struct world *w, struct random *r)
{
    for (int t = 0; t < TOPICS; t++) {
        uint64_t much = random_below(r, 4); /* of 4: in the run */
        for (int d = 0; d < DOCUMENTS; d++) {
            w->judged[t][d] = random_below(r, 3) > 0;
            w->retrieved[t][d] = random_below(r, 4) < much;
            w->grade[t][d] = (int)random_below(r, 6) - 2;
            w->score[t][d] = (int)random_below(r, 9); /* many ties */
        }
    }
    w->judged[0][0] = w->retrieved[0][0] = true;
    w->level = 1 + (int)random_below(r, 3);
    w->depth = random_below(r, 2) ? 1 + (int)random_below(r, DOCUMENTS) : 0;
    w->complete = random_below(r, 2) == 0;
    w->judged_only = random_below(r, 4) == 0;
}

/* Documents are named so that their bytes rise with d. The lines go out from any start on. */
static void write_world(const struct world *w, struct random *r, struct buf *qrels, struct buf *run)
{
    uint64_t start = random_below(r, (uint64_t)TOPICS * DOCUMENTS);

    for (uint64_t i = 0; i < (uint64_t)TOPICS * DOCUMENTS; i++) {
        uint64_t at = (start + i * 5) % ((uint64_t)TOPICS * DOCUMENTS);
        int t = (int)(at / DOCUMENTS), d = (int)(at % DOCUMENTS);
        if (w->judged[t][d])
            buf_addf(qrels, "t%d 0 d%02d %d\n", t, d, w->grade[t][d]);
        if (w->retrieved[t][d])
            buf_addf(run, "t%d Q0 d%02d 0 %d.25 me\n", t, d, w->score[t][d]);
    }
}

static bool counts(const struct world *w, int t, int d)
{
    return w->retrieved[t][d] && (!w->judged_only || (w->judged[t][d] && w->grade[t][d] >= 0));
}

static bool is_better(const struct world *w, int t, int d, int than)
{
    return w->score[t][d] > w->score[t][than] || (w->score[t][d] == w->score[t][than] && d > than);
}

/* From 1; 0 for a document that is not in the list. */
static int rank_of(const struct world *w, int t, int d)
{
    int rank = 1;

    if (!counts(w, t, d))
        return 0;
    for (int other = 0; other < DOCUMENTS; other++)
        rank += counts(w, t, other) && is_better(w, t, other, d);
    return w->depth && rank > w->depth ? 0 : rank;
}

static bool is_relevant(const struct world *w, int t, int d)
{
    return w->judged[t][d] && w->grade[t][d] >= w->level;
}

static bool is_nonrelevant(const struct world *w, int t, int d)
{
    return w->judged[t][d] && w->grade[t][d] >= 0 && w->grade[t][d] < w->level;
}

static int count_relevant(const struct world *w, int t)
{
    int n = 0;
    for (int d = 0; d < DOCUMENTS; d++)
        n += is_relevant(w, t, d);
    return n;
}

/* r(k) */
static int found(const struct world *w, int t, int k)
{
    int n = 0;
    for (int d = 0; d < DOCUMENTS; d++)
        n += is_relevant(w, t, d) && rank_of(w, t, d) > 0 && rank_of(w, t, d) <= k;
    return n;
}

static double over(double part, double whole)
{
    return whole == 0 ? 0 : part / whole;
}

static double slow_map(const struct world *w, int t)
{
    double sum = 0;
    for (int d = 0; d < DOCUMENTS; d++)
        if (is_relevant(w, t, d) && rank_of(w, t, d))
            sum += (double)found(w, t, rank_of(w, t, d)) / rank_of(w, t, d);
    return over(sum, count_relevant(w, t));
}

static double slow_bpref(const struct world *w, int t)
{
    int relevant = count_relevant(w, t), nonrelevant = 0;
    double sum = 0;

    for (int d = 0; d < DOCUMENTS; d++)
        nonrelevant += is_nonrelevant(w, t, d);
    for (int d = 0; d < DOCUMENTS; d++) {
        int rank = rank_of(w, t, d), above = 0;
        if (!is_relevant(w, t, d) || rank == 0)
            continue;
        for (int o = 0; o < DOCUMENTS; o++)
            above += is_nonrelevant(w, t, o) && rank_of(w, t, o) && rank_of(w, t, o) < rank;
        above = above < relevant ? above : relevant;
        sum += above ? 1 - (double)above / (relevant < nonrelevant ? relevant : nonrelevant) : 1;
    }
    return over(sum, relevant);
}

static int gain(const struct world *w, int t, int d)
{
    return w->judged[t][d] && w->grade[t][d] > 0 ? w->grade[t][d] : 0;
}

/* The ideal rank of a document: after those of higher gain, and of equal gain after those before it. */
static double slow_ndcg(const struct world *w, int t, int k)
{
    double sum = 0, ideal = 0;

    for (int d = 0; d < DOCUMENTS; d++) {
        int rank = rank_of(w, t, d), best = 1;
        for (int o = 0; o < DOCUMENTS; o++)
            best += gain(w, t, o) > gain(w, t, d) || (gain(w, t, o) == gain(w, t, d) && o < d);
        if (rank && rank <= k)
            sum += gain(w, t, d) / log2(rank + 1.0);
        if (best <= k)
            ideal += gain(w, t, d) / log2(best + 1.0);
    }
    return over(sum, ideal);
}

static double slow_recip_rank(const struct world *w, int t)
{
    for (int k = 1; k <= DOCUMENTS; k++)
        if (found(w, t, k))
            return 1.0 / k;
    return 0;
}

static const char *const names[] = {"num_ret",     "num_rel",    "num_rel_ret", "map",      "Rprec",
                                    "bpref",       "recip_rank", "P_5",         "recall_7", "ndcg",
                                    "ndcg_cut_10", "success_3",  "set_P"};

static double slow(const struct world *w, int t, size_t which)
{
    int retrieved = 0;
    for (int d = 0; d < DOCUMENTS; d++)
        retrieved += rank_of(w, t, d) > 0;
    switch (which) {
    case 0: return retrieved;
    case 1: return count_relevant(w, t);
    case 2: return found(w, t, DOCUMENTS);
    case 3: return slow_map(w, t);
    case 4: return over(found(w, t, count_relevant(w, t)), count_relevant(w, t));
    case 5: return slow_bpref(w, t);
    case 6: return slow_recip_rank(w, t);
    case 7: return found(w, t, 5) / 5.0;
    case 8: return over(found(w, t, 7), count_relevant(w, t));
    case 9: return slow_ndcg(w, t, DOCUMENTS);
    case 10: return slow_ndcg(w, t, 10);
    case 11: return found(w, t, 3) > 0;
    default: return over(found(w, t, DOCUMENTS), retrieved);
    }
}

/* Of all topics that count: in the qrels, and in the run if not complete. */
static double slow_over_topics(const struct world *w, size_t which)
{
    double sum = 0;
    int topics = 0;

    for (int t = 0; t < TOPICS; t++) {
        bool judged = false, retrieved = false;
        for (int d = 0; d < DOCUMENTS; d++) {
            judged |= w->judged[t][d];
            retrieved |= w->retrieved[t][d];
        }
        if (!judged || (!retrieved && !w->complete))
            continue;
        sum += slow(w, t, which);
        topics++;
    }
    return which < 3 ? sum : sum / topics;
}

static void compare(const struct world *w, const struct choices *choices, const double *values,
                    int round)
{
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct choice choice;
        struct lede_error err;
        assert_ok(choice_parse(span_of(names[i]), &choice, &err), &err);
        double got = values[choices_find(choices, &choice)], wanted = slow_over_topics(w, i);
        if (!(fabs(got - wanted) < 1e-9))
            fail_msg("round %d: %s is %.12f, not %.12f", round, names[i], got, wanted);
        if (got < 0 || (i >= 3 && got > 1 + 1e-12))
            fail_msg("round %d: %s is %.12f", round, names[i], got);
    }
}

static void agrees_with_the_definitions(void **state)
{
    struct random r = {SEED};
    struct eval_request request = {0};
    struct lede_error err;
    double values[ARRAY_LEN(names)];

    print_message("seed %d\n", SEED);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        assert_ok(choices_add(&request.choices, span_of(names[i]), &err), &err);
    for (int round = 0; round < ROUNDS; round++) {
        struct world w;
        struct buf qrels_text = {0}, run_text = {0}, out = {0};
        struct trec_file qrels = {0}, run = {0};

        make(&w, &r);
        write_world(&w, &r, &qrels_text, &run_text);
        request.level = w.level;
        request.depth = (size_t)w.depth;
        request.complete = w.complete;
        request.judged_only = w.judged_only;
        assert_ok(trec_parse(TREC_QRELS, "qrels", buf_span(&qrels_text), &qrels, &err), &err);
        assert_ok(trec_parse(TREC_RUN, "run", buf_span(&run_text), &run, &err), &err);
        assert_ok(eval_run(&request, &qrels, &run, &out, values, &err), &err);
        compare(&w, &request.choices, values, round);
        trec_free(&run);
        trec_free(&qrels);
        buf_free(&out);
        buf_free(&run_text);
        buf_free(&qrels_text);
    }
    choices_free(&request.choices);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_with_the_definitions)};
    return cmocka_run_group_tests_name("eval_random", tests, NULL, NULL);
}
