/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/verdicts.h"
#include "indexer/read/html_page.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static const struct extract_setup setup = {.today = 20000};

/* The last letters: in front a dateline or a head may be cut off. */
static struct span end_of(struct span text)
{
    return span_part(text, text.len > 12 ? text.len - 12 : 0, text.len);
}

/* The first two words. */
static struct span begin_of(struct span text)
{
    size_t blank = span_find(text, SPAN(" "), 0);

    if (blank == SIZE_MAX)
        return text;
    blank = span_find(text, SPAN(" "), blank + 1);
    return blank == SIZE_MAX ? text : span_part(text, 0, blank);
}

static void show(const struct verdicts *why, const struct article *a, struct buf *out)
{
    for (size_t i = 0; i < why->count; i++) {
        const struct verdict *v = &why->items[i];
        buf_addf(out, "%s%c%s %.*s", i > 0 ? "|" : "", v->kept ? '+' : '-', v->rule,
                 SPAN_ARGS(begin_of(v->text)));
        /* What is said of a block is true of the text. */
        if (v->kept && span_find(a->text, end_of(v->text), 0) == SIZE_MAX)
            buf_text(out, " (is not there)");
        if (!v->kept && a->text.len > 0 && span_find(a->text, end_of(v->text), 0) != SIZE_MAX)
            buf_text(out, " (is there)");
    }
}

static void says_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("verdicts.tsv", 3);
    struct extractor *x = NULL;
    struct lede_error err;

    assert_ok(extractor_open(&x, &setup, &err), &err);
    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct page page = {0};
        struct article a = {0};
        struct verdicts why = {0};
        struct buf out = {0};
        struct raw_document raw = {.text = cases.column[1], .bytes = cases.column[1]};
        raw.body_given = span_is(cases.column[0], "given");
        if (span_is(cases.column[0], "page")) {
            assert_ok(html_page_read(cases.column[1], &arena, &page, &err), &err);
            raw.page = &page;
            raw.text = (struct span){0};
        }
        bool found = extract_article_why(x, &raw, &arena, &a, &why, &err);
        if (!found) {
            assert_string_equal(err.text, "no text");
            a.text = (struct span){0};
        }
        show(&why, &a, &out);
        buf_text(&out, found ? "" : "|none");
        assert_span_at(cases.line, buf_span(&out), cases.column[2]);
        buf_free(&out);
        arena_free(&arena);
    }
    extractor_close(x);
    cases_close(&cases);
    (void)state;
}

static void memory_that_runs_out_is_told(void **state)
{
    struct lede_error err;
    struct extractor *x = NULL;
    struct raw_document raw = {
        .text = SPAN("Floods\n\nBy Rahim Gul\n\nThe river rose by two metres.\n")};

    assert_ok(extractor_open(&x, &setup, &err), &err);
    for (size_t n = 1;; n++) {
        struct arena arena = {0};
        struct article a;
        struct verdicts why = {0};
        mem_fail_at(n);
        bool ok = extract_article_why(x, &raw, &arena, &a, &why, &err);
        mem_fail_at(0);
        arena_free(&arena);
        if (ok)
            break;
        assert_int_equal(err.status, LEDE_MEMORY);
    }
    extractor_close(x);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_the_cases_say),
        cmocka_unit_test(memory_that_runs_out_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
