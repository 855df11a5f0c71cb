/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "common/random.h"
#include "searcher/output/out_trec.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { HITS_MAX = 300 };

static const struct trec_list list = {
    .topic = {"q 1", 3}, .tag = {"lede", 4}, .by_score = true, .depth = 1000};

static void check_run(const struct trec_list *l, const double *scores, size_t count,
                      const char *want)
{
    struct hit hits[4] = {{.score = 0}};
    struct result r = {.hits = hits, .hit_count = count};
    struct buf out = {0};
    static const char *const ids[] = {"a/1.txt", "b 2%", "c", "d"};

    for (size_t i = 0; i < count; i++) {
        hits[i].article.id = span_of(ids[i]);
        hits[i].score = scores[i];
    }
    trec_write(l, &r, &out);
    assert_true(buf_ok(&out));
    assert_span(buf_span(&out), span_of(want));
    buf_free(&out);
}

static void writes_a_line_a_hit(void **state)
{
    check_run(&list, (const double[]){3.25, 3.25, 1.5}, 3,
              "q%201 Q0 a/1.txt 1 3.25 lede\n"
              "q%201 Q0 b%202%25 2 3.24999976 lede\n"
              "q%201 Q0 c 3 1.5 lede\n");
    check_run(&list, NULL, 0, "");
    (void)state;
}

static void hits_without_weight_get_falling_scores(void **state)
{
    static const char want[] = "q%201 Q0 a/1.txt 1 999 lede\n"
                               "q%201 Q0 b%202%25 2 998 lede\n"
                               "q%201 Q0 c 3 997 lede\n";
    struct trec_list by_date = list;

    check_run(&list, (const double[]){0, 0, 0}, 3, want);
    by_date.by_score = false;
    check_run(&by_date, (const double[]){2, 7, 3}, 3, want);
    (void)state;
}

static void names_are_one_column(void **state)
{
    struct cases cases = cases_open("trec_name.tsv", 2);

    while (cases_next(&cases)) {
        struct buf out = {0};
        trec_name(cases.column[0], &out);
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

/* Equal ones, neighbours, and any size that a double has. */
static double random_score(struct random *r, double before)
{
    switch (random_below(r, 8)) {
    case 0: return 0;
    case 1: return DBL_MAX / (double)(1 + random_below(r, 3));
    case 2: return DBL_TRUE_MIN * (double)random_below(r, 5);
    case 3: return (double)FLT_TRUE_MIN * (double)random_below(r, 5) / 2;
    case 4: return nextafter(before, 0);
    case 5: return before;
    case 6: return ldexp((double)random_below(r, 1000), (int)random_below(r, 300) - 150);
    default: return (double)random_below(r, 1000000) / 50000;
    }
}

static int falling(const void *x, const void *y)
{
    const struct hit *a = x, *b = y;
    return (a->score < b->score) - (a->score > b->score);
}

/* As an evaluator reads them in single precision; what falls there falls in any finer one. */
static void check_falls(struct span run, size_t count)
{
    struct span line, column;
    float before = INFINITY;
    size_t rank = 0;

    while (span_cut(&run, '\n', &line) && line.len) {
        char text[64];
        for (int i = 0; i < 5; i++)
            assert_true(span_cut(&line, ' ', &column));
        assert_true(column.len < sizeof text);
        memcpy(text, column.at, column.len);
        text[column.len] = '\0';
        assert_true(strtof(text, NULL) < before);
        before = strtof(text, NULL);
        assert_true(isfinite(before));
        rank++;
    }
    assert_int_equal(rank, count);
}

static void scores_fall_strictly_whatever_they_were(void **state)
{
    static struct hit hits[HITS_MAX];
    struct random random = {.state = 20140217};

    print_message("seed %llu\n", (unsigned long long)random.state);
    for (int round = 0; round < 1000; round++) {
        struct result r = {.hits = hits, .hit_count = random_below(&random, HITS_MAX)};
        struct buf out = {0};

        for (size_t i = 0; i < r.hit_count; i++)
            hits[i] = (struct hit){.article.id = SPAN("x"),
                                   .score = random_score(&random, i ? hits[i - 1].score : 1)};
        if (r.hit_count)
            qsort(hits, r.hit_count, sizeof *hits, falling);
        trec_write(&list, &r, &out);
        assert_true(buf_ok(&out));
        if (r.hit_count)
            check_falls(buf_span(&out), r.hit_count);
        buf_free(&out);
    }
    (void)state;
}

static void a_score_stays_as_near_as_it_can(void **state)
{
    assert_true(trec_score(3.25, INFINITY) == 3.25F);
    assert_true(trec_score(3.25, 4.0F) == 3.25F);
    assert_true(trec_score(3.25, 3.25F) == nextafterf(3.25F, 0));
    assert_true(trec_score(3.25, 3.0F) == nextafterf(3.0F, 0));
    assert_true(trec_score(0, 0) == -FLT_TRUE_MIN);
    assert_true(trec_score(-0.0, 0) == -FLT_TRUE_MIN);
    assert_true(trec_score(DBL_MAX, INFINITY) == FLT_MAX);
    assert_true(trec_score(DBL_MAX, FLT_MAX) == nextafterf(FLT_MAX, 0));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_a_line_a_hit),
        cmocka_unit_test(hits_without_weight_get_falling_scores),
        cmocka_unit_test(names_are_one_column),
        cmocka_unit_test(scores_fall_strictly_whatever_they_were),
        cmocka_unit_test(a_score_stays_as_near_as_it_can),
    };
    return cmocka_run_group_tests_name("out_trec", tests, NULL, NULL);
}
