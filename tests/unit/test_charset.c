/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/number.h"
#include "common/random.h"
#include "common/utf8.h"
#include "indexer/read/charset.h"
#include "indexer/read/charset_table.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void decodes_what_the_cases_say(void **state)
{
    struct lede_error err;
    struct cases cases = cases_open("charset.tsv", 4);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct decoded d;
        uint64_t repaired;
        assert_ok(charset_decode(cases.column[0], &arena, &d, &err), &err);
        assert_span_at(cases.line, span_of(d.charset), cases.column[1]);
        assert_span_at(cases.line, d.text, cases.column[2]);
        assert_true(number_parse(cases.column[3], 1000, &repaired));
        assert_int_equal(d.repaired, repaired);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void decodes_what_is_named_where_it_is_no_utf8(void **state)
{
    struct lede_error err;
    struct cases cases = cases_open("charset_as.tsv", 5);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct decoded d;
        uint64_t repaired;
        assert_ok(charset_decode_as(cases.column[0], cases.column[1], &arena, &d, &err), &err);
        assert_span_at(cases.line, span_of(d.charset), cases.column[2]);
        assert_span_at(cases.line, d.text, cases.column[3]);
        assert_true(number_parse(cases.column[4], 1000, &repaired));
        assert_int_equal(d.repaired, repaired);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void finds_the_charset_that_a_page_names(void **state)
{
    struct cases cases = cases_open("charset_of_page.tsv", 2);

    while (cases_next(&cases))
        assert_span_at(cases.line, charset_of_page(cases.column[0]), cases.column[1]);
    cases_close(&cases);
    (void)state;
}

/* Each name in the table is one that iconv has. */
static void knows_every_charset_of_its_table(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(charset_names); i++) {
        struct arena arena = {0};
        struct decoded d;
        struct lede_error err;
        assert_ok(charset_decode_as(SPAN("\xe1"), span_of(charset_names[i].name), &arena, &d, &err),
                  &err);
        assert_string_equal(d.charset, charset_names[i].charset);
        arena_free(&arena);
    }
    (void)state;
}

static void any_bytes_become_valid_utf8_without_nul(void **state)
{
    struct random random = {20110622};
    struct lede_error err;
    char bytes[400];

    for (int round = 0; round < 3000; round++) {
        struct arena arena = {0};
        struct decoded d;
        size_t len = random_below(&random, sizeof bytes);
        for (size_t i = 0; i < len; i++)
            bytes[i] = (char)random_below(&random, random_below(&random, 2) ? 256 : 128);
        struct span named =
            span_of(charset_names[random_below(&random, ARRAY_LEN(charset_names))].name);
        assert_ok(charset_decode_as((struct span){bytes, len}, named, &arena, &d, &err), &err);
        assert_int_equal(utf8_valid_length(d.text), d.text.len);
        assert_int_equal(utf8_count(d.text).nul, 0);
        assert_true(span_find(d.text, SPAN("\r"), 0) == SIZE_MAX);
        arena_free(&arena);
    }
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct arena arena = {0};
        struct decoded d;
        struct lede_error err;
        mem_fail_at(n);
        ok = charset_decode(SPAN("caf\xe9"), &arena, &d, &err);
        bool failed = mem_failed();
        mem_fail_at(0);
        assert_true(ok || (failed && err.status == LEDE_MEMORY));
        arena_free(&arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_what_the_cases_say),
        cmocka_unit_test(decodes_what_is_named_where_it_is_no_utf8),
        cmocka_unit_test(finds_the_charset_that_a_page_names),
        cmocka_unit_test(knows_every_charset_of_its_table),
        cmocka_unit_test(any_bytes_become_valid_utf8_without_nul),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
