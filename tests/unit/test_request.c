/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "searcher/web/filters.h"
#include "searcher/web/request.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void add_text(struct buf *out, const char *name, struct span value)
{
    if (value.len == 0)
        return;
    buf_addf(out, "%s=\"%.*s\" ", name, SPAN_ARGS(value));
}

/* The request in the words of the case file. */
static void describe(const struct request *r, struct buf *out)
{
    add_text(out, "static", r->file);
    add_text(out, "a", r->article);
    add_text(out, "q", r->query);
    for (size_t i = 0; i < r->filter_count; i++)
        add_text(out, facet_name(r->filters[i].facet), r->filters[i].value);
    if (r->sort != SORT_RELEVANCE)
        buf_addf(out, "sort=%s ", sort_name(r->sort));
    if (r->match != MATCH_AUTO)
        buf_addf(out, "match=%s ", match_name(r->match));
    buf_text(out, r->exact_names ? "names=exact " : "");
    buf_addf(out, "page=%zu%s", r->page, r->json ? " json" : "");
    for (size_t f = 0; f < FACET_COUNT; f++)
        if (r->facet[f])
            buf_addf(out, " facet=%s", facet_name((enum facet)f));
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("request.tsv", 2);

    while (cases_next(&cases)) {
        struct cgi_environment env = {.method = SPAN("GET"), .query_string = cases.column[0]};
        struct arena arena = {0};
        struct buf got = {0};
        struct request r;
        struct lede_error err;

        if (request_parse(&env, &arena, &r, &err)) {
            describe(&r, &got);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_addf(&got, "error 400 %s", err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void filters_become_part_of_the_query(void **state)
{
    struct cases cases = cases_open("filters.tsv", 2);

    while (cases_next(&cases)) {
        struct cgi_environment env = {.query_string = cases.column[0]};
        struct arena arena = {0};
        struct request r;
        struct lede_error err;
        struct span query;

        assert_ok(request_parse(&env, &arena, &r, &err), &err);
        assert_ok(filters_query(&r, &arena, &query, &err), &err);
        assert_span_at(cases.line, query, cases.column[1]);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void an_answer_says_no_to_too_much(void **state)
{
    struct cgi_environment env = {.method = SPAN("GET")};
    struct arena arena = {0};
    struct buf text = {0};
    struct request r;
    struct lede_error err;

    for (int i = 0; i < PARAMETERS_MAX; i++)
        buf_text(&text, "x=1&");
    env.query_string = buf_span(&text);
    assert_ok(request_parse(&env, &arena, &r, &err), &err);
    buf_text(&text, "x=1");
    env.query_string = buf_span(&text);
    assert_false(request_parse(&env, &arena, &r, &err));
    assert_int_equal(err.status, LEDE_INPUT);

    buf_reset(&text);
    buf_text(&text, "q=");
    while (text.len < QUERY_STRING_MAX)
        buf_byte(&text, 'a');
    env.query_string = buf_span(&text);
    assert_ok(request_parse(&env, &arena, &r, &err), &err);
    assert_int_equal(r.query.len, QUERY_STRING_MAX - 2);
    buf_byte(&text, 'a');
    env.query_string = buf_span(&text);
    assert_false(request_parse(&env, &arena, &r, &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    buf_free(&text);
    arena_free(&arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(filters_become_part_of_the_query),
        cmocka_unit_test(an_answer_says_no_to_too_much),
    };
    return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
