/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/archives.h"
#include "tests/support/check.h"

static bool lacks(const struct archives *a, const char *path, const char *id)
{
    const struct article article = {.path = span_of(path), .id = span_of(id)};

    return archives_lack(a, &article);
}

static void members_of_a_whole_archive_can_go(void **state)
{
    struct archives a = {0};
    struct lede_error err;

    assert_ok(archives_read(&a, SPAN("/n/a.tar"), SPAN("x:"), SPAN("a.tar"), &err), &err);
    assert_ok(archives_read(&a, SPAN("/n/b.tar"), SPAN(""), SPAN("b.tar"), &err), &err);
    assert_ok(archives_damaged(&a, SPAN("/n/b.tar"), &err), &err);
    assert_ok(archives_damaged(&a, SPAN(""), &err), &err);
    assert_true(lacks(&a, "/n/a.tar", "x:a.tar!m.txt"));
    assert_true(lacks(&a, "/n/a.tar", "x:a.tar!in.zip!m.txt#3"));
    assert_false(lacks(&a, "/n/a.tar", "a.tar!m.txt")); /* given under another prefix */
    assert_false(lacks(&a, "/n/a.tar", "its own"));
    assert_false(lacks(&a, "/n/b.tar", "b.tar!m.txt"));
    assert_false(lacks(&a, "/n/c.tar", "c.tar!m.txt"));
    assert_false(lacks(&a, "", "x:a.tar!m.txt"));
    archives_free(&a);
    assert_false(lacks(&a, "/n/a.tar", "x:a.tar!m.txt"));
    (void)state;
}

static void memory_that_runs_out_is_told(void **state)
{
    struct lede_error err;

    for (size_t n = 1;; n++) {
        struct archives a = {0};
        mem_fail_at(n);
        bool ok = archives_read(&a, SPAN("/n/a.tar"), SPAN("x:"), SPAN("a.tar"), &err) &&
                  archives_damaged(&a, SPAN("/n/a.tar"), &err);
        mem_fail_at(0);
        archives_free(&a);
        if (ok)
            break;
        assert_int_equal(err.status, LEDE_MEMORY);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_of_a_whole_archive_can_go),
        cmocka_unit_test(memory_that_runs_out_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
