/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "index/names.h"
#include "indexer/entities/name_agree.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"
#include "tests/support/lexicon_state.h"

enum { SPANS_MAX = 8 };

/* A text without its marks, and the names that were marked. */
struct marked {
    struct buf text;
    struct name_tokens tokens;
    struct acronyms acronyms;
    struct name_spans spans;
    struct name_span at[SPANS_MAX];
};

/* "o[Zorb Bank] agreed": bytes first, words when the text is cut. */
static void read_marks(struct marked *m, struct span row)
{
    for (size_t i = 0; i < row.len; i++) {
        struct name_span *span = &m->at[m->spans.count];
        if (i + 1 < row.len && row.at[i + 1] == '[') {
            assert_true(m->spans.count < SPANS_MAX);
            *span = (struct name_span){.from = (uint32_t)m->text.len,
                                       .type = type_of_letter(row.at[i++])};
        } else if (row.at[i] == ']') {
            span->to = (uint32_t)m->text.len;
            m->spans.count++;
        } else {
            buf_byte(&m->text, row.at[i]);
        }
    }
    m->spans.at = m->at;
}

static uint32_t word_at(const struct name_tokens *t, uint32_t byte)
{
    uint32_t i = 0;

    while (i < t->count && t->at[i].start < byte)
        i++;
    return i;
}

static void read_row(struct marked *m, const struct lexicon *l, struct span row)
{
    struct lede_error err;

    read_marks(m, row);
    assert_ok(name_tokens_cut(&m->tokens, l, buf_span(&m->text), &err), &err);
    assert_ok(acronyms_find(&m->acronyms, l, &m->tokens, buf_span(&m->text), &err), &err);
    for (size_t i = 0; i < m->spans.count; i++) {
        m->at[i].from = word_at(&m->tokens, m->at[i].from);
        m->at[i].to = word_at(&m->tokens, m->at[i].to);
    }
}

static void free_row(struct marked *m)
{
    acronyms_free(&m->acronyms);
    name_tokens_free(&m->tokens);
    buf_free(&m->text);
}

static void write_names(const struct marked *m, struct buf *out)
{
    for (size_t i = 0; i < m->spans.count; i++) {
        const struct name_token *first = &m->tokens.at[m->at[i].from];
        const struct name_token *last = &m->tokens.at[m->at[i].to - 1];
        if (i > 0)
            buf_byte(out, '|');
        buf_byte(out, name_letter(m->at[i].type));
        buf_byte(out, ':');
        buf_add(out, span_part(buf_span(&m->text), first->start, last->end));
    }
    if (m->spans.count == 0)
        buf_byte(out, '-');
}

static void agree_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("name_agree.tsv", 2);

    while (cases_next(&cases)) {
        struct marked m = {0};
        struct lede_error err;
        struct buf got = {0};
        read_row(&m, *state, cases.column[0]);
        assert_ok(name_agree(&m.spans, &m.tokens, &m.acronyms, &err), &err);
        write_names(&m, &got);
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        free_row(&m);
    }
    cases_close(&cases);
}

static void says_so_when_memory_runs_out(void **state)
{
    struct lede_error err = {.status = LEDE_OK};
    struct marked m = {0};
    unsigned at = 0;
    bool ok = false;

    read_row(&m, *state, SPAN("p[Dali Mpofu] spoke. Then o[Mpofu] left."));
    while (!ok && at < 20) {
        mem_fail_at(++at);
        ok = name_agree(&m.spans, &m.tokens, &m.acronyms, &err);
        mem_fail_at(0);
        assert_true(ok || err.status == LEDE_MEMORY);
    }
    assert_true(ok && at > 2);
    free_row(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agree_as_the_cases_say),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, lexicon_enter, lexicon_leave);
}
