/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "indexer/extract/page_body.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

/* `P1` … stand for paragraphs that are long enough to weigh, so that a case shows what it is about. */
static const char *const paragraphs[] = {
    "The river rose by two metres in the night, the mayor said, and three bridges had to be closed.",
    "Boats brought bread, water and blankets to the villages on the far bank, where no road was left.",
    "Nobody was hurt, the fire brigade said, but forty families could not go home before the weekend.",
    "The harvest is lost, farmers said, and they asked the province for help with the seed of spring.",
    "Engineers looked at the dam, found it sound, and let more water out than in any year before.",
};

static void expand(struct span html, struct buf *out)
{
    for (size_t i = 0; i < html.len; i++) {
        char number = i + 1 < html.len ? html.at[i + 1] : 0;
        if (html.at[i] == 'P' && number >= '1' && number <= '5') {
            buf_text(out, paragraphs[number - '1']);
            i++;
        } else {
            buf_byte(out, html.at[i]);
        }
    }
}

/* A paragraph as `P1`, all else as it is. */
static void shorten(struct span text, struct buf *out)
{
    for (size_t i = 0; i < ARRAY_LEN(paragraphs); i++) {
        if (!span_is(text, paragraphs[i]))
            continue;
        buf_addf(out, "P%zu", i + 1);
        return;
    }
    buf_add(out, text);
}

static void dump(const struct page *p, const struct page_body *body, struct buf *out)
{
    for (size_t i = 0; i < p->block_count; i++) {
        enum page_rule rule = body->rules[i];
        if (i > 0)
            buf_text(out, " | ");
        if (rule != RULE_BODY)
            buf_addf(out, "%s: ", page_rule_name(rule));
        shorten(p->blocks[i].text, out);
    }
}

static void keeps_and_drops_what_the_cases_say(void **state)
{
    struct lede_error err;
    struct cases cases = cases_open("page_body.tsv", 4);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct buf html = {0}, given = {0}, out = {0};
        struct page p;
        struct page_body body;
        expand(cases.column[2], &html);
        expand(cases.column[1], &given);
        assert_ok(html_page_read(buf_span(&html), &arena, &p, &err), &err);
        assert_ok(page_body_find(&p, cases.column[0], buf_span(&given), &arena, &body, &err), &err);
        dump(&p, &body, &out);
        assert_span_at(cases.line, buf_span(&out), cases.column[3]);
        buf_free(&html);
        buf_free(&given);
        buf_free(&out);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void writes_a_paragraph_a_line(void **state)
{
    struct arena arena = {0};
    struct buf html = {0};
    struct lede_error err;
    struct page p;
    struct page_body body;

    expand(SPAN("<div><h1>Floods</h1><p>P1</p><h2>After  the\nflood</h2><p>P2</p></div>"), &html);
    assert_ok(html_page_read(buf_span(&html), &arena, &p, &err), &err);
    assert_ok(page_body_find(&p, SPAN("Floods"), SPAN(""), &arena, &body, &err), &err);
    buf_reset(&html);
    expand(SPAN("P1\nAfter the flood\nP2"), &html);
    assert_span(body.text, buf_span(&html));
    assert_false(body.from_json_ld);
    buf_free(&html);
    arena_free(&arena);
    (void)state;
}

static void finds_nothing_in_an_empty_page(void **state)
{
    struct arena arena = {0};
    struct lede_error err;
    struct page p;
    struct page_body body;

    assert_ok(html_page_read(SPAN(""), &arena, &p, &err), &err);
    assert_ok(page_body_find(&p, SPAN(""), SPAN(""), &arena, &body, &err), &err);
    assert_int_equal(body.text.len, 0);
    arena_free(&arena);
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    struct arena kept = {0};
    struct lede_error err;
    struct page p;
    bool ok = false;
    size_t n = 1;

    assert_ok(html_page_read(SPAN("<div><p>One, two and three.<p>Four, five, six.</div>"), &kept,
                             &p, &err),
              &err);
    for (; !ok; n++) {
        struct arena arena = {0};
        struct page_body body;
        mem_fail_at(n);
        ok = page_body_find(&p, SPAN("T"), SPAN("One, two"), &arena, &body, &err);
        bool failed = mem_failed();
        mem_fail_at(0);
        assert_true(ok ? !failed : failed && err.status == LEDE_MEMORY);
        arena_free(&arena);
    }
    assert_true(n > 3);
    arena_free(&kept);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_and_drops_what_the_cases_say),
        cmocka_unit_test(writes_a_paragraph_a_line),
        cmocka_unit_test(finds_nothing_in_an_empty_page),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
