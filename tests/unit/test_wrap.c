/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/number.h"
#include "common/random.h"
#include "common/utf8.h"
#include "searcher/output/harmless.h"
#include "searcher/output/wrap.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void shows_characters_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("harmless.tsv", 3);

    while (cases_next(&cases)) {
        struct buf out = {0};
        uint64_t cols = 0;

        harmless_add(&out, cases.column[0]);
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        assert_true(number_parse(cases.column[2], 1000, &cols));
        if (harmless_cols(cases.column[0]) != cols)
            fail_msg("case line %zu has %zu columns", cases.line, harmless_cols(cases.column[0]));
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

/* Lays text out with one mark and compares. */
static void check(struct span text, struct mark mark, size_t width, size_t indent, bool colour,
                  const char *want)
{
    struct buf out = {0};
    struct wrap w = {.out = &out, .width_cols = width, .indent_cols = indent, .colour = colour};
    struct marked m = {text, &mark, mark.end > mark.start ? 1 : 0};

    wrap_part(&w, &m, 0, text.len, STYLE_PLAIN);
    wrap_line_end(&w);
    assert_span(buf_span(&out), span_of(want));
    buf_free(&out);
}

static void breaks_lines_at_white_space(void **state)
{
    const struct mark none = {0, 0};

    check(SPAN(""), none, 20, 2, false, "");
    check(SPAN("  "), none, 20, 2, false, "");
    check(SPAN("one two\nthree"), none, 20, 2, false, "  one two three\n");
    check(SPAN("one two three four"), none, 12, 2, false, "  one two\n  three four\n");
    check(SPAN("exactly ten"), none, 11, 0, false, "exactly ten\n");
    check(SPAN("exactly ten"), none, 10, 0, false, "exactly\nten\n");
    (void)state;
}

static void cuts_what_is_wider_than_a_line(void **state)
{
    const struct mark none = {0, 0};

    check(SPAN("a 0123456789abcdef z"), none, 10, 0, false, "a\n0123456789\nabcdef z\n");
    /* Wide characters take two columns: the fifth would stand half outside. */
    check(SPAN("中文中文中文"), none, 9, 0, false, "中文中文\n中文\n");
    (void)state;
}

static void styles_end_with_their_line(void **state)
{
    check(SPAN("the guards came"), (struct mark){4, 10}, 20, 0, true,
          "the \x1b[1mguards\x1b[0m came\n");
    check(SPAN("the guards came"), (struct mark){4, 10}, 20, 0, false, "the guards came\n");
    check(SPAN("border guards"), (struct mark){0, 13}, 8, 0, true,
          "\x1b[1mborder\x1b[0m\n\x1b[1mguards\x1b[0m\n");
    (void)state;
}

static void labels_fill_the_indent(void **state)
{
    struct buf out = {0};
    struct wrap w = {.out = &out, .width_cols = 16, .indent_cols = 6};

    wrap_label(&w, SPAN("date"), STYLE_FAINT);
    wrap_text(&w, SPAN("26 July 2016"), STYLE_PLAIN);
    wrap_label(&w, SPAN("too long"), STYLE_FAINT);
    wrap_text(&w, SPAN("x"), STYLE_PLAIN);
    wrap_glue(&w);
    wrap_text(&w, SPAN("y"), STYLE_PLAIN);
    wrap_line_end(&w);
    assert_span(buf_span(&out), SPAN("date  26 July\n      2016\ntoo long xy\n"));
    buf_free(&out);
    (void)state;
}

static size_t random_text(struct random *r, char *text, size_t size)
{
    static const char *const pieces[] = {" ",
                                         "\n",
                                         "guard",
                                         "é",
                                         "中",
                                         "\x1b[2J",
                                         "\xc2\x9b",
                                         "\xff",
                                         "\xe2\x80\xae\xe2\x80\xac",
                                         "e\xcc\x81",
                                         "\r",
                                         "longer-word",
                                         "\xf0\x9f\x98\x80"};
    size_t len = 0;

    while (len + 20 < size && random_below(r, 40) > 0) {
        if (random_below(r, 4) == 0) {
            text[len++] = (char)random_below(r, 256);
        } else {
            struct span p = span_of(pieces[random_below(r, ARRAY_LEN(pieces))]);
            memcpy(text + len, p.at, p.len);
            len += p.len;
        }
    }
    return len;
}

/* Ascending marks that do not overlap. */
static size_t random_marks(struct random *r, size_t len, struct mark *marks, size_t max)
{
    size_t n = 0, at = 0;

    while (n < max && at < len) {
        size_t start = at + random_below(r, 10), end = start + 1 + random_below(r, 8);
        if (end > len)
            break;
        marks[n++] = (struct mark){(uint32_t)start, (uint32_t)end};
        at = end;
    }
    return n;
}

/* Copies a line without our own styles; fails on any other control character. */
static size_t without_styles(struct span line, char *plain)
{
    static const char *const ours[] = {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;4m"};
    size_t n = 0;

    for (size_t i = 0; i < line.len;) {
        size_t style = 0;
        for (size_t k = 0; k < ARRAY_LEN(ours); k++)
            if (span_starts(span_part(line, i, line.len), span_of(ours[k])))
                style = strlen(ours[k]);
        if (style == 0) {
            assert_true((unsigned char)line.at[i] >= 0x20 && line.at[i] != 0x7f);
            plain[n++] = line.at[i++];
        }
        i += style;
    }
    return n;
}

static bool is_control_or_reorders(uint32_t c)
{
    return (c >= 0x80 && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void check_page(struct span page, size_t width)
{
    struct span line;
    char plain[8192];
    size_t len;

    assert_true(page.len == 0 || page.at[page.len - 1] == '\n');
    while (span_cut(&page, '\n', &line)) {
        struct span text = {plain, without_styles(line, plain)};
        assert_int_equal(utf8_valid_length(text), text.len);
        for (size_t i = 0; i < text.len; i += len)
            assert_false(is_control_or_reorders(utf8_at(text, i, &len)));
        assert_true(utf8_columns(text) <= width);
        assert_true(text.len == 0 || text.at[text.len - 1] != ' ');
    }
}

static void any_bytes_make_harmless_lines_that_fit(void **state)
{
    struct random r = {.state = 11};

    print_message("seed %llu\n", (unsigned long long)r.state);
    for (int round = 0; round < 5000; round++) {
        char text[600];
        struct mark marks[20];
        struct buf out = {0};
        struct marked m = {.text = {text, random_text(&r, text, sizeof text)}, .marks = marks};
        struct wrap w = {.out = &out,
                         .width_cols = 10 + random_below(&r, 70),
                         .indent_cols = random_below(&r, 12),
                         .colour = random_below(&r, 2)};
        size_t start = random_below(&r, m.text.len + 1);

        m.mark_count = random_marks(&r, m.text.len, marks, ARRAY_LEN(marks));
        wrap_part(&w, &m, 0, start, STYLE_HEADLINE);
        wrap_part(&w, &m, start, m.text.len, STYLE_PLAIN);
        wrap_line_end(&w);
        assert_true(buf_ok(&out));
        check_page(buf_span(&out), w.width_cols);
        if (!w.colour)
            assert_int_equal(span_find(buf_span(&out), SPAN("\x1b"), 0), SIZE_MAX);
        buf_free(&out);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_characters_as_the_cases_say),
        cmocka_unit_test(breaks_lines_at_white_space),
        cmocka_unit_test(cuts_what_is_wider_than_a_line),
        cmocka_unit_test(styles_end_with_their_line),
        cmocka_unit_test(labels_fill_the_indent),
        cmocka_unit_test(any_bytes_make_harmless_lines_that_fit),
    };
    return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
