/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include <utf8proc.h>

#include "common/mem.h"
#include "common/random.h"
#include "common/utf8.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

/* Bytes of which sequences are made, so that random ones are often nearly right. */
static struct span random_text(struct random *r, char *bytes, size_t max)
{
    static const unsigned char likely[] = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f,
                                           0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xe2,
                                           0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff};
    size_t len = random_below(r, max + 1);

    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(random_below(r, 4) ? likely[random_below(r, sizeof likely)]
                                             : random_below(r, 256));
    return (struct span){bytes, len};
}

static void repairs_and_measures_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("utf8.tsv", 4);

    while (cases_next(&cases)) {
        struct buf out = {0};
        char text[24];
        size_t repaired = utf8_repair(cases.column[0], &out);
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        (void)snprintf(text, sizeof text, "%zu", repaired);
        assert_span_at(cases.line, span_of(text), cases.column[2]);
        (void)snprintf(text, sizeof text, "%zu", utf8_columns(buf_span(&out)));
        if (!span_is(cases.column[3], "-")) /* of what is no character yet, Unicode may decide */
            assert_span_at(cases.line, span_of(text), cases.column[3]);
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

static void shows_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("utf8_show.tsv", 2);

    while (cases_next(&cases)) {
        char out[100], cut[100];
        size_t len = utf8_show(cases.column[0], out, sizeof out);
        assert_span_at(cases.line, (struct span){out, len}, cases.column[1]);
        for (size_t size = 1; size <= len; size++) {
            struct span got = {cut, utf8_show(cases.column[0], cut, size)};
            assert_true(got.len < size && cut[got.len] == '\0');
            assert_true(span_starts(span_of(out), got));
            assert_int_equal(utf8_valid_length(got), got.len);
        }
    }
    cases_close(&cases);
    (void)state;
}

/* utf8proc is the second implementation. */
static void reads_what_utf8proc_reads(void **state)
{
    struct random r = {3629};

    for (int round = 0; round < 200000; round++) {
        char bytes[8];
        struct span text = random_text(&r, bytes, sizeof bytes);
        if (text.len == 0)
            continue;
        size_t len;
        uint32_t c = utf8_at(text, 0, &len);
        utf8proc_int32_t want;
        utf8proc_ssize_t n =
            utf8proc_iterate((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.len, &want);
        assert_int_equal(c, n < 0 ? UTF8_BAD : want);
        assert_int_equal(len, n < 0 ? 1 : n);
    }
    (void)state;
}

static void repaired_is_valid_and_stays_as_it_is(void **state)
{
    struct random r = {5};
    struct buf once = {0}, twice = {0};

    for (int round = 0; round < 50000; round++) {
        char bytes[24];
        struct span text = random_text(&r, bytes, sizeof bytes);
        struct utf8_counts before = utf8_count(text), after;
        buf_reset(&once);
        buf_reset(&twice);
        assert_int_equal(utf8_repair(text, &once), before.bad + before.nul);
        after = utf8_count(buf_span(&once));
        assert_int_equal(after.bad + after.nul, 0);
        assert_int_equal(after.multi, before.multi + before.bad + before.nul);
        assert_int_equal(utf8_valid_length(buf_span(&once)), once.len);
        assert_int_equal(utf8_repair(buf_span(&once), &twice), 0);
        assert_span(buf_span(&twice), buf_span(&once));
        assert_int_equal(utf8_valid_length(text) == text.len, before.bad == 0);
    }
    buf_free(&once);
    buf_free(&twice);
    (void)state;
}

/* The borders are those that reading from the front comes to. */
static void cuts_at_the_last_border(void **state)
{
    struct random r = {99};

    for (int round = 0; round < 50000; round++) {
        char bytes[16];
        struct span text = random_text(&r, bytes, sizeof bytes);
        for (size_t max = 0; max <= text.len + 1; max++) {
            size_t border = 0, len;
            for (size_t i = 0; i <= max && i < text.len; i += len) {
                border = i;
                (void)utf8_at(text, i, &len);
            }
            if (max >= text.len)
                border = text.len;
            assert_int_equal(utf8_cut(text, max), border);
        }
    }
    (void)state;
}

static void writes_every_character(void **state)
{
    struct buf b = {0};

    for (uint32_t c = 0; c < 0x110100; c++) {
        size_t len;
        buf_reset(&b);
        utf8_add(&b, c);
        bool is_one = c != 0 && c < 0x110000 && (c < 0xd800 || c > 0xdfff);
        assert_int_equal(utf8_at(buf_span(&b), 0, &len), is_one ? c : UTF8_BAD);
        assert_int_equal(len, b.len);
    }
    buf_reset(&b);
    utf8_add(&b, UINT32_MAX);
    assert_span(buf_span(&b), SPAN("\xEF\xBF\xBD"));
    buf_free(&b);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repairs_and_measures_as_the_cases_say),
        cmocka_unit_test(shows_as_the_cases_say),
        cmocka_unit_test(reads_what_utf8proc_reads),
        cmocka_unit_test(repaired_is_valid_and_stays_as_it_is),
        cmocka_unit_test(cuts_at_the_last_border),
        cmocka_unit_test(writes_every_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
