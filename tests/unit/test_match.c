/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "searcher/match/match.h"
#include "searcher/match/stage_one.h"
#include "searcher/query/parse.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

/* Many articles of one text, so of one score, with a few dates and none; ids fall where numbers rise,
 * so that the order of insertion would show. Some more of other scores. */
enum { EQUAL = 60, OTHER = 6, ALL = EQUAL + OTHER };

static struct small_article articles[ALL];
static char ids[ALL][8], texts[OTHER][64];
static struct small_index many;

static int open_index(void **state)
{
    static const char *const dates[] = {"2016", "2016-07-26", NULL, "2016-07", "2015-01-01"};

    for (int i = 0; i < ALL; i++) {
        (void)snprintf(ids[i], sizeof ids[i], "n%02d", ALL - i);
        articles[i] = (struct small_article){
            .id = ids[i], .date = dates[i % 5], .text = "Guards stood at the border all day."};
        if (i >= EQUAL) {
            (void)snprintf(texts[i - EQUAL], sizeof texts[0], "Guards %.*s here.",
                           7 * (i - EQUAL + 1), "guards guards guards guards guards guards");
            articles[i].text = texts[i - EQUAL];
        }
    }
    small_index_open(&many, articles, ALL);
    *state = &many;
    return 0;
}

static struct plan make_plan(const char *typed, struct arena *arena)
{
    struct lede_error err;
    struct query query;
    struct plan plan;

    assert_ok(query_parse(span_of(typed), NULL, arena, &query, &err), &err);
    assert_ok(plan_make(many.reader, &query, false, false, arena, &plan, &err), &err);
    return plan;
}

static struct matches run(const struct plan *plan, enum match_order order, size_t offset,
                          size_t limit, struct arena *arena)
{
    struct lede_error err;
    struct matches matches;

    assert_ok(match_run(many.reader, plan,
                        &(struct match_page){.order = order, .offset = offset, .limit = limit},
                        arena, &matches, &err),
              &err);
    return matches;
}

/* Below 0: a stands before b. Written anew, from the words of match.h. */
static double compare(enum match_order order, const struct candidate *a, const struct candidate *b)
{
    const struct standing *x = &a->at, *y = &b->at;
    bool dated[2] = {x->latest != DAY_UNKNOWN, y->latest != DAY_UNKNOWN};
    double score = y->score - x->score;
    double date = dated[1] - dated[0];

    if (dated[0] && dated[1] && order == ORDER_OLDEST)
        date = x->earliest != y->earliest ? x->earliest - y->earliest : x->latest - y->latest;
    else if (dated[0] && dated[1])
        date = y->latest != x->latest ? y->latest - x->latest : y->earliest - x->earliest;
    double first = order == ORDER_RELEVANCE ? score : date;
    double second = order == ORDER_RELEVANCE ? date : score;
    if (fabs(first) > 0)
        return first;
    return fabs(second) > 0 ? second : span_compare(a->id, b->id);
}

static void assert_ordered(const char *typed, enum match_order order, size_t total)
{
    struct arena arena = {0};
    struct plan plan = make_plan(typed, &arena);
    struct matches whole = run(&plan, order, 0, 1000, &arena);

    assert_int_equal(whole.total, total);
    assert_int_equal(whole.count, total);
    for (size_t i = 1; i < whole.count; i++)
        assert_true(compare(order, &whole.items[i - 1], &whole.items[i]) < 0);
    /* Wherever it is cut, the page is the same part of the whole. */
    for (size_t offset = 0; offset <= total + 1; offset += 3)
        for (size_t limit = 0; limit < 12; limit++) {
            struct arena work = {0};
            struct matches page = run(&plan, order, offset, limit, &work);
            size_t rest = offset < total ? total - offset : 0;
            assert_int_equal(page.total, total);
            assert_int_equal(page.count, limit < rest ? limit : rest);
            for (size_t i = 0; i < page.count; i++) {
                assert_span(page.items[i].id, whole.items[offset + i].id);
                assert_true(page.items[i].at.score == whole.items[offset + i].at.score);
            }
            arena_free(&work);
        }
    arena_free(&arena);
}

static void orders_by_score_then_date_then_id(void **state)
{
    assert_ordered("guards", ORDER_RELEVANCE, ALL);
    assert_ordered("border", ORDER_RELEVANCE, EQUAL);
    (void)state;
}

static void orders_by_date_then_score_then_id(void **state)
{
    assert_ordered("guards", ORDER_NEWEST, ALL);
    assert_ordered("guards", ORDER_OLDEST, ALL);
    (void)state;
}

static void orders_by_date_what_has_no_weight(void **state)
{
    assert_ordered("*", ORDER_NEWEST, ALL);
    assert_ordered("date:2016", ORDER_NEWEST, 40);
    struct arena arena = {0};
    struct plan plan = make_plan("*", &arena);
    struct matches best = run(&plan, ORDER_RELEVANCE, 0, ALL, &arena);
    struct matches newest = run(&plan, ORDER_NEWEST, 0, ALL, &arena);
    for (size_t i = 0; i < ALL; i++)
        assert_span(best.items[i].id, newest.items[i].id);
    assert_int_equal(newest.items[ALL - 1].at.latest, DAY_UNKNOWN);
    struct matches oldest = run(&plan, ORDER_OLDEST, 0, ALL, &arena);
    assert_int_equal(oldest.items[ALL - 1].at.latest, DAY_UNKNOWN);
    arena_free(&arena);
    (void)state;
}

static void takes_any_offset_and_limit(void **state)
{
    static const size_t large[] = {ALL, ALL + 1, UINT32_MAX, (size_t)UINT32_MAX + 1, SIZE_MAX};
    struct arena arena = {0};
    struct plan plan = make_plan("guards", &arena);

    for (size_t i = 0; i < ARRAY_LEN(large); i++)
        for (enum match_order order = ORDER_RELEVANCE; order <= ORDER_NEWEST; order++) {
            struct matches none = run(&plan, order, large[i], 10, &arena);
            assert_int_equal(none.total, ALL);
            assert_int_equal(none.count, 0);
            assert_int_equal(run(&plan, order, 0, large[i], &arena).count, ALL);
            assert_int_equal(run(&plan, order, 10, large[i], &arena).count, ALL - 10);
        }
    arena_free(&arena);
    (void)state;
}

static void the_total_alone_is_the_same_number(void **state)
{
    static const char *const queries[] = {"guards", "border", "*", "guards -border", "nowhere"};
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(queries); i++) {
        struct arena arena = {0};
        struct plan plan = make_plan(queries[i], &arena);
        uint64_t total;
        assert_ok(match_count(many.reader, plan.match, &total, &err), &err);
        assert_int_equal(total, run(&plan, ORDER_RELEVANCE, 0, 0, &arena).total);
        arena_free(&arena);
    }
    (void)state;
}

static void parts_of_a_score_add_up_to_it(void **state)
{
    static const char *const queries[] = {"guards", "guards border", "guards guards border",
                                          "\"the border\" guards",
                                          "border-all OR (guards AND day)"};

    for (size_t q = 0; q < ARRAY_LEN(queries); q++) {
        struct arena arena = {0};
        struct plan plan = make_plan(queries[q], &arena);
        struct matches found = run(&plan, ORDER_RELEVANCE, 0, ALL, &arena);
        assert_true(found.count > 0);
        for (size_t i = 0; i < found.count; i++) {
            struct lede_error err;
            struct word_weight *weights;
            double sum = 0;
            assert_ok(match_explain(many.reader, &plan, &found.items[i], &arena, &weights, &err),
                      &err);
            for (size_t w = 0; w < plan.word_count; w++)
                sum += weights[w].weight;
            assert_true(stage_one_round(sum) == found.items[i].at.score);
        }
        arena_free(&arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_by_score_then_date_then_id),
        cmocka_unit_test(orders_by_date_then_score_then_id),
        cmocka_unit_test(orders_by_date_what_has_no_weight),
        cmocka_unit_test(takes_any_offset_and_limit),
        cmocka_unit_test(the_total_alone_is_the_same_number),
        cmocka_unit_test(parts_of_a_score_add_up_to_it),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
