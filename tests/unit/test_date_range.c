/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "searcher/query/date_range.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

/* A day as the case file has it. */
static const char *day_text(int32_t day, char text[DATE_TEXT_MAX])
{
    if (day == DAY_MIN || day == DAY_MAX)
        return "-";
    date_write(day, text);
    return text;
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("date_range.tsv", 4);

    while (cases_next(&cases)) {
        struct date_test test = {0};
        char from_text[DATE_TEXT_MAX], to_text[DATE_TEXT_MAX];
        enum date_reading reading = date_range_parse(cases.column[0], &test);
        const char *from = day_text(test.from, from_text), *to = day_text(test.to, to_text);
        const char *how = reading == DATE_READ_REVERSED ? "reversed" : test.possible ? "~" : "-";

        if (reading == DATE_UNREADABLE || test.unknown)
            from = to = test.unknown ? "unknown" : "no date";
        assert_span_at(cases.line, span_of(from), cases.column[1]);
        assert_span_at(cases.line, span_of(to), cases.column[2]);
        assert_span_at(cases.line, span_of(how), cases.column[3]);
    }
    cases_close(&cases);
    (void)state;
}

static void leaves_the_test_alone_when_there_is_no_date(void **state)
{
    struct date_test test = {.from = 7, .to = 9};

    assert_int_equal(date_range_parse(SPAN("2016..soon"), &test), DATE_UNREADABLE);
    assert_int_equal(date_range_parse((struct span){0}, &test), DATE_UNREADABLE);
    assert_int_equal(test.from, 7);
    assert_int_equal(test.to, 9);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(leaves_the_test_alone_when_there_is_no_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
