/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/markup_text.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static struct span field_of(const struct json_ld *ld, struct span name)
{
    const struct {
        const char *name;
        struct span value;
    } fields[] = {
        {"headline", ld->headline},   {"published", ld->published},
        {"modified", ld->modified},   {"page_published", ld->page_published},
        {"publisher", ld->publisher}, {"authors", ld->authors},
        {"site", ld->site},           {"body", ld->body},
        {"section", ld->section},     {"trail", ld->trail},
    };

    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        if (span_is(name, fields[i].name))
            return fields[i].value.len ? fields[i].value : SPAN("-");
    return SPAN("no such field");
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("json_ld.tsv", 3);
    struct lede_error err;
    struct json_ld ld;

    while (cases_next(&cases)) {
        struct arena arena = {0};
        assert_ok(json_ld_read(&cases.column[0], 1, &arena, &ld, &err), &err);
        assert_span_at(cases.line, field_of(&ld, cases.column[1]), cases.column[2]);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void markup_is_read_as_a_reader_sees_it(void **state)
{
    static const char *const rows[][2] = {
        {"Tom &amp;amp; <b>Jerry</b>", "Tom & Jerry"},
        {"5 < 6 > 4", "5 < 6 > 4"},
        {"&eacute;&#233;&#xE9;&nope;&", "ééé&nope;&"},
        {"a\xc2\xa0 b\n\n c ", "a b c"},
        {"<p>one</p>two", "one two"},
        {"&#0;&#xD800;", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"a <b", "a <b"},
        {"\xff", "\xef\xbf\xbd"},
        {"<>&;", "<>&;"},
        {"", ""},
    };
    struct arena arena = {0};
    struct lede_error err;
    struct span out;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_ok(markup_line(span_of(rows[i][0]), 1000, &arena, &out, &err), &err);
        assert_span(out, span_of(rows[i][1]));
    }
    assert_ok(markup_line(SPAN("abcdé"), 5, &arena, &out, &err), &err);
    assert_span(out, SPAN("abcd"));
    arena_free(&arena);
    (void)state;
}

/* Nesting, numbers of values, strings without end: nothing but time in proportion. */
static void survives_what_is_not_json_ld(void **state)
{
    struct lede_error err;
    struct json_ld ld;

    for (int kind = 0; kind < 5; kind++) {
        static const char *const units[] = {"[", "{\"a\":", "<", "&lt;", "/*\"datePublished\":"};
        struct arena arena = {0};
        struct buf text = {0};
        buf_text(&text, kind >= 2 ? "{\"@type\":\"NewsArticle\",\"articleBody\":\"" : "");
        for (int i = 0; i < 100000; i++)
            buf_text(&text, units[kind]);
        assert_true(buf_ok(&text));
        struct span script = buf_span(&text);
        assert_ok(json_ld_read(&script, 1, &arena, &ld, &err), &err);
        buf_free(&text);
        arena_free(&arena);
    }
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    const struct span scripts[] = {
        SPAN(
            "{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"A &amp; b\",\"author\":[{\"@id\":"
            "\"#j\"},\"K\"],\"articleBody\":\"x\"},{\"@id\":\"#j\",\"name\":\"Jane\"}]}"),
        SPAN("{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-03-14\",}"),
    };
    struct lede_error err;
    struct json_ld ld;
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct arena arena = {0};
        mem_fail_at(n);
        ok = json_ld_read(scripts, ARRAY_LEN(scripts), &arena, &ld, &err);
        assert_memory(ok, &err);
        arena_free(&arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(markup_is_read_as_a_reader_sees_it),
        cmocka_unit_test(survives_what_is_not_json_ld),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
