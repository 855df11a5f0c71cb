/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/roles.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"
#include "tests/support/lexicon_state.h"

/* The word that begins where the name does. */
static size_t word_at(const struct name_tokens *t, size_t start)
{
    size_t i = 0;

    while (i < t->count && t->at[i].start < start)
        i++;
    assert_true(i < t->count);
    return i;
}

static void finds_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("roles.tsv", 3);

    while (cases_next(&cases)) {
        struct name_tokens tokens = {0};
        struct lede_error err;
        struct span text = cases.column[0], got = SPAN("-");
        size_t start = span_find(text, cases.column[1], 0);
        assert_true(start != SIZE_MAX);
        assert_ok(name_tokens_cut(&tokens, *state, text, &err), &err);
        size_t from = word_at(&tokens, start), role = role_before(&tokens, text, from, 0);
        if (role < from)
            got = role_text(&tokens, text, role, from);
        assert_span_at(cases.line, got, cases.column[2]);
        name_tokens_free(&tokens);
    }
    cases_close(&cases);
}

/* "Army Chief" may be another name. */
static void stops_where_another_name_ends(void **state)
{
    static const struct span text = {"Army Chief Gen Bajwa", 20};
    struct name_tokens tokens = {0};
    struct lede_error err;

    assert_ok(name_tokens_cut(&tokens, *state, text, &err), &err);
    assert_int_equal(role_before(&tokens, text, 3, 0), 0);
    assert_int_equal(role_before(&tokens, text, 3, 2), 2);
    assert_int_equal(role_before(&tokens, text, 3, 3), 3);
    assert_int_equal(role_before(&tokens, text, 0, 0), 0);
    name_tokens_free(&tokens);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(stops_where_another_name_ends),
    };
    return cmocka_run_group_tests(tests, lexicon_enter, lexicon_leave);
}
