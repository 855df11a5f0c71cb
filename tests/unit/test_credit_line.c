/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "indexer/extract/blocks.h"
#include "indexer/extract/credit_line.h"
#include "indexer/extract/dateline.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static struct outlets outlets; /* cmocka's groups share state by such a variable */

static int load(void **state)
{
    struct lede_error err;
    (void)state;
    return outlets_load(&outlets, &err) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    outlets_free(&outlets);
    return 0;
}

static struct span or_dash(struct span text)
{
    return text.len > 0 ? text : SPAN("-");
}

static void lines_say_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("credit_line.tsv", 5);
    char day[DATE_TEXT_MAX];

    while (cases_next(&cases)) {
        struct credit c = credit_parse(cases.column[0], &outlets);
        day[0] = '\0';
        if (c.date.precision != LEDE_NONE)
            date_write(c.date.earliest, day);
        assert_span_at(cases.line, span_of(credit_kind_name(c.kind)), cases.column[1]);
        assert_span_at(cases.line, or_dash(c.source), cases.column[2]);
        assert_span_at(cases.line, or_dash(span_of(day)), cases.column[3]);
        assert_span_at(cases.line, or_dash(c.author), cases.column[4]);
    }
    cases_close(&cases);
    (void)state;
}

static struct span shown_date(const struct dateline *d, char day[DATE_TEXT_MAX])
{
    if (!d->dated)
        return SPAN("undated");
    if (d->date.said != YEAR_NAMED)
        return SPAN("no year");
    date_write(d->date.date.earliest, day);
    return span_of(day);
}

static void datelines_are_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("dateline.tsv", 4);
    char day[DATE_TEXT_MAX];

    while (cases_next(&cases)) {
        struct dateline d;
        bool found = dateline_parse(cases.column[0], &outlets, &d);
        assert_span_at(cases.line, found ? d.place : SPAN("-"), cases.column[1]);
        if (!found)
            continue;
        assert_span_at(cases.line, span_of(d.outlet ? d.outlet->name : "-"), cases.column[2]);
        assert_span_at(cases.line, shown_date(&d, day), cases.column[3]);
        assert_true(d.len < cases.column[0].len);
    }
    cases_close(&cases);
    (void)state;
}

static void lines_are_of_the_kind_the_cases_say(void **state)
{
    struct cases cases = cases_open("block_rules.tsv", 2);
    uint8_t credit;

    while (cases_next(&cases)) {
        enum block_kind kind = block_kind_of(cases.column[0], &outlets, &credit);
        assert_span_at(cases.line, span_of(block_kind_name(kind)), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

static void an_agency_signs_at_the_end(void **state)
{
    const struct outlet *sign;

    assert_span(credit_cut_sign(SPAN("They left, he said. —AFP"), &outlets, &sign),
                SPAN("They left, he said."));
    assert_string_equal(sign->name, "AFP");
    assert_span(credit_cut_sign(SPAN("They left. (Xinhua)"), &outlets, &sign), SPAN("They left."));
    assert_span(credit_cut_sign(SPAN("He spoke to the news agency (AFP)."), &outlets, &sign),
                SPAN("He spoke to the news agency (AFP)."));
    assert_null(sign);
    (void)state;
}

static void places_are_shown_in_title_case(void **state)
{
    struct arena arena = {0};

    assert_span(dateline_title_case(SPAN("NEW DELHI"), &arena), SPAN("New Delhi"));
    assert_span(dateline_title_case(SPAN("XI'AN/DERA GHAZI KHAN"), &arena),
                SPAN("Xi'an/Dera Ghazi Khan"));
    assert_span(dateline_title_case(SPAN("Z\xc3\x9cRICH"), &arena), SPAN("Z\xc3\xbcrich"));
    arena_free(&arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_say_what_the_cases_say),
        cmocka_unit_test(datelines_are_what_the_cases_say),
        cmocka_unit_test(lines_are_of_the_kind_the_cases_say),
        cmocka_unit_test(an_agency_signs_at_the_end),
        cmocka_unit_test(places_are_shown_in_title_case),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
