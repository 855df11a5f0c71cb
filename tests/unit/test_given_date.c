/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/given_date.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("given_date.tsv", 2);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct lede_error err;
        struct span out = {0};
        assert_ok(given_date(cases.column[0], &arena, &out, &err), &err);
        assert_span_at(cases.line, out, cases.column[1]);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_what_the_cases_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
