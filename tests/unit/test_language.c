/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/language.h"
#include "analysis/language_table.h"
#include "common/error.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void knows_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("language.tsv", 2);

    while (cases_next(&cases)) {
        const char *code = language_of(cases.column[1]);
        assert_span_at(cases.line, span_of(code ? code : "-"), cases.column[0]);
    }
    cases_close(&cases);
    (void)state;
}

static void the_table_is_sorted(void **state)
{
    for (size_t i = 1; i < ARRAY_LEN(language_rows); i++)
        if (memcmp(language_rows[i - 1].word, language_rows[i].word, LANGUAGE_WORD_BYTES) >= 0)
            fail_msg("%s is out of order", language_rows[i].word);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_the_cases_say),
        cmocka_unit_test(the_table_is_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
