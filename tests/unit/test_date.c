/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void reads_iso_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("date.tsv", 4);

    while (cases_next(&cases)) {
        struct lede_date d = {0};
        char earliest[DATE_TEXT_MAX] = "-", latest[DATE_TEXT_MAX] = "-";
        const char *precision = "-";
        if (date_parse_iso(cases.column[0], &d)) {
            date_write(d.earliest, earliest);
            date_write(d.latest, latest);
            precision = date_precision_name(d.precision);
        }
        assert_span_at(cases.line, span_of(earliest), cases.column[1]);
        assert_span_at(cases.line, span_of(latest), cases.column[2]);
        assert_span_at(cases.line, span_of(precision), cases.column[3]);
    }
    cases_close(&cases);
    (void)state;
}

/* Every day of nine thousand years, against a calendar that counts. */
static void days_and_civils_round_trip(void **state)
{
    struct civil c = {DATE_YEAR_MIN, 1, 1};
    int32_t day = date_day(c);
    int weekday = 2; /* 1000-01-01 was a Wednesday of the Gregorian calendar carried back */

    while (c.year <= DATE_YEAR_MAX) {
        struct civil back = date_civil(day);
        if (back.year != c.year || back.month != c.month || back.day != c.day ||
            date_day(c) != day || date_weekday(day) != weekday || !date_exists(c))
            fail_msg("day %d is not %d-%d-%d", day, c.year, c.month, c.day);
        if (++c.day > date_month_days(c.year, c.month)) {
            assert_false(date_exists(c));
            c.day = 1;
            if (++c.month > 12) {
                c.month = 1;
                c.year++;
            }
        }
        day++;
        weekday = (weekday + 1) % 7;
    }
    assert_false(date_exists(c));
    (void)state;
}

static void knows_fixed_days(void **state)
{
    assert_int_equal(date_day((struct civil){1970, 1, 1}), 0);
    assert_int_equal(date_weekday(0), 3);
    assert_int_equal(date_weekday(-1), 2);
    assert_int_equal(date_day((struct civil){2000, 3, 1}), 11017);
    assert_int_equal(date_weekday(11017), 2);
    assert_int_equal(date_day((struct civil){1582, 10, 15}), -141427);
    (void)state;
}

static void text_comes_back(void **state)
{
    for (int32_t day = date_day((struct civil){DATE_YEAR_MIN, 1, 1});
         day <= date_day((struct civil){DATE_YEAR_MAX, 12, 31}); day += 11) {
        char text[DATE_TEXT_MAX];
        struct lede_date d;
        date_write(day, text);
        assert_true(date_parse_iso(span_of(text), &d));
        assert_int_equal(d.earliest, day);
        assert_int_equal(d.latest, day);
        assert_int_equal(d.precision, LEDE_DAY);
    }
    (void)state;
}

static void a_span_that_is_a_month_or_year_is_one(void **state)
{
    for (int year = 1990; year < 2030; year++) {
        struct lede_date y = date_of_year(year);
        assert_int_equal(date_of_span(y.earliest, y.latest).precision, LEDE_YEAR);
        assert_int_equal(date_of_span(y.earliest, y.latest - 1).precision, LEDE_SPAN);
        assert_int_equal(date_of_span(y.earliest, y.latest + 1).precision, LEDE_SPAN);
        for (int month = 1; month <= 12; month++) {
            struct lede_date m = date_of_month(year, month);
            assert_int_equal(m.latest - m.earliest + 1, date_month_days(year, month));
            assert_int_equal(date_of_span(m.earliest, m.latest).precision, LEDE_MONTH);
            assert_int_equal(date_of_span(m.earliest + 1, m.latest).precision, LEDE_SPAN);
            assert_int_equal(date_of_span(m.latest, m.latest).precision, LEDE_DAY);
        }
    }
    (void)state;
}

/* Days out of damaged bytes: any int32_t may come. */
static void no_day_is_too_far(void **state)
{
    static const int32_t days[] = {INT32_MIN, INT32_MIN + 1, -719469, INT32_MAX - 1, INT32_MAX};

    for (size_t i = 0; i < ARRAY_LEN(days); i++) {
        char text[DATE_TEXT_MAX];
        date_write(days[i], text);
        assert_string_equal(text, "");
        assert_in_range(date_weekday(days[i]), 0, 6);
        assert_int_equal(date_of_span(days[i], 0).precision, LEDE_SPAN);
    }
    (void)state;
}

static void refuses_civils_that_are_none(void **state)
{
    static const struct civil none[] = {{999, 12, 31}, {10000, 1, 1}, {2019, 0, 1}, {2019, 13, 1},
                                        {2019, 1, 0},  {2019, 1, 32}, {-1, 1, 1},   {2019, 2, 29}};

    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        assert_false(date_exists(none[i]));
    (void)state;
}

static void today_is_after_this_was_written(void **state)
{
    assert_true(date_today() > date_day((struct civil){2024, 1, 1}));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_iso_as_the_cases_say),
        cmocka_unit_test(days_and_civils_round_trip),
        cmocka_unit_test(knows_fixed_days),
        cmocka_unit_test(text_comes_back),
        cmocka_unit_test(a_span_that_is_a_month_or_year_is_one),
        cmocka_unit_test(no_day_is_too_far),
        cmocka_unit_test(refuses_civils_that_are_none),
        cmocka_unit_test(today_is_after_this_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
