/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_names.h"
#include "indexer/extract/page_names_table.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static bool answer(struct span names, struct span question)
{
    if (span_is(question, "drops"))
        return page_name_drops(names) != 0;
    return span_is(question, "leads") ? page_name_leads(names) : page_name_is_paid(names);
}

static void says_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("page_names.tsv", 3);

    while (cases_next(&cases))
        assert_span_at(cases.line, span_of(answer(cases.column[0], cases.column[1]) ? "yes" : "no"),
                       cases.column[2]);
    cases_close(&cases);
    (void)state;
}

static void check_order(const char *const *names, size_t count)
{
    for (size_t i = 1; i < count; i++)
        assert_true(span_compare(span_of(names[i - 1]), span_of(names[i])) < 0);
}

/* Names are found by halving. */
static void has_its_names_in_order(void **state)
{
    check_order(dropping_names, ARRAY_LEN(dropping_names));
    check_order(hard_names, ARRAY_LEN(hard_names));
    check_order(lead_names, ARRAY_LEN(lead_names));
    check_order(paid_names, ARRAY_LEN(paid_names));
    (void)state;
}

static void hard_names_are_rows_that_drop(void **state)
{
    size_t hard = 0;

    for (size_t row = 1; row <= PAGE_NAME_ROWS_MAX; row++)
        hard += page_name_is_hard((uint16_t)row);
    assert_int_equal(hard, ARRAY_LEN(hard_names));
    assert_false(page_name_is_hard(0));
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
        cmocka_unit_test(says_what_the_cases_say),
        cmocka_unit_test(has_its_names_in_order),
        cmocka_unit_test(hard_names_are_rows_that_drop),
        cmocka_unit_test(weighs_names_and_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
