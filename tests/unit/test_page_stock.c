/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_stock.h"
#include "indexer/extract/page_stock_table.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void knows_what_the_cases_say(void **state)
{
    static const char *const names[] = {"-", "phrase", "closing", "day"};
    struct cases cases = cases_open("page_stock.tsv", 2);

    while (cases_next(&cases))
        assert_span_at(cases.line, span_of(names[page_stock_of(cases.column[0])]), cases.column[1]);
    cases_close(&cases);
    (void)state;
}

/* Rows are found by halving. */
static void has_its_rows_in_order(void **state)
{
    for (size_t i = 1; i < ARRAY_LEN(stock_rows); i++)
        assert_true(span_compare(span_of(stock_rows[i - 1].words), span_of(stock_rows[i].words)) <
                    0);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_the_cases_say),
        cmocka_unit_test(has_its_rows_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
