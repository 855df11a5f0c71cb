/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "common/random.h"
#include "searcher/match/rows.h"
#include "searcher/query/parse.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

/* More articles of one standing than ids are held at a time (1024), in families of ids that begin alike to
 * different lengths; some ids are the beginning of others. */
enum { ALL = 2600, ID_MAX = 96, CROWD = 1600 };

static struct small_article articles[ALL];
static char ids[ALL][ID_MAX];
static struct small_index many;

static void make_id(size_t i, char out[ID_MAX])
{
    static const char *const beginnings[] = {"", "x", "folder/", "folder/of/many/articles-"};
    static const char *const ends[] = {"", "0", "\xC3\xA9", "-and-its-long-end"};

    if (i < CROWD) /* 1,300 of them differ only behind three keys */
        (void)snprintf(out, ID_MAX, "archive/of/the/long/names/%s%04zu%s",
                       i < 1300 ? "which-go-on-for-a-while/" : "", i / 4, ends[i % 4]);
    else
        (void)snprintf(out, ID_MAX, "%s%zu%s", beginnings[i % 4], i / 16, ends[i / 4 % 4]);
}

static int open_index(void **state)
{
    static const char *const dates[] = {"2016", "2016-07-26", NULL, "2016-07", "2015-01-01"};
    struct random random = {3};

    for (size_t i = 0; i < ALL; i++) {
        make_id(i, ids[i]);
        articles[i] = (struct small_article){
            .id = ids[i],
            .date = i < CROWD ? NULL : dates[i % 5],
            .text = i < CROWD || i % 3 ? "Guards stood here." : "Guards, guards stood there."};
    }
    for (size_t i = ALL; i > 1; i--) { /* so that the order of insertion says nothing */
        size_t other = random_below(&random, i);
        struct small_article a = articles[i - 1];
        articles[i - 1] = articles[other];
        articles[other] = a;
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

static struct rows collect(const struct plan *plan, const struct row_filter *filter)
{
    struct rows rows = {0};
    struct lede_error err;

    assert_ok(rows_collect(many.reader, plan, filter, &rows, &err), &err);
    assert_int_equal(rows.revision, match_revision(many.reader));
    for (size_t i = 1; i < rows.count; i++)
        assert_true(rows.items[i - 1].docid < rows.items[i].docid);
    return rows;
}

static void order_rows(struct rows *rows, enum match_order order)
{
    struct lede_error err;
    bool gone = true;

    assert_ok(rows_order(many.reader, rows, order, &gone, &err), &err);
    assert_false(gone);
}

/* The same articles in the same order as match_run() has them. */
static void assert_as_page(const char *typed, enum match_order order)
{
    struct arena arena = {0};
    struct lede_error err;
    struct matches want, got;
    struct plan plan = make_plan(typed, &arena);
    struct rows rows = collect(&plan, NULL);

    order_rows(&rows, order);
    assert_ok(match_run(many.reader, &plan, &(struct match_page){.order = order, .limit = ALL},
                        &arena, &want, &err),
              &err);
    assert_ok(rows_page(many.reader, &rows, 0, SIZE_MAX, &arena, &got, &err), &err);
    assert_int_equal(got.total, want.total);
    assert_int_equal(got.count, want.count);
    assert_int_equal(got.revision, want.revision);
    for (size_t i = 0; i < got.count; i++) {
        assert_span(got.items[i].id, want.items[i].id);
        assert_int_equal(got.items[i].docid, want.items[i].docid);
        assert_true(order_compare(order, &got.items[i].at, &want.items[i].at) == 0);
    }
    rows_free(&rows);
    arena_free(&arena);
}

static void rows_have_the_order_of_pages(void **state)
{
    static const char *const queries[] = {"guards",       "here",  "*",       "date:2016",
                                          "date:unknown", "there", "nowhere", "guards -here"};

    for (size_t q = 0; q < ARRAY_LEN(queries); q++)
        for (enum match_order order = ORDER_RELEVANCE; order <= ORDER_NEWEST; order++)
            assert_as_page(queries[q], order);
    (void)state;
}

static void pages_are_parts_of_the_whole(void **state)
{
    static const size_t numbers[] = {0, 1, 2, 1023, 1024, 1025, ALL - 1, ALL, ALL + 1, SIZE_MAX};
    struct arena arena = {0};
    struct lede_error err;
    struct matches whole, page;
    struct plan plan = make_plan("guards", &arena);
    struct rows rows = collect(&plan, NULL);

    order_rows(&rows, ORDER_RELEVANCE);
    assert_ok(rows_page(many.reader, &rows, 0, ALL, &arena, &whole, &err), &err);
    assert_int_equal(whole.count, ALL);
    for (size_t o = 0; o < ARRAY_LEN(numbers); o++)
        for (size_t l = 0; l < ARRAY_LEN(numbers); l++) {
            struct arena work = {0};
            size_t offset = numbers[o], limit = numbers[l], rest = offset < ALL ? ALL - offset : 0;
            assert_ok(rows_page(many.reader, &rows, offset, limit, &work, &page, &err), &err);
            assert_int_equal(page.total, ALL);
            assert_int_equal(page.count, limit < rest ? limit : rest);
            for (size_t i = 0; i < page.count; i++)
                assert_span(page.items[i].id, whole.items[offset + i].id);
            arena_free(&work);
        }
    rows_free(&rows);
    arena_free(&arena);
    (void)state;
}

/* ---- Filters and counts ---- */

struct sieve {
    uint32_t last;
    size_t asked, fail_at;
};

static bool every_third(void *context, uint32_t docid, bool *keep, struct lede_error *err)
{
    struct sieve *s = context;

    assert_true(docid > s->last);
    s->last = docid;
    *keep = docid % 3 == 0;
    return ++s->asked != s->fail_at || error_set(err, LEDE_DAMAGED, "unreadable");
}

static void a_filter_decides_what_counts(void **state)
{
    struct arena arena = {0};
    struct sieve sieve = {0};
    struct row_filter filter = {every_third, &sieve};
    struct plan plan = make_plan("guards", &arena);
    struct rows rows = collect(&plan, &filter);
    struct lede_error err;

    assert_int_equal(sieve.asked, ALL);
    assert_int_equal(rows.count, ALL / 3);
    for (size_t i = 0; i < rows.count; i++)
        assert_int_equal(rows.items[i].docid % 3, 0);
    sieve = (struct sieve){.fail_at = 7};
    assert_false(rows_collect(many.reader, &plan, &filter, &rows, &err));
    assert_span(span_of(err.text), SPAN("unreadable"));
    rows_free(&rows);
    arena_free(&arena);
    (void)state;
}

static uint64_t sum_of(const struct facet_value *values, size_t count)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += values[i].count;
    return sum;
}

static void rows_are_counted_over_as_a_set(void **state)
{
    struct arena arena = {0};
    struct sieve sieve = {0};
    struct row_filter filter = {every_third, &sieve};
    struct plan plan = make_plan("guards", &arena);
    struct rows rows = collect(&plan, NULL), some = collect(&plan, &filter);
    struct match_set sets[3] = {{0}, rows_set(&rows), rows_set(&some)};
    struct facet_counts year[3];
    struct timeline line;
    struct lede_error err;

    assert_ok(match_set_read(many.reader, plan.match, &arena, &sets[0], &err), &err);
    for (int i = 0; i < 3; i++) {
        assert_ok(facet_count(many.reader, &sets[i], FACET_YEAR, &arena, &year[i], &err), &err);
        assert_ok(timeline_count(many.reader, &sets[i], TIMELINE_DAY, &arena, &line, &err), &err);
        assert_int_equal(sum_of(line.periods, line.count), sets[i].count);
        assert_int_equal(sum_of(year[i].values, year[i].count), sets[i].count);
    }
    assert_int_equal(sets[0].revision, sets[1].revision);
    assert_int_equal(sets[0].count, ALL);
    assert_int_equal(sets[1].count, ALL);
    assert_int_equal(sets[2].count, ALL / 3);
    assert_int_equal(year[0].count, year[1].count);
    for (size_t i = 0; i < year[0].count; i++) {
        assert_span(year[0].values[i].value, year[1].values[i].value);
        assert_int_equal(year[0].values[i].count, year[1].values[i].count);
    }
    rows_free(&rows);
    rows_free(&some);
    arena_free(&arena);
    (void)state;
}

/* ---- What goes wrong ---- */

static bool all_steps(const struct plan *plan, struct lede_error *err)
{
    struct arena arena = {0};
    struct rows rows = {0};
    struct matches page;
    bool gone;
    bool ok = rows_collect(many.reader, plan, NULL, &rows, err) &&
              rows_order(many.reader, &rows, ORDER_RELEVANCE, &gone, err) &&
              rows_page(many.reader, &rows, 0, 10, &arena, &page, err);

    rows_free(&rows);
    arena_free(&arena);
    return ok;
}

static void runs_out_of_memory_without_harm(void **state)
{
    struct arena arena = {0};
    struct plan plan = make_plan("guards", &arena);
    bool done = false;

    for (size_t n = 1; !done; n++) {
        struct lede_error err;
        mem_fail_at(n);
        done = all_steps(&plan, &err);
        assert_memory(done, &err);
    }
    arena_free(&arena);
    (void)state;
}

/* The last test, since it changes the index. */
static void rows_of_a_state_that_is_gone_are_said_to_be(void **state)
{
    struct small_article more = {.id = "more", .text = "Guards came."};
    struct arena arena = {0};
    struct plan plan = make_plan("guards", &arena);
    struct rows rows = collect(&plan, NULL);
    struct matches page;
    struct lede_error err;
    bool gone = false;

    small_index_add(&many, &more, 1);
    assert_ok(index_refresh(many.reader, &err), &err);
    assert_ok(rows_order(many.reader, &rows, ORDER_RELEVANCE, &gone, &err), &err);
    assert_true(gone);
    assert_ok(rows_page(many.reader, &rows, 0, 3, &arena, &page, &err), &err);
    assert_true(page.revision != match_revision(many.reader));
    rows_free(&rows);
    rows = collect(&plan, NULL);
    assert_int_equal(rows.count, ALL + 1);
    rows_free(&rows);
    arena_free(&arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_have_the_order_of_pages),
        cmocka_unit_test(pages_are_parts_of_the_whole),
        cmocka_unit_test(a_filter_decides_what_counts),
        cmocka_unit_test(rows_are_counted_over_as_a_set),
        cmocka_unit_test(runs_out_of_memory_without_harm),
        cmocka_unit_test(rows_of_a_state_that_is_gone_are_said_to_be),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
