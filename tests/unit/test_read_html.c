/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/html_page.h"
#include "indexer/read/read_html.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void tells_pages_by_how_they_begin(void **state)
{
    struct cases cases = cases_open("html_sniff.tsv", 2);

    while (cases_next(&cases)) {
        int sure = html_reader.sniff(cases.column[0], (struct span){0});
        assert_span_at(cases.line,
                       span_of(sure == 2   ? "2"
                               : sure == 1 ? "1"
                                           : "0"),
                       cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

static enum read_step read_one(const char *bytes, size_t len, struct arena *arena,
                               struct raw_document *out, struct read_problem *problem)
{
    struct input in = {.path = SPAN("a.html"), .bytes = {bytes, len}, .first_line = 1};
    struct lede_error err;
    void *state = html_reader.open(&in, arena);

    assert_non_null(state);
    enum read_step step = html_reader.next(state, arena, out, problem, &err);
    struct raw_document none;
    assert_int_equal(html_reader.next(state, arena, &none, problem, &err), READ_END);
    return step;
}

static void reads_a_page_in_its_charset(void **state)
{
    static const char html[] = "<meta charset=windows-1251><p>\xcd\xee\xe2\xee\xf1\xf2\xe8";
    struct arena arena = {0};
    struct raw_document raw;
    struct read_problem problem;

    assert_int_equal(read_one(html, sizeof html - 1, &arena, &raw, &problem), READ_ITEM);
    assert_int_equal(raw.page->block_count, 1);
    assert_span(raw.page->blocks[0].text,
                SPAN("\xd0\x9d\xd0\xbe\xd0\xb2\xd0\xbe\xd1\x81\xd1\x82\xd0\xb8"));
    assert_int_equal(raw.text.len, 0);
    assert_int_equal(raw.bytes.len, sizeof html - 1);
    arena_free(&arena);
    (void)state;
}

static void the_header_says_more_than_the_page(void **state)
{
    struct arena arena = {0};
    struct raw_document raw;
    struct read_problem problem;
    struct lede_error err;

    assert_int_equal(read_page(SPAN("<meta charset=koi8-r><p>\xb1"), SPAN("iso-8859-2"),
                               SPAN("https://a.example/1"), &arena, &raw, &problem, &err),
                     READ_ITEM);
    assert_span(raw.page->blocks[0].text, SPAN("\xc4\x85"));
    assert_span(raw.page->url, SPAN("https://a.example/1"));
    assert_span(raw.given.url, SPAN("https://a.example/1"));
    arena_free(&arena);
    (void)state;
}

static void passes_over_what_is_no_text(void **state)
{
    struct arena arena = {0};
    struct raw_document raw;
    struct read_problem problem;

    assert_int_equal(read_one("<html>\0\1\2\3", 10, &arena, &raw, &problem), READ_PROBLEM);
    assert_string_equal(problem.error.text, "not text");
    arena_free(&arena);
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    struct lede_error err;
    enum read_step step = READ_FAILED;
    size_t n = 1;

    for (; step != READ_ITEM; n++) {
        struct arena arena = {0};
        struct raw_document raw;
        struct read_problem problem;
        mem_fail_at(n);
        step = read_page(SPAN("<p>caf\xe9"), SPAN(""), SPAN(""), &arena, &raw, &problem, &err);
        bool failed = mem_failed();
        mem_fail_at(0);
        assert_true(step == READ_ITEM ? !failed : step == READ_FAILED && err.status == LEDE_MEMORY);
        arena_free(&arena);
    }
    assert_true(n > 5);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_pages_by_how_they_begin),
        cmocka_unit_test(reads_a_page_in_its_charset),
        cmocka_unit_test(the_header_says_more_than_the_page),
        cmocka_unit_test(passes_over_what_is_no_text),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
