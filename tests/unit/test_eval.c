/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/number.h"
#include "relevance/eval.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { VALUES_MAX = 64 };

/* Qrels and a run of one topic: documents d1, d2, … retrieved in this order ("-" is not judged), and
 * e1, e2, … judged alone. */
static void write_topic(struct span retrieved, struct span others, struct buf *qrels,
                        struct buf *run)
{
    struct span grade;
    int i = 0, j = 0;

    while (retrieved.len && span_cut(&retrieved, ' ', &grade)) {
        i++;
        buf_addf(run, "t Q0 d%d 0 %d me\n", i, -i);
        if (!span_is(grade, "-"))
            buf_addf(qrels, "t 0 d%d %.*s\n", i, SPAN_ARGS(grade));
    }
    while (others.len && span_cut(&others, ' ', &grade))
        buf_addf(qrels, "t 0 e%d %.*s\n", ++j, SPAN_ARGS(grade));
}

/* The printed table of the request over the two texts. */
static bool evaluate(const struct eval_request *request, struct span qrels_text,
                     struct span run_text, struct buf *out, struct lede_error *err)
{
    struct trec_file qrels = {0}, run = {0};
    double values[VALUES_MAX];

    assert_true(request->choices.count <= VALUES_MAX);
    bool ok = trec_parse(TREC_QRELS, "qrels", qrels_text, &qrels, err) &&
              trec_parse(TREC_RUN, "run", run_text, &run, err) &&
              eval_run(request, &qrels, &run, out, values, err);
    trec_free(&run);
    trec_free(&qrels);
    return ok;
}

static void choose(struct eval_request *request, const char *names)
{
    struct span rest = span_of(names), name;
    struct lede_error err;

    while (span_cut(&rest, ' ', &name))
        assert_ok(choices_add(&request->choices, name, &err), &err);
}

static void measures_are_as_worked_by_hand(void **state)
{
    struct cases cases = cases_open("measures.tsv", 5);

    while (cases_next(&cases)) {
        struct eval_request request = {0};
        struct buf qrels = {0}, run = {0}, got = {0};
        struct lede_error err;
        struct span value = {0}, part;
        uint64_t level;

        assert_true(number_parse(cases.column[2], 10, &level));
        request.level = (int32_t)level;
        assert_ok(choices_add(&request.choices, cases.column[3], &err), &err);
        write_topic(cases.column[0], cases.column[1], &qrels, &run);
        assert_ok(evaluate(&request, buf_span(&qrels), buf_span(&run), &got, &err), &err);
        for (struct span rest = span_trim(buf_span(&got)); span_cut(&rest, '\t', &part);)
            value = part;
        assert_span_at(cases.line, value, cases.column[4]);
        buf_free(&got);
        buf_free(&run);
        buf_free(&qrels);
        choices_free(&request.choices);
    }
    cases_close(&cases);
    (void)state;
}

static void prints_topics_in_order_and_what_all_come_to(void **state)
{
    struct eval_request request = {.level = 1, .per_topic = true};
    struct buf got = {0};
    struct lede_error err;

    choose(&request, "runid num_q num_ret map gm_map P.1");
    assert_ok(evaluate(&request, SPAN("b 0 x 1\na 0 x 1\nc 0 x 1\n"),
                       SPAN("b Q0 x 1 1 me\nz Q0 x 1 1 me\na Q0 y 1 2 me\na Q0 x 1 1 \x1b[m\n"),
                       &got, &err),
              &err);
    assert_span(buf_span(&got), SPAN("num_ret               \ta\t2\n"
                                     "map                   \ta\t0.5000\n"
                                     "P_1                   \ta\t0.0000\n"
                                     "num_ret               \tb\t1\n"
                                     "map                   \tb\t1.0000\n"
                                     "P_1                   \tb\t1.0000\n"
                                     "runid                 \tall\t\\x1b[m\n"
                                     "num_q                 \tall\t2\n"
                                     "num_ret               \tall\t3\n"
                                     "map                   \tall\t0.7500\n"
                                     "gm_map                \tall\t0.7071\n"
                                     "P_1                   \tall\t0.5000\n"));
    buf_free(&got);
    choices_free(&request.choices);
    (void)state;
}

static void a_run_of_other_topics_is_an_error_unless_all_count(void **state)
{
    struct eval_request request = {.level = 1};
    struct buf got = {0};
    struct lede_error err;

    choose(&request, "num_q map");
    assert_false(evaluate(&request, SPAN("a 0 x 1\n"), SPAN("b Q0 x 1 1 me\n"), &got, &err));
    assert_int_equal(err.status, LEDE_INPUT);
    assert_string_equal(err.text, "has no topic that is judged");
    request.complete = true;
    assert_ok(evaluate(&request, SPAN("a 0 x 1\n"), SPAN("b Q0 x 1 1 me\n"), &got, &err), &err);
    assert_span(buf_span(&got), SPAN("num_q                 \tall\t1\n"
                                     "map                   \tall\t0.0000\n"));
    buf_free(&got);
    choices_free(&request.choices);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    struct eval_request request = {.level = 1, .per_topic = true};
    bool ok = false;

    choose(&request, "official ndcg_cut");
    for (size_t n = 1; !ok; n++) {
        struct buf got = {0};
        struct lede_error err;
        mem_fail_at(n);
        ok = evaluate(&request, SPAN("a 0 x 1\nb 0 x 2\n"), SPAN("a Q0 x 1 1 me\n"), &got, &err);
        assert_memory(ok, &err);
        buf_free(&got);
    }
    choices_free(&request.choices);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_are_as_worked_by_hand),
        cmocka_unit_test(prints_topics_in_order_and_what_all_come_to),
        cmocka_unit_test(a_run_of_other_topics_is_an_error_unless_all_count),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests_name("eval", tests, NULL, NULL);
}
