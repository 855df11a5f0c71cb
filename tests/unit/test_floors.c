/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/floors.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { VALUES_MAX = 8 };

static void describe_missed(const struct floors *floors, const struct choices *choices,
                            struct buf *out)
{
    double values[VALUES_MAX];
    const struct floor_row *row;

    assert_true(choices->count <= VALUES_MAX);
    for (size_t i = 0; i < VALUES_MAX; i++)
        values[i] = 0.5;
    for (size_t at = 0; (row = floors_next_missed(floors, choices, values, &at));) {
        char name[CHOICE_NAME_MAX];
        choice_name(&row->choice, name);
        buf_addf(out, "%s%s %g at line %zu", out->len ? ", " : "", name, row->least, row->line);
    }
    if (out->len == 0)
        buf_text(out, "none");
}

static void finds_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("floors.tsv", 3);

    while (cases_next(&cases)) {
        struct floors floors = {0};
        struct choices choices = {0};
        struct lede_error err;
        struct buf got = {0};
        struct span rest = cases.column[1], text;

        while (rest.len && span_cut(&rest, ' ', &text))
            assert_ok(choices_add(&choices, text, &err), &err);
        if (floors_parse(&floors, "F", cases.column[0], &choices, &err)) {
            describe_missed(&floors, &choices, &got);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_text(&got, err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[2]);
        buf_free(&got);
        floors_free(&floors);
        choices_free(&choices);
    }
    cases_close(&cases);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct floors floors = {0};
        struct choices choices = {0};
        struct lede_error err;
        mem_fail_at(n);
        ok = floors_parse(&floors, "F", SPAN("map\t0.1\nP_5\t0.1\n"), &choices, &err);
        assert_memory(ok, &err);
        floors_free(&floors);
        choices_free(&choices);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests_name("floors", tests, NULL, NULL);
}
