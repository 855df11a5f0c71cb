/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/date.h"
#include "indexer/extract/url_parts.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static struct span or_dash(struct span s)
{
    return s.len ? s : SPAN("-");
}

static void reads_the_addresses_of_the_cases(void **state)
{
    struct cases cases = cases_open("url_parts.tsv", 6);

    while (cases_next(&cases)) {
        struct span url = cases.column[0];
        struct lede_date date;
        char text[40] = "-", from[DATE_TEXT_MAX], until[DATE_TEXT_MAX];
        if (url_date(url, &date)) {
            date_write(date.earliest, from);
            date_write(date.latest, until);
            (void)snprintf(text, sizeof text, "%s..%s", from, until);
        }
        assert_span_at(cases.line, or_dash(url_host(url)), cases.column[1]);
        assert_span_at(cases.line, or_dash(url_site(url)), cases.column[2]);
        assert_span_at(cases.line, or_dash(url_label(url)), cases.column[3]);
        assert_span_at(cases.line, or_dash(url_top_domain(url)), cases.column[4]);
        assert_span_at(cases.line, span_of(text), cases.column[5]);
    }
    cases_close(&cases);
    (void)state;
}

static void a_front_page_has_no_path(void **state)
{
    assert_true(url_is_front(SPAN("https://a.com")));
    assert_true(url_is_front(SPAN("https://a.com/")));
    assert_false(url_is_front(SPAN("https://a.com/1")));
    assert_false(url_is_front(SPAN("https://a.com/?p=1")));
    assert_false(url_is_front(SPAN("")));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_addresses_of_the_cases),
        cmocka_unit_test(a_front_page_has_no_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
