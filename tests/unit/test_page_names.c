/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_names.h"
#include "indexer/extract/page_names_table.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void drops_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("page_names.tsv", 2);

    while (cases_next(&cases))
        assert_span_at(cases.line, span_of(page_name_drops(cases.column[0]) ? "yes" : "no"),
                       cases.column[1]);
    cases_close(&cases);
    (void)state;
}

/* Names are found by halving. */
static void has_its_names_in_order(void **state)
{
    for (size_t i = 1; i < ARRAY_LEN(dropping_names); i++)
        assert_true(span_compare(span_of(dropping_names[i - 1]), span_of(dropping_names[i])) < 0);
    (void)state;
}

static int weight(enum html_tag tag, const char *names, const char *itemprop)
{
    struct page_node node = {.tag = tag, .names = span_of(names), .itemprop = span_of(itemprop)};
    return page_node_weight(&node);
}

static void weighs_names_and_tags(void **state)
{
    assert_int_equal(weight(TAG_DIV, "x", NULL), 0);
    assert_int_equal(weight(TAG_DIV, "Story-1", NULL), 25);
    assert_int_equal(weight(TAG_DIV, "sidebar", NULL), -25);
    assert_int_equal(weight(TAG_DIV, "story-body", NULL), 50);
    assert_int_equal(weight(TAG_ARTICLE, "", NULL), 20);
    assert_int_equal(weight(TAG_UL, "", NULL), -10);
    assert_int_equal(weight(TAG_DIV, "", "articleBody"), 80);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drops_what_the_cases_say),
        cmocka_unit_test(has_its_names_in_order),
        cmocka_unit_test(weighs_names_and_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
