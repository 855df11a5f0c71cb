/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/date.h"
#include "indexer/extract/infer_date.h"
#include "indexer/extract/pub_date.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { SHOWN_MAX = 40 };

static struct span shown(const struct lede_date *date, char text[SHOWN_MAX])
{
    char earliest[DATE_TEXT_MAX], latest[DATE_TEXT_MAX];

    if (date->precision == LEDE_NONE)
        return SPAN("-");
    date_write(date->earliest, earliest);
    date_write(date->latest, latest);
    (void)snprintf(text, SHOWN_MAX, "%s..%s", earliest, latest);
    return span_of(text);
}

static struct span shown_named(struct span text, char out[SHOWN_MAX])
{
    struct named_date d;
    struct named_dates walk = {.text = text};

    if (!named_dates_next(&walk, &d))
        return SPAN("-");
    if (d.said == YEAR_NAMED)
        return shown(&d.date, out);
    const char *year = d.said == YEAR_LAST ? "last" : d.said == YEAR_THIS ? "this" : "?";
    if (d.day > 0)
        (void)snprintf(out, SHOWN_MAX, "%s-%02d-%02d", year, d.month, d.day);
    else
        (void)snprintf(out, SHOWN_MAX, "%s-%02d", year, d.month);
    return span_of(out);
}

static void reads_the_dates_that_a_text_names(void **state)
{
    struct cases cases = cases_open("named_dates.tsv", 2);
    char text[SHOWN_MAX];

    while (cases_next(&cases))
        assert_span_at(cases.line, shown_named(cases.column[0], text), cases.column[1]);
    cases_close(&cases);
    (void)state;
}

static void reads_given_dates(void **state)
{
    struct cases cases = cases_open("pub_date.tsv", 2);
    char text[SHOWN_MAX];

    while (cases_next(&cases)) {
        struct lede_date date = {0};
        if (!pub_date_parse(cases.column[0], &date))
            date = (struct lede_date){0};
        assert_span_at(cases.line, shown(&date, text), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

static void infers_only_what_is_certain(void **state)
{
    struct cases cases = cases_open("infer_date.tsv", 2);
    char text[SHOWN_MAX];

    while (cases_next(&cases)) {
        struct lede_date date = infer_date(cases.column[0]);
        assert_span_at(cases.line, shown(&date, text), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

static int32_t day_of(int year, int month, int day)
{
    return date_day((struct civil){year, month, day});
}

/* The day found, or 0, and by what. */
static int32_t found(const char *given, const struct pub_date_signs *signs, enum origin *origin)
{
    struct article a = {0};

    pub_date_find(span_of(given), signs, &a);
    *origin = a.date_origin;
    assert_true((a.date.precision == LEDE_NONE) == (a.date_origin == ORIGIN_NONE));
    return a.date.earliest;
}

static void takes_the_surest_sign_that_can_be(void **state)
{
    struct credits credits = {0};
    struct dateline dateline = {0};
    struct pub_date_signs signs = {
        .credits = &credits,
        .dateline = &dateline,
        .text =
            SPAN("They met in Islamabad on 21-22 June 2011. They will meet on 8 December 2011."),
        .path = date_of_day(day_of(2011, 7, 1)),
        .today = day_of(2016, 7, 26),
    };
    enum origin origin;

    /* The path's day lies within what the text makes certain; another does not count. */
    assert_int_equal(found("", &signs, &origin), day_of(2011, 7, 1));
    assert_int_equal(origin, ORIGIN_PATH);
    signs.path = date_of_day(day_of(2012, 7, 1));
    assert_int_equal(found("", &signs, &origin), day_of(2011, 6, 22));
    assert_int_equal(origin, ORIGIN_INFERRED);
    signs.text = SPAN("They met.");
    assert_int_equal(found("", &signs, &origin), day_of(2012, 7, 1));
    credits.published = date_of_day(day_of(2016, 7, 27)); /* tomorrow */
    credits.printed = date_of_day(0);
    assert_int_equal(found("", &signs, &origin), day_of(2012, 7, 1));
    credits.published = date_of_day(signs.today);
    assert_int_equal(found("", &signs, &origin), signs.today);
    assert_int_equal(origin, ORIGIN_CREDIT);
    assert_int_equal(found("1970-01-01", &signs, &origin), signs.today);
    assert_int_equal(found("2014-03-04", &signs, &origin), day_of(2014, 3, 4));
    assert_int_equal(origin, ORIGIN_GIVEN);
    assert_int_equal(found("who knows", &signs, &origin), 0);
    assert_int_equal(origin, ORIGIN_NONE);
    (void)state;
}

/* What the text makes certain ends today. */
static void infers_no_day_to_come(void **state)
{
    struct credits credits = {0};
    struct dateline dateline = {0};
    struct article a = {0};
    struct pub_date_signs signs = {
        .credits = &credits,
        .dateline = &dateline,
        .text =
            SPAN("They met in Islamabad on 21-22 June 2011. They will meet on 8 December 2011."),
        .today = day_of(2011, 8, 1),
    };

    pub_date_find((struct span){0}, &signs, &a);
    assert_int_equal(a.date.earliest, day_of(2011, 6, 22));
    assert_int_equal(a.date.latest, signs.today);
    signs.today = day_of(2011, 6, 1);
    pub_date_find((struct span){0}, &signs, &a);
    assert_int_equal(a.date.precision, LEDE_NONE);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_dates_that_a_text_names),
        cmocka_unit_test(reads_given_dates),
        cmocka_unit_test(infers_only_what_is_certain),
        cmocka_unit_test(takes_the_surest_sign_that_can_be),
        cmocka_unit_test(infers_no_day_to_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
