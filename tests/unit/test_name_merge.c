/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "index/names.h"
#include "indexer/entities/name_guesses.h"
#include "indexer/entities/name_merge.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"
#include "tests/support/lexicon_state.h"

enum { TAGGED_MAX = 8 };

/* "p:Gen Bajwa|l:Quetta", each behind the one before. */
static size_t read_names(struct span text, struct span column, struct tagged out[TAGGED_MAX])
{
    struct span row;
    size_t count = 0, at = 0;

    while (!span_is(column, "-") && span_cut(&column, '|', &row)) {
        struct span name = span_part(row, 2, row.len);
        while (at + name.len <= text.len && memcmp(text.at + at, name.at, name.len) != 0)
            at++;
        assert_true(count < TAGGED_MAX && at + name.len <= text.len);
        out[count++] =
            (struct tagged){(uint32_t)at, (uint32_t)(at + name.len), type_of_letter(row.at[0])};
        at += name.len;
    }
    return count;
}

static void write_names(const struct name_guesses *g, struct span text, struct buf *out)
{
    for (size_t i = 0; i < g->spans.count; i++) {
        const struct name_span *span = &g->spans.at[i];
        if (out->len)
            buf_byte(out, '|');
        buf_byte(out, name_letter(span->type));
        buf_byte(out, ':');
        buf_add(out,
                span_part(text, g->tokens.at[span->from].start, g->tokens.at[span->to - 1].end));
    }
}

static void merges_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("name_merge.tsv", 3);
    const struct tag_tables tables = {0};

    while (cases_next(&cases)) {
        struct name_guesses g = {0};
        struct tagged names[TAGGED_MAX];
        struct lede_error err;
        struct buf got = {0};
        struct span text = cases.column[0];
        size_t count = read_names(text, cases.column[1], names);
        assert_ok(name_guesses_find(&g, *state, text, &err), &err);
        assert_ok(name_merge(&g.spans, &g.tokens, &tables, names, count, &err), &err);
        write_names(&g, text, &got);
        assert_span_at(cases.line, got.len ? buf_span(&got) : SPAN("-"), cases.column[2]);
        buf_free(&got);
        name_guesses_free(&g);
    }
    cases_close(&cases);
}

static void says_so_when_memory_runs_out(void **state)
{
    static const struct tagged name = {0, 9, ENTITY_PERSON};
    const struct tag_tables tables = {0};
    struct name_guesses g = {0};
    struct lede_error err = {.status = LEDE_OK};

    assert_ok(name_guesses_find(&g, *state, SPAN("Gen Bajwa left."), &err), &err);
    mem_fail_at(1);
    assert_false(name_merge(&g.spans, &g.tokens, &tables, &name, 1, &err));
    mem_fail_at(0);
    assert_int_equal(err.status, LEDE_MEMORY);
    name_guesses_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merges_as_the_cases_say),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, lexicon_enter, lexicon_leave);
}
