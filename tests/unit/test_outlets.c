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

/* The outlet that a name stands for when the user's rows are known, or what is wrong with them. */
static void what_the_user_says_wins(void **state)
{
    struct cases cases = cases_open("outlets_user.tsv", 3);

    while (cases_next(&cases)) {
        struct lede_error err;
        struct outlets o = {0};
        const struct outlet *found = NULL;

        assert_ok(outlets_load(&o, &err), &err);
        if (!outlets_add(&o, cases.column[0], "F", &err)) {
            assert_int_equal(err.status, LEDE_INPUT);
            assert_span_at(cases.line, span_of(err.text), cases.column[2]);
        } else {
            found = outlets_find(&o, cases.column[1]);
            if (!found)
                found = outlets_find_host(&o, cases.column[1]);
            assert_span_at(cases.line, span_of(found ? found->name : "-"), cases.column[2]);
        }
        outlets_free(&o);
    }
    cases_close(&cases);
    (void)state;
}

static void an_agency_stays_one_under_another_name(void **state)
{
    struct lede_error err;
    struct outlets o = {0};

    assert_ok(outlets_load(&o, &err), &err);
    assert_ok(
        outlets_add(&o, SPAN("Reuters News\treuters\nMakran Courier\tmakran.example"), "F", &err),
        &err);
    assert_true(outlets_find(&o, SPAN("Reuters News"))->agency);
    assert_false(outlets_find(&o, SPAN("Makran Courier"))->agency);
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
        ok = outlets_load(&o, &err) && outlets_add(&o, SPAN("A\tb\tc\nD\te"), "F", &err);
        assert_memory(ok, &err);
        outlets_free(&o);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(the_longest_name_at_the_start_counts),
        cmocka_unit_test(what_the_user_says_wins),
        cmocka_unit_test(an_agency_stays_one_under_another_name),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
