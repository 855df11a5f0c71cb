/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/language_codes.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("language_codes.tsv", 2);
    char code[LANGUAGE_CODE_MAX + 1];

    while (cases_next(&cases)) {
        bool is = language_read(cases.column[0], code);
        assert_span_at(cases.line, is ? span_of(code) : SPAN("-"), cases.column[1]);
        assert_int_equal(is, code[0] != '\0');
    }
    cases_close(&cases);
    (void)state;
}

static void what_is_no_name_is_itself(void **state)
{
    assert_span(language_code(SPAN("german")), SPAN("de"));
    assert_span(language_code(SPAN("de")), SPAN("de"));
    assert_span(language_code(SPAN("klingon")), SPAN("klingon"));
    assert_true(language_is_none(SPAN("Unknown")));
    assert_false(language_is_none(SPAN("klingon")));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(what_is_no_name_is_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
