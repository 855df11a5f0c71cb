/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/random.h"
#include "searcher/query/lex.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static const char *const names[] = {
    [TOKEN_CHUNK] = "",    [TOKEN_QUOTE] = "quote", [TOKEN_OPEN] = "open", [TOKEN_CLOSE] = "close",
    [TOKEN_AND] = "AND",   [TOKEN_OR] = "OR",       [TOKEN_NOT] = "NOT",   [TOKEN_MINUS] = "minus",
    [TOKEN_PLUS] = "plus", [TOKEN_FIELD] = "field",
};

/* The tokens of text in one line: chunks in brackets, quotes as quote[inside]. */
static void write_tokens(struct span text, struct buf *out)
{
    struct lexer l = {.text = text};

    for (;;) {
        struct token t = lex_next(&l);
        if (t.kind == TOKEN_END)
            break;
        if (out->len)
            buf_byte(out, ' ');
        buf_text(out, names[t.kind]);
        if (t.kind == TOKEN_CHUNK || t.kind == TOKEN_QUOTE || t.kind == TOKEN_FIELD)
            buf_addf(out, "[%.*s]", SPAN_ARGS(t.text));
        if (t.kind == TOKEN_QUOTE && !t.closed)
            buf_byte(out, '!');
    }
}

static void cuts_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("lex.tsv", 2);

    while (cases_next(&cases)) {
        struct buf tokens = {0};
        write_tokens(cases.column[0], &tokens);
        assert_span_at(cases.line, buf_span(&tokens), cases.column[1]);
        buf_free(&tokens);
    }
    cases_close(&cases);
    (void)state;
}

static void ends_again_and_again(void **state)
{
    struct lexer l = {.text = SPAN("iran ")};

    assert_int_equal(lex_next(&l).kind, TOKEN_CHUNK);
    for (int i = 0; i < 3; i++) {
        struct token end = lex_next(&l);
        assert_int_equal(end.kind, TOKEN_END);
        assert_int_equal(end.start, 5);
        assert_int_equal(end.end, 5);
    }
    (void)state;
}

/* Tokens lie behind each other within the text, none is empty, and their number is bounded. */
static void stays_within_any_text(void **state)
{
    static const char signs[] = "ab \"()+-:*.\xe2\x80\x9c\x9d\xc2\xa0\x01\xffidANDORT";
    struct random r = {20240601};

    for (int round = 0; round < 20000; round++) {
        char text[64];
        size_t len = random_below(&r, sizeof text + 1), last = 0;
        for (size_t i = 0; i < len; i++)
            text[i] = signs[random_below(&r, sizeof signs - 1)];
        struct lexer l = {.text = {text, len}};
        for (struct token t = lex_next(&l); t.kind != TOKEN_END; t = lex_next(&l)) {
            assert_true(t.start >= last && t.end > t.start && t.end <= len);
            assert_true(t.text.at >= text + t.start && t.text.at + t.text.len <= text + t.end);
            last = t.end;
        }
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_as_the_cases_say),
        cmocka_unit_test(ends_again_and_again),
        cmocka_unit_test(stays_within_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
