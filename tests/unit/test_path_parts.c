/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "indexer/extract/outlet_order.h"
#include "indexer/extract/path_parts.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void reads_the_day_and_outlet_of_a_path(void **state)
{
    struct cases cases = cases_open("path_parts.tsv", 4);
    struct outlets outlets = {0};
    struct lede_error err;

    assert_ok(outlets_load(&outlets, &err), &err);
    while (cases_next(&cases)) {
        struct lede_date date;
        char day[DATE_TEXT_MAX] = "-";
        const struct outlet *outlet = path_outlet(cases.column[0], cases.column[1], &outlets);
        if (path_date(cases.column[0], &date)) {
            assert_int_equal(date.precision, LEDE_DAY);
            date_write(date.earliest, day);
        }
        assert_span_at(cases.line, span_of(day), cases.column[2]);
        assert_span_at(cases.line, span_of(outlet ? outlet->name : "-"), cases.column[3]);
    }
    outlets_free(&outlets);
    cases_close(&cases);
    (void)state;
}

static void passes_over_names_that_are_no_text(void **state)
{
    struct outlets outlets = {0};
    struct lede_error err;

    assert_ok(outlets_load(&outlets, &err), &err);
    assert_null(path_outlet(SPAN("da\xffwn/a.txt"), SPAN(""), &outlets));
    outlets_free(&outlets);
    (void)state;
}

static void knows_who_writes_the_month_first(void **state)
{
    assert_int_equal(outlet_order(SPAN("CNN")), NAMED_ORDER_MONTH_FIRST);
    assert_int_equal(outlet_order(SPAN("Dawn")), NAMED_ORDER_DAY_FIRST);
    assert_int_equal(outlet_order(SPAN("UNODC")), NAMED_ORDER_OPEN);
    assert_int_equal(outlet_order(SPAN("")), NAMED_ORDER_OPEN);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_day_and_outlet_of_a_path),
        cmocka_unit_test(passes_over_names_that_are_no_text),
        cmocka_unit_test(knows_who_writes_the_month_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
