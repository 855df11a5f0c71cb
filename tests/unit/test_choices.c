/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/choices.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void chooses_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("choices.tsv", 2);

    while (cases_next(&cases)) {
        struct choices choices = {0};
        struct lede_error err;
        struct buf got = {0};
        struct span rest = cases.column[0], text;
        bool ok = true;

        while (ok && span_cut(&rest, ' ', &text))
            ok = choices_add(&choices, text, &err);
        for (size_t i = 0; ok && i < choices.count; i++) {
            char name[CHOICE_NAME_MAX];
            choice_name(&choices.at[i], name);
            buf_addf(&got, "%s%s", i ? " " : "", name);
            assert_int_equal(choices_find(&choices, &choices.at[i]), i);
        }
        if (!ok) {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_text(&got, err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        choices_free(&choices);
    }
    cases_close(&cases);
    (void)state;
}

static void what_is_printed_can_be_asked_for(void **state)
{
    struct choices all = {0};
    struct lede_error err;

    for (size_t i = 0; i < measure_count; i++)
        assert_ok(choices_add(&all, span_of(measures[i].name), &err), &err);
    for (size_t i = 0; i < all.count; i++) {
        char name[CHOICE_NAME_MAX];
        struct choice again;
        choice_name(&all.at[i], name);
        assert_ok(choice_parse(span_of(name), &again, &err), &err);
        assert_int_equal(choices_find(&all, &again), i);
    }
    choices_free(&all);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct choices choices = {0};
        struct lede_error err;
        mem_fail_at(n);
        ok = choices_add_official(&choices, &err);
        assert_memory(ok, &err);
        choices_free(&choices);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chooses_what_the_cases_say),
        cmocka_unit_test(what_is_printed_can_be_asked_for),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests_name("choices", tests, NULL, NULL);
}
