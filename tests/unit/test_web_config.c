/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "searcher/web/web_config.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("web_config.tsv", 2);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct web_config c;
        struct lede_error err;
        struct buf got = {0};

        if (web_config_parse(cases.column[0], "conf", &arena, &c, &err)) {
            buf_addf(&got, "index=%s title=\"%.*s\" base_url=\"%.*s\" page_size=%zu articles=%d",
                     c.index, SPAN_ARGS(c.title), SPAN_ARGS(c.base_url), c.page_size,
                     (int)c.articles);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_addf(&got, "error %s", err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void a_missing_file_is_named(void **state)
{
    struct arena arena = {0};
    struct web_config c;
    struct lede_error err;

    assert_false(web_config_read("/nonexistent/search.conf", &arena, &c, &err));
    assert_int_equal(err.status, LEDE_MISSING);
    assert_non_null(strstr(err.text, "/nonexistent/search.conf"));
    arena_free(&arena);
    (void)state;
}

static void little_memory_is_an_error(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct arena arena = {0};
        struct web_config c;
        struct lede_error err;

        mem_fail_at(n);
        ok = web_config_parse(SPAN("index = /a\ntitle = b\nbase_url = /c\n"), "conf", &arena, &c,
                              &err);
        assert_memory(ok, &err);
        arena_free(&arena);
        assert_true(n < 100);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(little_memory_is_an_error),
    };
    return cmocka_run_group_tests_name("web_config", tests, NULL, NULL);
}
