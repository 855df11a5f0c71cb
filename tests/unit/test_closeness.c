/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "common/buf.h"
#include "searcher/match/closeness.h"
#include "searcher/result/search.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

/* More articles than are looked at, of one length; the words stand side by side in every third of them, which are the
 * older ones, so that they are on both sides of the cut. */
enum { ALL = 3 * CLOSENESS_ARTICLES, STEP = 3 };

static struct small_article articles[ALL + 3];
static char ids[ALL][8], dates[ALL][12];
static struct small_index many;

static int open_index(void **state)
{
    for (int i = 0; i < ALL; i++) {
        (void)snprintf(ids[i], sizeof ids[i], "n%03d", (i * 37) % ALL);
        (void)snprintf(dates[i], sizeof dates[i], "2016-%02d-%02d", 1 + i / 28 % 12, 1 + i % 28);
        articles[i] =
            (struct small_article){.id = ids[i],
                                   .date = dates[i],
                                   .text = i % STEP ? "Guards crossed the border at noon."
                                                    : "At noon border guards crossed the."};
    }
    articles[ALL] = (struct small_article){
        .id = "sign", .text = "The price of all lines of AT&T rose by much in spring and summer."};
    articles[ALL + 1] = (struct small_article){.id = "signless", .text = "At T junctions."};
    articles[ALL + 2] = (struct small_article){.id = "of", .text = "The Bank of England spoke."};
    small_index_open(&many, articles, ARRAY_LEN(articles));
    *state = &many;
    return 0;
}

static struct result search(struct search_request request, struct arena *arena)
{
    struct lede_error err;
    struct result result;

    request.explain = true;
    assert_ok(search_run(many.reader, &request, arena, &result, &err), &err);
    return result;
}

static struct result search_for(const char *typed, struct arena *arena)
{
    return search((struct search_request){.typed = span_of(typed), .limit = 1000}, arena);
}

static bool is_close(const struct hit *hit)
{
    return span_find(hit->article.text, SPAN("border guards"), 0) != SIZE_MAX;
}

static double sum_of_parts(const struct hit *hit)
{
    double sum = 0;

    for (size_t i = 0; i < hit->part_count; i++)
        sum += hit->parts[i].weight;
    return sum;
}

static void looks_at_the_first_articles_alone(void **state)
{
    struct arena arena = {0};
    struct result r = search_for("border guards", &arena);
    size_t close = 0;

    assert_int_equal(r.total, ALL);
    while (close < r.hit_count && r.hits[close].part_count == 3)
        close++;
    /* All articles weigh alike by their words, so that the newest are looked at. */
    assert_int_equal(close, CLOSENESS_ARTICLES / STEP);
    for (size_t i = 0; i < r.hit_count; i++) {
        const struct hit *hit = &r.hits[i];
        assert_true(fabs(sum_of_parts(hit) - hit->score) < 1e-7);
        assert_int_equal(hit->part_count, i < close ? 3 : 2);
        assert_true(i >= close || is_close(hit));
        assert_true(i < close || i >= CLOSENESS_ARTICLES || !is_close(hit));
    }
    assert_true(r.hits[close].score < r.hits[close - 1].score);
    arena_free(&arena);
    (void)state;
}

static void a_page_is_a_part_of_the_whole(void **state)
{
    struct arena arena = {0};
    struct result whole = search_for("border guards", &arena);

    for (size_t offset = 0; offset <= ALL + 2; offset += 7)
        for (size_t limit = 0; limit < 40; limit += 13) {
            struct arena work = {0};
            struct result page = search((struct search_request){.typed = SPAN("border guards"),
                                                                .offset = offset,
                                                                .limit = limit},
                                        &work);
            size_t rest = offset < ALL ? ALL - offset : 0;
            assert_int_equal(page.hit_count, limit < rest ? limit : rest);
            for (size_t i = 0; i < page.hit_count; i++) {
                assert_span(page.hits[i].article.id, whole.hits[offset + i].article.id);
                assert_true(page.hits[i].score == whole.hits[offset + i].score);
                assert_int_equal(page.hits[i].part_count, whole.hits[offset + i].part_count);
            }
            arena_free(&work);
        }
    arena_free(&arena);
    (void)state;
}

/* What hands hits on one by one, and what has to look at each article. */

struct seen {
    const struct result *want;
    size_t count;
};

static bool see_begin(void *context, const struct result *r, struct lede_error *err)
{
    (void)context;
    (void)r;
    (void)err;
    return true;
}

static bool see_hit(void *context, const struct result *r, const struct hit *hit, size_t i,
                    struct lede_error *err)
{
    struct seen *seen = context;

    assert_span(hit->article.id, seen->want->hits[i].article.id);
    assert_true(hit->score == seen->want->hits[i].score);
    assert_int_equal(hit->part_count, seen->want->hits[i].part_count);
    seen->count++;
    (void)r;
    (void)err;
    return true;
}

static void exports_have_the_same_order(void **state)
{
    struct arena arena = {0};
    struct result whole = search_for("border guards", &arena);
    struct seen seen = {&whole, 0};
    const struct search_sink sink = {see_begin, see_hit, see_begin, &seen};
    const struct search_request request = {
        .typed = SPAN("border guards"), .limit = SEARCH_ALL, .explain = true};
    struct lede_error err;

    assert_ok(search_each(many.reader, &request, &sink, &err), &err);
    assert_int_equal(seen.count, ALL);
    /* =Guards is looked at in each article. */
    struct result looked = search_for("border guards =crossed", &arena);
    assert_int_equal(looked.total, ALL);
    for (size_t i = 0; i < looked.hit_count; i++)
        assert_span(looked.hits[i].article.id, whole.hits[i].article.id);
    arena_free(&arena);
    (void)state;
}

static void dates_order_without_it(void **state)
{
    struct arena arena = {0};
    struct result r = search(
        (struct search_request){.typed = SPAN("border guards"), .sort = SORT_NEWEST, .limit = 1000},
        &arena);
    assert_int_equal(r.total, ALL);
    for (size_t i = 0; i < r.hit_count; i++)
        assert_true(fabs(r.hits[i].score - r.hits[0].score) < 1e-7);
    arena_free(&arena);
    (void)state;
}

static void assert_part(const char *typed, const char *id, enum part_kind kind, const char *text,
                        bool has)
{
    struct arena arena = {0};
    struct result r = search_for(typed, &arena);
    bool found = false;

    for (size_t i = 0; i < r.hit_count; i++)
        for (size_t k = 0; k < r.hits[i].part_count && span_is(r.hits[i].article.id, id); k++) {
            const struct score_part *part = &r.hits[i].parts[k];
            found |= part->kind == kind && span_is(part->word, text);
        }
    if (found != has)
        fail_msg("%s: %s", typed, text);
    arena_free(&arena);
}

static void says_what_stands_as_typed(void **state)
{
    assert_part("AT&T", "sign", PART_TYPED, "AT&T", true);
    assert_part("\"at&t\"", "sign", PART_TYPED, "at&t", true);
    assert_part("AT&T", "signless", PART_TYPED, "AT&T", false);
    assert_part("bank of england", "of", PART_CLOSE, "bank england", true);
    assert_part("bank england", "of", PART_CLOSE, "bank england", false);
    assert_part("england bank", "of", PART_CLOSE, "england bank", false);
    assert_part("bank -x england", "of", PART_CLOSE, "bank england", false);
    assert_part("bank AND england", "of", PART_CLOSE, "bank england", false);
    assert_part("(england spoke) OR bank", "of", PART_CLOSE, "england spoke", true);
    assert_part("england =spoke", "of", PART_CLOSE, "england spoke", true);
    assert_part("england spo*", "of", PART_CLOSE, "england spo*", false);
    assert_part("-(england spoke) bank", "of", PART_CLOSE, "england spoke", false);
    (void)state;
}

static void signs_come_before_all_that_lack_them(void **state)
{
    struct arena arena = {0};
    struct result r = search_for("AT&T", &arena);

    assert_int_equal(r.total, 2);
    assert_span(r.hits[0].article.id, SPAN("sign"));
    arena_free(&arena);
    (void)state;
}

static void bears_a_lack_of_memory(void **state)
{
    static const char *const queries[] = {"border guards", "AT&T lines"};

    for (size_t q = 0; q < ARRAY_LEN(queries); q++)
        for (size_t n = 1;; n++) {
            const struct search_request request = {
                .typed = span_of(queries[q]), .limit = 3, .explain = true};
            struct arena arena = {0};
            struct result r;
            struct lede_error err;
            mem_fail_at(n);
            bool ok = search_run(many.reader, &request, &arena, &r, &err);
            assert_memory(ok, &err);
            arena_free(&arena);
            if (ok)
                break;
        }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_at_the_first_articles_alone),
        cmocka_unit_test(a_page_is_a_part_of_the_whole),
        cmocka_unit_test(exports_have_the_same_order),
        cmocka_unit_test(dates_order_without_it),
        cmocka_unit_test(says_what_stands_as_typed),
        cmocka_unit_test(signs_come_before_all_that_lack_them),
        cmocka_unit_test(bears_a_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
