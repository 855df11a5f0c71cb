/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/outlets.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void check_cases(const char *name,
                        const struct outlet *(*find)(const struct outlets *, struct span))
{
    struct lede_error err;
    struct outlets o = {0};
    struct cases cases = cases_open(name, 2);

    assert_ok(outlets_load(&o, &err), &err);
    while (cases_next(&cases)) {
        const struct outlet *found = find(&o, cases.column[0]);
        assert_span_at(cases.line, span_of(found ? found->name : "-"), cases.column[1]);
    }
    outlets_free(&o);
    cases_close(&cases);
}

static void finds_what_the_cases_say(void **state)
{
    check_cases("outlets.tsv", outlets_find);
    check_cases("outlet_hosts.tsv", outlets_find_host);
    (void)state;
}

static void the_longest_name_at_the_start_counts(void **state)
{
    struct lede_error err;
    struct outlets o = {0};
    size_t len = 0;

    assert_ok(outlets_load(&o, &err), &err);
    assert_string_equal(outlets_begin(&o, SPAN("IRAN NEWS NATIONAL DESK"), &len)->name,
                        "Iran News");
    assert_int_equal(len, strlen("IRAN NEWS"));
    assert_string_equal(outlets_begin(&o, SPAN("RFE/RL's Radio Azadi"), &len)->name,
                        "Radio Free Europe/Radio Liberty");
    assert_int_equal(len, strlen("RFE/RL"));
    assert_null(outlets_begin(&o, SPAN("Nobody's paper"), &len));
    outlets_free(&o);
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct outlets o = {0};
        struct lede_error err;
        mem_fail_at(n);
        ok = outlets_load(&o, &err);
        mem_fail_at(0);
        assert_true(ok || err.status == LEDE_MEMORY);
        outlets_free(&o);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(the_longest_name_at_the_start_counts),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
