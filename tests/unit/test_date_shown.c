/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "searcher/output/date_shown.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static enum lede_precision precision_of(struct span name)
{
    enum lede_precision p = LEDE_NONE;

    while (p <= LEDE_SPAN && !span_is(name, date_precision_name(p)))
        p++;
    assert_true(p <= LEDE_SPAN);
    return p;
}

static enum origin origin_of(struct span name)
{
    enum origin o = ORIGIN_NONE;

    while (o < ORIGIN_COUNT && !span_is(name, origin_name(o)))
        o++;
    assert_true(o < ORIGIN_COUNT);
    return o;
}

static void says_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("date_shown.tsv", 5);

    while (cases_next(&cases)) {
        struct lede_date from, to, date;
        struct buf out = {0};

        assert_true(date_parse_iso(cases.column[0], &from));
        assert_true(date_parse_iso(cases.column[1], &to));
        date = (struct lede_date){from.earliest, to.latest, precision_of(cases.column[2])};
        date_shown(date, origin_of(cases.column[3]), &out);
        assert_true(buf_ok(&out));
        assert_span_at(cases.line, buf_span(&out), cases.column[4]);
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

/* An index that was damaged may hold any numbers; nothing may be read outside the names of months. */
static void takes_any_days(void **state)
{
    static const int32_t days[] = {INT32_MIN, -1000000, -1, 0, 1, 17000, 3000000, INT32_MAX};

    for (size_t i = 0; i < ARRAY_LEN(days); i++)
        for (size_t k = i; k < ARRAY_LEN(days); k++)
            for (enum lede_precision p = LEDE_NONE; p <= LEDE_SPAN; p++) {
                struct buf out = {0};
                date_shown((struct lede_date){days[i], days[k], p}, ORIGIN_GIVEN, &out);
                assert_true(out.len > 0);
                buf_free(&out);
            }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_the_cases_say),
        cmocka_unit_test(takes_any_days),
    };
    return cmocka_run_group_tests_name("date_shown", tests, NULL, NULL);
}
