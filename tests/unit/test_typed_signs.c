/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/typed_signs.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void finds_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("typed_signs.tsv", 2);

    while (cases_next(&cases)) {
        struct span found = typed_signs(cases.column[0]);
        assert_span_at(cases.line, found.len ? found : SPAN("-"), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

static void stands_in_a_text_as_a_whole(void **state)
{
    static const struct {
        const char *text, *typed;
        bool stands;
    } rows[] = {
        {"AT&T", "AT&T", true},
        {"Lines of AT&T's rose", "AT&T", true},
        {"“AT&T” rose", "AT&T", true},
        {"at&t", "AT&T", true},
        {"AT & T", "AT&T", false},
        {"AT T", "AT&T", false},
        {"MAT&T", "AT&T", false},
        {"éAT&T", "AT&T", false},
        {"AT&Tx", "AT&T", false},
        {"AT&T5", "AT&T", false},
        {"AT&Té", "AT&T", false},
        {"MAT&T and AT&T", "AT&T", true},
        {"C++", "C++", true},
        {"C++,", "C++", true},
        {"C+++", "C++", false},
        {"C++", "C+", false},
        {"C++11", "C++", true},
        {"ABC++", "C++", false},
        {"##a", "#a", false},
        {"x#a", "#a", true},
        {"", "C++", false},
        {"C+", "C++", false},
        {"C++", "", false},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (typed_signs_stand_in(span_of(rows[i].text), span_of(rows[i].typed)) != rows[i].stands)
            fail_msg("%s in %s", rows[i].typed, rows[i].text);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(stands_in_a_text_as_a_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
