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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_dates_that_a_text_names),
        cmocka_unit_test(reads_given_dates),
        cmocka_unit_test(infers_only_what_is_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
