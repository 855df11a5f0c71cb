/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/date.h"
#include "indexer/extract/page_fields.h"
#include "indexer/extract/page_places_table.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { TODAY = 20454 }; /* 2026-01-01 */

static void show_field(const struct field *field, struct buf *out)
{
    if (field->value.len > 0)
        buf_addf(out, "%.*s (%s)", SPAN_ARGS(field->value), origin_name(field->origin));
}

static void show_date(const struct page_fields *f, struct buf *out)
{
    char from[DATE_TEXT_MAX], until[DATE_TEXT_MAX];

    if (f->date.precision == LEDE_NONE)
        return;
    date_write(f->date.earliest, from);
    date_write(f->date.latest, until);
    buf_text(out, from);
    if (f->date.precision != LEDE_DAY)
        buf_addf(out, "..%s", until);
    buf_addf(out, " (%s)", origin_name(f->date_origin));
}

static void show(const struct page_fields *f, struct span name, struct buf *out)
{
    if (span_is(name, "title"))
        show_field(&f->title, out);
    else if (span_is(name, "source"))
        show_field(&f->source, out);
    else if (span_is(name, "author"))
        show_field(&f->author, out);
    else if (span_is(name, "section"))
        show_field(&f->section, out);
    else if (span_is(name, "date"))
        show_date(f, out);
    else if (span_is(name, "modified"))
        buf_add(out, f->modified);
    else if (span_is(name, "language"))
        buf_add(out, f->language);
    else if (span_is(name, "url"))
        buf_add(out, f->url);
    else if (span_is(name, "body"))
        buf_add(out, f->body);
    else
        buf_text(out, "no such field");
}

static void finds_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("page_fields.tsv", 4);
    struct outlets outlets = {0};
    struct lede_error err;

    assert_ok(outlets_load(&outlets, &err), &err);
    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct buf shown = {0};
        struct page page;
        struct page_fields fields;
        assert_ok(html_page_read(cases.column[0], &arena, &page, &err), &err);
        if (!span_is(cases.column[1], "-"))
            page.url = cases.column[1];
        assert_ok(page_fields_find(&page, &outlets, TODAY, &arena, &fields, &err), &err);
        show(&fields, cases.column[2], &shown);
        assert_span_at(cases.line, shown.len ? buf_span(&shown) : SPAN("-"), cases.column[3]);
        buf_free(&shown);
        arena_free(&arena);
    }
    outlets_free(&outlets);
    cases_close(&cases);
    (void)state;
}

static bool are_sorted(const struct place_row *rows, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (strcmp(rows[i - 1].word, rows[i].word) >= 0)
            return false;
    return true;
}

static void the_tables_are_sorted(void **state)
{
    assert_true(are_sorted(place_rows, ARRAY_LEN(place_rows)));
    assert_true(are_sorted(whole_rows, ARRAY_LEN(whole_rows)));
    (void)state;
}

/* Thirty thousand of each: time in proportion, which a run under any tool shows by ending. */
static void takes_pages_that_are_bombs(void **state)
{
    static const char *const units[] = {
        "<meta name=pubdate content=x>",
        "<p>14 March 2031 ",
        "<h1>a b</h1>",
        "<time datetime=x>1",
        "<div class=\"a-date b c related\">",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",}</script>",
        "<span>1</span>",
        "14/",
        "<p class=byline>Jane Doe",
    };
    struct outlets outlets = {0};
    struct lede_error err;

    assert_ok(outlets_load(&outlets, &err), &err);
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        struct arena arena = {0};
        struct buf text = {0};
        struct page page;
        struct page_fields fields;
        for (int n = 0; n < 30000; n++)
            buf_text(&text, units[i]);
        assert_true(buf_ok(&text));
        assert_ok(html_page_read(buf_span(&text), &arena, &page, &err), &err);
        assert_ok(page_fields_find(&page, &outlets, TODAY, &arena, &fields, &err), &err);
        assert_int_equal(fields.date.precision, LEDE_NONE);
        buf_free(&text);
        arena_free(&arena);
    }
    outlets_free(&outlets);
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    const struct span html = SPAN(
        "<html lang=en><title>Floods | Dawn</title><script type=application/ld+json>{\"@type\":"
        "\"NewsArticle\",\"headline\":\"Floods\",\"dateModified\":\"2019-03-14\"}</script>"
        "<h1>Floods<p>x</h1><div itemprop=headline>A<p>b</div><p>14 March 2019");
    struct outlets outlets = {0};
    struct arena kept = {0};
    struct lede_error err;
    struct page page;
    struct page_fields fields;
    bool ok = false;

    assert_ok(outlets_load(&outlets, &err), &err);
    assert_ok(html_page_read(html, &kept, &page, &err), &err);
    for (size_t n = 1; !ok; n++) {
        struct arena arena = {0};
        mem_fail_at(n);
        ok = page_fields_find(&page, &outlets, TODAY, &arena, &fields, &err);
        assert_memory(ok, &err);
        arena_free(&arena);
    }
    arena_free(&kept);
    outlets_free(&outlets);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(the_tables_are_sorted),
        cmocka_unit_test(takes_pages_that_are_bombs),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
