/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/random.h"
#include "tests/support/check.h"

static void compares_by_bytes_the_shorter_first(void **state)
{
    assert_true(span_equal(SPAN("a"), span_of("a")));
    assert_true(span_equal((struct span){0}, SPAN("")));
    assert_false(span_equal(SPAN("a"), SPAN("ab")));
    assert_true(span_is(SPAN("ab"), "ab"));
    assert_true(span_compare(SPAN("a"), SPAN("ab")) < 0);
    assert_true(span_compare(SPAN("b"), SPAN("ab")) > 0);
    assert_true(span_compare(SPAN("a\xff"), SPAN("a\x01")) > 0);
    assert_int_equal(span_compare((struct span){0}, SPAN("")), 0);
    (void)state;
}

static void tells_starts_and_ends(void **state)
{
    assert_true(span_starts(SPAN("news.html"), SPAN("news")));
    assert_false(span_starts(SPAN("new"), SPAN("news")));
    assert_true(span_ends(SPAN("news.html"), SPAN(".html")));
    assert_false(span_ends(SPAN("html"), SPAN(".html")));
    assert_true(span_starts((struct span){0}, SPAN("")));
    assert_true(span_ends(SPAN("x"), (struct span){0}));
    (void)state;
}

static void takes_capitals_for_small_letters(void **state)
{
    static const struct {
        const char *s, *with;
        bool starts, ends, is;
    } rows[] = {
        {"Text/HTML", "text/html", true, true, true},
        {"text/html", "TEXT", true, false, false},
        {"a.TAR.gz", ".tar.GZ", false, true, false},
        {"gz", ".gz", false, false, false},
        {"x", "", true, true, false},
        {"", "", true, true, true},
        {"a[", "A{", false, false, false}, /* a bit apart, as letters are */
        {"@", "`", false, false, false},
        {"\xC3\x89", "\xC3\xA9", false, false, false},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct span s = span_of(rows[i].s), with = span_of(rows[i].with);
        assert_int_equal(span_starts_any_case(s, with), rows[i].starts);
        assert_int_equal(span_ends_any_case(s, with), rows[i].ends);
        assert_int_equal(span_is_any_case(s, rows[i].with), rows[i].is);
    }
    assert_true(span_is_any_case((struct span){0}, ""));
    (void)state;
}

static void trims_white_space_only(void **state)
{
    assert_span(span_trim(SPAN(" \t\r\n\v\f a b \n")), SPAN("a b"));
    assert_span(span_trim(SPAN(" \n ")), SPAN(""));
    assert_span(span_trim(SPAN("\xC2\xA0x")), SPAN("\xC2\xA0x"));
    assert_int_equal(span_trim((struct span){0}).len, 0);
    (void)state;
}

static void cuts_empty_parts_too(void **state)
{
    static const char *const want[] = {"", "a", "", "b", ""};
    struct span rest = SPAN("|a||b|"), part;
    size_t n = 0;

    while (span_cut(&rest, '|', &part)) {
        assert_true(n < ARRAY_LEN(want));
        assert_span(part, span_of(want[n++]));
    }
    assert_int_equal(n, ARRAY_LEN(want));
    rest = SPAN("");
    assert_true(span_cut(&rest, '|', &part));
    assert_int_equal(part.len, 0);
    assert_false(span_cut(&rest, '|', &part));
    (void)state;
}

static size_t find_slowly(struct span s, struct span what, size_t from)
{
    for (size_t i = from; i + what.len <= s.len; i++)
        if (span_equal(span_part(s, i, i + what.len), what))
            return i;
    return SIZE_MAX;
}

static void finds_what_a_slow_search_finds(void **state)
{
    struct random r = {20190612};

    for (int round = 0; round < 20000; round++) {
        char text[12], what[4];
        struct span s = {text, random_below(&r, sizeof text + 1)};
        struct span w = {what, random_below(&r, sizeof what + 1)};
        size_t from = random_below(&r, sizeof text + 2);
        for (size_t i = 0; i < sizeof text; i++)
            text[i] = (char)('a' + random_below(&r, 2));
        for (size_t i = 0; i < sizeof what; i++)
            what[i] = (char)('a' + random_below(&r, 2));
        assert_int_equal(span_find(s, w, from), find_slowly(s, w, from));
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_by_bytes_the_shorter_first),
        cmocka_unit_test(tells_starts_and_ends),
        cmocka_unit_test(takes_capitals_for_small_letters),
        cmocka_unit_test(trims_white_space_only),
        cmocka_unit_test(cuts_empty_parts_too),
        cmocka_unit_test(finds_what_a_slow_search_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
