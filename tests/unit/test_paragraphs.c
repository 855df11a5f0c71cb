/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/paragraphs.h"
#include "common/buf.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void parts_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("paragraphs.tsv", 2);

    while (cases_next(&cases)) {
        struct paragraphs paragraphs = {.text = cases.column[0]};
        struct paragraph p;
        struct buf out = {0};

        while (paragraphs_next(&paragraphs, &p)) {
            if (out.len)
                buf_byte(&out, '|');
            if (p.heading)
                buf_byte(&out, '#');
            buf_add(&out, span_part(cases.column[0], p.start, p.end));
        }
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

static void a_long_line_is_no_heading(void **state)
{
    assert_true(is_heading(SPAN("A b c d e f g h i j k l")));
    assert_false(is_heading(SPAN("A b c d e f g h i j k l m")));
    assert_true(is_heading(SPAN("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")));
    assert_false(is_heading(SPAN("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
                                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")));
    assert_false(is_heading((struct span){0}));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_what_the_cases_say),
        cmocka_unit_test(a_long_line_is_no_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
