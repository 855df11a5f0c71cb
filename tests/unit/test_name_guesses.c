/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "index/names.h"
#include "indexer/entities/name_guesses.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"
#include "tests/support/lexicon_state.h"

static void write_hint(struct buf *b, struct span text, const struct tag_hint *hint)
{
    static const char *const by[NAME_BY_COUNT] = {"nothing", "long form", "title",      "given",
                                                  "table",   "head",      "place word", "acronym",
                                                  "context", "elsewhere"};

    if (b->len)
        buf_byte(b, '|');
    buf_byte(b, name_letter((enum entity_type)hint->type));
    buf_byte(b, ':');
    buf_text(b, by[hint->kind]);
    buf_byte(b, ':');
    buf_add(b, span_part(text, hint->start, hint->end));
}

static void finds_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("name_guesses.tsv", 2);

    while (cases_next(&cases)) {
        struct name_guesses g = {0};
        struct lede_error err;
        struct buf got = {0};
        assert_ok(name_guesses_find(&g, *state, cases.column[0], &err), &err);
        for (size_t i = 0; i < g.hint_count; i++)
            write_hint(&got, cases.column[0], &g.hints[i]);
        assert_span_at(cases.line, got.len ? buf_span(&got) : SPAN("-"), cases.column[1]);
        buf_free(&got);
        name_guesses_free(&g);
    }
    cases_close(&cases);
}

static void says_so_when_memory_runs_out(void **state)
{
    bool done = false;

    for (size_t n = 1; !done; n++) {
        struct name_guesses g = {0};
        struct lede_error err = {.status = LEDE_OK};
        mem_fail_at(n);
        done = name_guesses_find(&g, *state, SPAN("Gen Bajwa met the ANF in Quetta."), &err);
        mem_fail_at(0);
        assert_int_equal(err.status, done ? LEDE_OK : LEDE_MEMORY);
        assert_true(!done || g.hint_count == 3);
        name_guesses_free(&g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, lexicon_enter, lexicon_leave);
}
