/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/limits.h"
#include "common/utf8.h"
#include "searcher/query/parse.h"
#include "searcher/query/reading.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { TODAY = 17008 /* 2016-07-26 */ };

static void says_what_the_cases_say(void **state)
{
    const struct query_filters today = {.today = TODAY};
    struct lede_error err;
    struct cases cases = cases_open("reading.tsv", 3);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct buf all = {0}, any = {0};
        struct query q;

        assert_ok(query_parse(cases.column[0], &today, &arena, &q, &err), &err);
        query_reading(&q, false, &all);
        query_reading(&q, true, &any);
        assert_span_at(cases.line, buf_span(&all), cases.column[1]);
        assert_span_at(cases.line,
                       span_equal(buf_span(&any), buf_span(&all)) ? SPAN("-") : buf_span(&any),
                       cases.column[2]);
        buf_free(&all);
        buf_free(&any);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void says_the_filters_of_options(void **state)
{
    const struct query_filters f = {SPAN("2016"), SPAN("2017-03"), SPAN("Dunya News"), TODAY};
    struct lede_error err;
    struct arena arena = {0};
    struct buf text = {0};
    struct query q;

    assert_ok(query_parse(SPAN("the border"), &f, &arena, &q, &err), &err);
    query_reading(&q, false, &text);
    assert_span(buf_span(&text),
                SPAN("articles with any form of \"border\" (with or without \"the\"), dated from "
                     "January 2016 to March 2017 for certain, from a source whose name has "
                     "\"dunya\" and \"news\""));
    buf_free(&text);
    arena_free(&arena);
    (void)state;
}

static void names_words_that_were_found(void **state)
{
    enum { MORE = 6 };
    struct expansion found[MORE] = {{.form = SPAN("one")},   {.form = SPAN("two")},
                                    {.form = SPAN("three")}, {.form = SPAN("four")},
                                    {.form = SPAN("five")},  {.form = SPAN("six")}};
    struct lede_error err;
    struct arena arena = {0};
    struct buf text = {0};
    struct query q;

    assert_ok(query_parse(SPAN("o*"), NULL, &arena, &q, &err), &err);
    q.root->is.run.words[0].expansions = found;
    q.root->is.run.words[0].expansion_count = 2;
    query_reading(&q, false, &text);
    assert_span(buf_span(&text), SPAN("articles with any word like \"o*\" (one, two)"));
    buf_reset(&text);
    q.root->is.run.words[0].expansion_count = MORE;
    query_reading(&q, false, &text);
    assert_span(
        buf_span(&text),
        SPAN("articles with any word like \"o*\" (one, two, three, four, five and 1 more)"));
    buf_free(&text);
    arena_free(&arena);
    (void)state;
}

static void ends_after_two_thousand_bytes(void **state)
{
    struct lede_error err;
    struct arena arena = {0};
    struct buf typed = {0}, text = {0};
    struct query q;

    for (int i = 0; i < QUERY_TERMS_MAX; i++)
        buf_text(&typed, "پاکستانپاکستانپاکستان ");
    assert_ok(query_parse(buf_span(&typed), NULL, &arena, &q, &err), &err);
    query_reading(&q, false, &text);
    assert_true(buf_ok(&text));
    assert_in_range(text.len, 2040, 2048);
    assert_true(span_ends(buf_span(&text), SPAN("…")));
    assert_int_equal(utf8_valid_length(buf_span(&text)), text.len);
    buf_free(&typed);
    buf_free(&text);
    arena_free(&arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_the_cases_say),
        cmocka_unit_test(says_the_filters_of_options),
        cmocka_unit_test(names_words_that_were_found),
        cmocka_unit_test(ends_after_two_thousand_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
