/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "indexer/read/markup.h"
#include "indexer/read/plain_text.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static bool read_as(struct span how, struct span text, struct arena *arena, struct span *out,
                    struct lede_error *err)
{
    if (span_is(how, "any"))
        return text_of_any(text, arena, out, err);
    if (span_is(how, "line"))
        return line_of_any(text, arena, out, err);
    if (span_is(how, "data"))
        return plain_data(text, arena, out, err);
    return plain_paragraphs(text, span_is(how, "html") ? LINES_BLANKS : LINES_WRAPPED, arena, out,
                            err);
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("plain_text.tsv", 3);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct lede_error err;
        struct span out = {0};
        assert_ok(read_as(cases.column[0], cases.column[1], &arena, &out, &err), &err);
        assert_span_at(cases.line, out, cases.column[2]);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void attributes_come_one_by_one(void **state)
{
    struct span rest = SPAN(" id=x url = \"a b\" alt='' checked ="), name, value;
    struct buf out = {0};

    while (markup_attribute(&rest, &name, &value))
        buf_addf(&out, "%.*s:%.*s;", SPAN_ARGS(name), SPAN_ARGS(value));
    assert_span(buf_span(&out), SPAN("id:x;url:a b;alt:;checked:;"));
    buf_free(&out);
    (void)state;
}

static void out_of_memory_is_said(void **state)
{
    static const char *const hows[] = {"any", "line", "data", "wrapped"};

    for (size_t h = 0; h < ARRAY_LEN(hows); h++)
        for (size_t n = 1;; n++) {
            struct arena arena = {0};
            struct lede_error err;
            struct span out;
            mem_fail_at(n);
            bool ok =
                read_as(span_of(hows[h]), SPAN("<p>a &amp; b\n</p>&lt;p&gt;"), &arena, &out, &err);
            assert_memory(ok, &err);
            arena_free(&arena);
            if (ok)
                break;
        }
    (void)state;
}

/* What would be quadratic takes minutes here. */
static void hostile_input_ends(void **state)
{
    static const char *const parts[] = {
        "<a =\"",   "<a ='\"", "<!x[",     "<!DOCTYPE [", "<![CDATA[", "<!--",      "<script>",
        "</script", "&#x",     "<figure>", "<a <b ",      "<?",        "&amp;amp;", "<"};

    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        struct arena arena = {0};
        struct lede_error err;
        struct buf text = {0};
        struct span out;
        while (text.len < 2000000)
            buf_text(&text, parts[i]);
        assert_ok(text_of_any(buf_span(&text), &arena, &out, &err), &err);
        buf_free(&text);
        arena_free(&arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(attributes_come_one_by_one),
        cmocka_unit_test(out_of_memory_is_said),
        cmocka_unit_test(hostile_input_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
