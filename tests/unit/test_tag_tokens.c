/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/random.h"
#include "indexer/entities/tag_hints.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

/* Words that the tables know, for all cases: "the" and "market" are usually small, NATO is always in capitals. */
static void know(struct tag_tables *t)
{
    static const char *const small[] = {"the", "market", "of", "chief", "opens"};

    for (size_t i = 0; i < ARRAY_LEN(small); i++)
        assert_true(hash_table_put(&t->words, tag_key(tag_hash(small[i], strlen(small[i]))),
                                   tag_word_pack((struct tag_word){1, 1, 1, 6})));
    assert_true(hash_table_put(&t->words, tag_key(tag_hash("quetta", 6)),
                               tag_word_pack((struct tag_word){0, 0, 0, 1})));
    assert_true(hash_table_put(&t->words, tag_key(tag_hash("NATO", 4)),
                               tag_word_pack((struct tag_word){7, 7, 7, 0})));
    assert_true(hash_table_put(&t->bridges, tag_key(tag_hash("of", 2)), 1));
    assert_true(hash_table_put(&t->bridges, tag_key(tag_hash("-", 1)), 1));
    uint64_t phrase = tag_hash_phrase(0, tag_hash("quetta", 6));
    assert_true(hash_table_put(&t->gazetteer, tag_key(phrase), 1U << 1));
}

/* Each token as it is taken, its shape's letter, "!" for a candidate, "^" where a sentence begins. */
static void write_token(const struct tag_tokens *t, const struct tag_token *token, struct buf *out)
{
    static const char shapes[] = "?stumn.jJLdr";
    char word[TOKEN_BYTES_MAX + 4];
    size_t len = tag_spell(t, token, false, word);

    if (out->len)
        buf_byte(out, ' ');
    buf_add(out, (struct span){word, len});
    buf_byte(out, '/');
    buf_byte(out, shapes[token->shape]);
    buf_text(out, token->candidate ? "!" : "");
    buf_text(out, token->first ? "^" : "");
    buf_text(out, token->gazetteer ? "*" : "");
}

static void cuts_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("tag_tokens.tsv", 2);
    struct tag_tables tables = {0};
    struct tag_tokens t = {0};
    struct lede_error err;

    know(&tables);
    while (cases_next(&cases)) {
        struct buf got = {0};
        assert_ok(tag_tokens_cut(&t, &tables, cases.column[0], &err), &err);
        for (size_t i = 0; i < t.count; i++)
            write_token(&t, &t.at[i], &got);
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
    }
    tag_tokens_free(&t);
    tag_tables_free(&tables);
    cases_close(&cases);
    (void)state;
}

/* Tokens lie one behind the other, and hold all that is no blank. */
static void covers_any_bytes(void **state)
{
    struct tag_tables tables = {0};
    struct tag_tokens t = {0};
    struct random r = {11};
    struct lede_error err;
    char bytes[200];

    for (int round = 0; round < 3000; round++) {
        size_t len = (size_t)random_below(&r, sizeof bytes), at = 0;
        static const char likely[] = "Aa.'-\n U19,\xe2\x80\x99s\xc3\x89(\"";
        for (size_t i = 0; i < len; i++)
            bytes[i] = random_below(&r, 4) ? likely[random_below(&r, sizeof likely - 1)]
                                           : (char)random_below(&r, 256);
        struct span text = {bytes, len};
        assert_ok(tag_tokens_cut(&t, &tables, text, &err), &err);
        for (size_t i = 0; i < t.count; i++) {
            assert_true(t.at[i].start >= at && t.at[i].end > t.at[i].start && t.at[i].end <= len);
            for (; at < t.at[i].start; at++)
                assert_true((unsigned char)bytes[at] <= ' ' || (unsigned char)bytes[at] >= 0x7f);
            at = t.at[i].end;
        }
    }
    tag_tokens_free(&t);
    (void)state;
}

/* "Gen Bajwa of Jaish-ul-Adl's men": each token's part of what it is said to be, and nothing past it. */
static void notes_hints_in_the_tokens_they_cover(void **state)
{
    enum { KIND = 4, PERSON = 0, ORG = 1, FIRST = 0, INNER = 1, LAST = 2, ONLY = 3 };
    static const struct tag_hint hints[] = {
        {4, 9, PERSON, KIND}, {13, 25, ORG, KIND}, {40, 50, ORG, 1}};
    const int org = 1 + (ORG * HINT_KINDS + KIND) * 4,
              person = 1 + (PERSON * HINT_KINDS + KIND) * 4;
    const int want[] = {0,           person + ONLY, 0,          org + FIRST, org + INNER,
                        org + INNER, org + INNER,   org + LAST, 0,           0};
    struct tag_tables tables = {0};
    struct tag_tokens t = {0};
    struct lede_error err;

    assert_ok(tag_tokens_cut(&t, &tables, SPAN("Gen Bajwa of Jaish-ul-Adl's men"), &err), &err);
    tag_hints_note(&t, hints, ARRAY_LEN(hints));
    assert_int_equal(t.count, ARRAY_LEN(want));
    for (size_t i = 0; i < t.count; i++)
        assert_int_equal(t.at[i].hint, want[i]);
    tag_tokens_free(&t);
    (void)state;
}

static void says_so_when_memory_runs_out(void **state)
{
    struct tag_tables tables = {0};
    struct tag_tokens t = {0};
    bool done = false;

    for (size_t n = 1; !done; n++) {
        struct lede_error err = {.status = LEDE_OK};
        mem_fail_at(n);
        done = tag_tokens_cut(&t, &tables, SPAN("Gen Bajwa met Iran's minister in Quetta."), &err);
        mem_fail_at(0);
        assert_int_equal(err.status, done ? LEDE_OK : LEDE_MEMORY);
        tag_tokens_free(&t);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_what_the_cases_say),
        cmocka_unit_test(covers_any_bytes),
        cmocka_unit_test(notes_hints_in_the_tokens_they_cover),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
