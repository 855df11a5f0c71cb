/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/random.h"
#include "searcher/web/html.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void write(struct span how, struct span text, struct buf *out)
{
    if (span_is(how, "text"))
        html_text(out, text);
    else if (span_is(how, "attribute"))
        html_attribute(out, "n", text);
    else if (span_is(how, "url"))
        html_url_part(out, text);
    else if (span_is(how, "link"))
        buf_text(out, html_may_link(text) ? "yes" : "no");
    else
        buf_add(out, html_host(text));
}

static void writes_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("html.tsv", 3);

    while (cases_next(&cases)) {
        struct buf got = {0};
        write(cases.column[0], cases.column[1], &got);
        assert_span_at(cases.line, buf_span(&got), cases.column[2]);
        buf_free(&got);
    }
    cases_close(&cases);
    (void)state;
}

static void marks_stand_around_their_words(void **state)
{
    static const struct mark marks[] = {{0, 5}, {6, 7}, {8, 12}};
    struct marked m = {SPAN("a<b>c & d\ne.\nf"), marks, ARRAY_LEN(marks)};
    struct buf got = {0};

    html_marked(&got, &m, 0, m.text.len);
    assert_span(buf_span(&got), SPAN("<mark>a&lt;b&gt;c</mark> <mark>&amp;</mark> "
                                     "<mark>d<br>\ne.</mark><br>\nf"));
    buf_reset(&got);
    html_marked(&got, &m, 6, 9);
    assert_span(buf_span(&got), SPAN("<mark>&amp;</mark> <mark>d</mark>"));
    buf_free(&got);
    (void)state;
}

static void numbers_have_commas(void **state)
{
    static const struct {
        uint64_t number;
        const char *want;
    } rows[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {18882, "18,882"}, {1000002, "1,000,002"}};

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct buf got = {0};
        html_number(&got, rows[i].number);
        assert_span(buf_span(&got), span_of(rows[i].want));
        buf_free(&got);
    }
    (void)state;
}

static void no_byte_gets_through_as_html(void **state)
{
    struct random r = {20161122};

    for (int round = 0; round < 20000; round++) {
        char bytes[64];
        struct span text = {bytes, random_below(&r, sizeof bytes)};
        struct buf got = {0};
        for (size_t i = 0; i < text.len; i++)
            bytes[i] = (char)(unsigned char)(random_below(&r, 4) ? random_below(&r, 256)
                                                                 : (unsigned char)"<>\"'&%"[i % 6]);
        html_text(&got, text);
        html_url_part(&got, text);
        for (size_t i = 0; i < got.len; i++) {
            unsigned char c = (unsigned char)got.at[i];
            if (c == '<' || c == '>' || c == '"' || c == '\'' || (c < ' ' && c != '\n') ||
                c == 0x7f)
                fail_msg("round %d: byte %02x", round, c);
        }
        buf_free(&got);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_what_the_cases_say),
        cmocka_unit_test(marks_stand_around_their_words),
        cmocka_unit_test(numbers_have_commas),
        cmocka_unit_test(no_byte_gets_through_as_html),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
