/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>

#include "common/number.h"
#include "common/random.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void reads_whole_numbers_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("number.tsv", 3);

    while (cases_next(&cases)) {
        uint64_t max = 0, value = 0;
        char text[24] = "-";
        assert_true(number_parse(cases.column[1], UINT64_MAX, &max));
        if (number_parse(cases.column[0], max, &value))
            (void)snprintf(text, sizeof text, "%" PRIu64, value);
        assert_span_at(cases.line, span_of(text), cases.column[2]);
    }
    cases_close(&cases);
    (void)state;
}

static void reads_decimals_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("decimal.tsv", 2);

    while (cases_next(&cases)) {
        double value = 0;
        char text[32] = "-";
        if (number_parse_decimal(cases.column[0], &value))
            (void)snprintf(text, sizeof text, "%.17g", value);
        assert_span_at(cases.line, span_of(text), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

static void whole_numbers_come_back(void **state)
{
    struct random r = {64};

    for (int i = 0; i < 100000; i++) {
        uint64_t number = random_next(&r) >> random_below(&r, 64), back;
        char text[24];
        (void)snprintf(text, sizeof text, "%" PRIu64, number);
        assert_true(number_parse(span_of(text), number, &back));
        assert_int_equal(back, number);
        assert_true(number == 0 || !number_parse(span_of(text), number - 1, &back));
    }
    (void)state;
}

/* A double holds 15 digits, and so gives them back when it is the nearest one. */
static void decimals_come_back(void **state)
{
    struct random r = {53};

    for (int i = 0; i < 100000; i++) {
        char text[40], back[40];
        double value;
        (void)snprintf(text, sizeof text, "%s%" PRIu64 ".%07" PRIu64,
                       random_below(&r, 2) ? "-" : "", random_below(&r, 100000000),
                       random_below(&r, 10000000));
        assert_true(number_parse_decimal(span_of(text), &value));
        (void)snprintf(back, sizeof back, "%.7f", value);
        assert_string_equal(back, text);
    }
    (void)state;
}

static void counts_hexadecimal_digits(void **state)
{
    static const char digits[] = "0123456789abcdefABCDEF";

    for (int c = 0; c < 256; c++) {
        const char *at = c ? strchr(digits, c) : NULL;
        size_t place = at ? (size_t)(at - digits) : 16;
        assert_int_equal(number_of_hex((char)c), !at || place < 16 ? place : place - 6);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_whole_numbers_as_the_cases_say),
        cmocka_unit_test(reads_decimals_as_the_cases_say),
        cmocka_unit_test(whole_numbers_come_back),
        cmocka_unit_test(decimals_come_back),
        cmocka_unit_test(counts_hexadecimal_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
