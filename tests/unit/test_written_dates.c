/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/words.h"
#include "common/buf.h"
#include "common/date.h"
#include "indexer/extract/written_dates.h"
#include "indexer/extract/written_months_table.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void show(const struct written_date *date, struct buf *out)
{
    char day[DATE_TEXT_MAX];

    date_write(date->day, day);
    buf_addf(out, "%s%s%s", out->len > 0 ? " " : "", day, date->utc ? "z" : "");
}

static void finds_the_days_of_the_cases(void **state)
{
    struct cases cases = cases_open("written_dates.tsv", 3);

    while (cases_next(&cases)) {
        struct buf found = {0};
        struct written_date date;
        struct written_dates walk = {.text = cases.column[0],
                                     .order = span_is(cases.column[1], "m") ? ORDER_MONTH_FIRST
                                                                            : ORDER_DAY_FIRST};
        while (written_dates_next(&walk, &date)) {
            assert_true(date.start < date.end && date.end <= walk.text.len);
            show(&date, &found);
        }
        assert_span_at(cases.line, found.len ? buf_span(&found) : SPAN("-"), cases.column[2]);
        buf_free(&found);
    }
    cases_close(&cases);
    (void)state;
}

static void reads_what_fields_give(void **state)
{
    struct cases cases = cases_open("written_date_parse.tsv", 2);

    while (cases_next(&cases)) {
        struct buf found = {0};
        struct written_date date;
        if (written_date_parse(cases.column[0], ORDER_DAY_FIRST, &date))
            show(&date, &found);
        assert_span_at(cases.line, found.len ? buf_span(&found) : SPAN("-"), cases.column[1]);
        buf_free(&found);
    }
    cases_close(&cases);
    (void)state;
}

static void the_table_is_folded_and_sorted(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(written_months); i++) {
        assert_int_equal(written_month(span_of(written_months[i].name)), written_months[i].month);
        assert_true(i == 0 || strcmp(written_months[i - 1].name, written_months[i].name) < 0);
    }
    assert_int_equal(written_month(SPAN("Montag")), 0);
    assert_int_equal(written_month(SPAN("March 14")), 0);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_days_of_the_cases),
        cmocka_unit_test(reads_what_fields_give),
        cmocka_unit_test(the_table_is_folded_and_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
