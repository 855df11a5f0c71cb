/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/sentences.h"
#include "analysis/sentences_table.h"
#include "common/buf.h"
#include "common/random.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void parts_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("sentences.tsv", 2);

    while (cases_next(&cases)) {
        struct sentences sentences = {.text = cases.column[0]};
        struct sentence s;
        struct buf out = {0};

        while (sentences_next(&sentences, &s)) {
            if (out.len)
                buf_byte(&out, '|');
            buf_add(&out, span_part(cases.column[0], s.start, s.end));
        }
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

static void each_abbreviation_is_known_once(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(abbreviations); i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(abbreviations[i].word, abbreviations[k].word);
    (void)state;
}

/* Sentences are in order and hold every byte that is no blank, whatever the bytes. */
static void any_bytes_are_covered(void **state)
{
    static const char alphabet[] = "aB1. !?\"')(\t\n\xE2\x80\xA6\xC2\xA0\xD9\x94\xE0\xA5\xA4";
    struct random r = {7};

    for (int round = 0; round < 20000; round++) {
        size_t len = random_below(&r, 60), at = 0;
        char *text = malloc(len ? len : 1);

        assert_non_null(text);
        for (size_t i = 0; i < len; i++)
            text[i] = alphabet[random_below(&r, sizeof alphabet - 1)];
        struct sentences sentences = {.text = {text, len}};
        struct sentence s;
        while (sentences_next(&sentences, &s)) {
            assert_true(at <= s.start && s.start < s.end && s.end <= len);
            for (; at < s.start; at++)
                assert_non_null(memchr(" \t\n\xC2\xA0", text[at], 5));
            at = s.end;
        }
        for (; at < len; at++)
            assert_non_null(memchr(" \t\n\xC2\xA0", text[at], 5));
        free(text);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_what_the_cases_say),
        cmocka_unit_test(each_abbreviation_is_known_once),
        cmocka_unit_test(any_bytes_are_covered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
