/* tests/fuzz/fuzz_run.c: any bytes as a run, and as the judgments of that run: all measures are numbers
 * within their bounds.
 *
 * The bytes up to the first NUL are the run, those behind it the qrels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/eval.h"
#include "tests/support/insist.h"

enum { VALUES_MAX = 128 };

static void check_values(const struct eval_request *request, const double *values)
{
    for (size_t i = 0; i < request->choices.count; i++) {
        enum measure_over over = request->choices.at[i].measure->over;
        insist(values[i] >= 0);
        insist(over == OVER_SUM || over == OVER_TOPICS || values[i] <= 1 + 1e-9);
    }
}

static void evaluate(struct span run_bytes, struct span qrels_bytes)
{
    struct eval_request request = {.level = 1, .per_topic = true, .complete = run_bytes.len % 2};
    struct trec_file run = {0}, qrels = {0};
    struct buf out = {0};
    double values[VALUES_MAX];
    struct lede_error err = {0};

    for (size_t i = 0; i < measure_count; i++)
        insist(choices_add(&request.choices, span_of(measures[i].name), &err));
    insist(request.choices.count <= VALUES_MAX);
    if (trec_parse(TREC_RUN, "F", run_bytes, &run, &err) &&
        trec_parse(TREC_QRELS, "F", qrels_bytes, &qrels, &err) &&
        eval_run(&request, &qrels, &run, &out, values, &err))
        check_values(&request, values);
    else
        insist(err.status == LEDE_INPUT && err.text[0]);
    buf_free(&out);
    trec_free(&qrels);
    trec_free(&run);
    choices_free(&request.choices);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span rest = {(const char *)data, size}, run;

    if (!span_cut(&rest, '\0', &run))
        run = (struct span){0};
    evaluate(run, rest);
    return 0;
}
