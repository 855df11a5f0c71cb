/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "analysis/words.h"
#include "common/buf.h"
#include "common/random.h"
#include "common/utf8.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { SEED = 20160, ROUNDS = 20000, TEXT_MAX = 120 };

/* "iran's^ us=US army": the forms, ^ for a capital first, = and the word as written for others. */
static void write_words(struct span text, struct buf *out)
{
    struct words words = {.text = text};
    struct word word;

    buf_reset(out);
    while (words_next(&words, &word)) {
        if (out->len)
            buf_byte(out, ' ');
        buf_add(out, word.form);
        if (word.written == WRITTEN_TITLE)
            buf_byte(out, '^');
        if (word.written == WRITTEN_OTHER) {
            buf_byte(out, '=');
            buf_add(out, word.as_written);
        }
    }
    if (!out->len)
        buf_byte(out, '-');
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("words.tsv", 2);
    struct buf out = {0};

    while (cases_next(&cases)) {
        write_words(cases.column[0], &out);
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
    }
    buf_free(&out);
    cases_close(&cases);
    (void)state;
}

static void folds_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("words_fold.tsv", 2);

    while (cases_next(&cases)) {
        char out[200];
        size_t len = words_fold(cases.column[0], out, sizeof out);
        assert_span_at(cases.line, (struct span){out, len}, cases.column[1]);
        assert_int_equal(out[len], '\0');
    }
    cases_close(&cases);
    (void)state;
}

static void folds_into_any_room(void **state)
{
    const struct span text = SPAN("\xC3\x89tat \xE4\xB8\xAD\xE5\x9B\xBD News");
    char whole[40], *out;
    size_t len = words_fold(text, whole, sizeof whole);

    assert_int_equal(words_fold(text, whole, 0), 0);
    for (size_t size = 1; size <= len + 1; size++) {
        out = malloc(size); /* so that a byte too many is seen */
        assert_non_null(out);
        size_t got = words_fold(text, out, size);
        assert_true(got < size);
        assert_memory_equal(out, whole, got);
        assert_int_equal(utf8_valid_length((struct span){out, got}), got);
        free(out);
    }
    (void)state;
}

/* Characters that the rules are about, and any others. */
static void add_random(struct random *r, struct buf *out)
{
    static const char *const known[] = {
        "a",
        "B",
        "z",
        "7",
        "0",
        ".",
        ",",
        "'",
        " ",
        "-",
        "U.S.",
        "1,000",
        "&",
        "\n",
        "\xE2\x80\x99",
        "\xC2\xAD",
        "\xE2\x80\x8B",
        "\xCC\x81",
        "\xC3\xA9",
        "\xC3\x9F",
        "\xD9\x80",
        "\xD9\x8E",
        "\xC2\xBD",
        "\xEF\xBF\xBD",
        "\xE0\xA4\x95",
        "\xE0\xA4\xBF",
        "\xE2\x85\xA3",
        "\xCA\xBC",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };

    if (random_below(r, 4))
        buf_text(out, known[random_below(r, ARRAY_LEN(known))]);
    else if (random_below(r, 2))
        utf8_add(out, (uint32_t)random_below(r, 0x11000));
    else
        utf8_add(out, (uint32_t)random_below(r, 0x110000));
}

static void random_text(struct random *r, bool valid, struct buf *out)
{
    size_t len = random_below(r, TEXT_MAX);

    buf_reset(out);
    while (out->len < len)
        if (valid)
            add_random(r, out);
        else
            buf_byte(out, (char)random_next(r));
}

/* A copy that ends where its memory ends. */
static char *exact_copy(struct span text)
{
    char *at = malloc(text.len ? text.len : 1);

    assert_non_null(at);
    if (text.len)
        memcpy(at, text.at, text.len);
    return at;
}

static void assert_word_is_sound(struct span text, const struct word *word, size_t last_end)
{
    assert_true(last_end <= word->start && word->start < word->end && word->end <= text.len);
    assert_in_range(word->form.len, 1, WORD_BYTES_MAX);
    assert_int_equal(utf8_valid_length(word->form), word->form.len);
    assert_in_range(word->as_written.len, 1, WORD_BYTES_MAX);
}

/* Cut out alone, a word is the same word. */
static void assert_alone_the_same(struct span text, const struct word *word)
{
    char *copy = exact_copy(span_part(text, word->start, word->end));
    struct words words = {.text = {copy, word->end - word->start}};
    struct word alone;

    assert_true(words_next(&words, &alone));
    assert_int_equal(alone.start, 0);
    assert_int_equal(alone.end, words.text.len);
    assert_span(alone.form, word->form);
    assert_int_equal(alone.written, word->written);
    assert_span(alone.as_written, word->as_written);
    assert_false(words_next(&words, &alone));
    free(copy);
}

static void any_bytes_give_sound_words(void **state)
{
    struct random r = {SEED};
    struct buf bytes = {0};

    print_message("seed %d\n", SEED);
    for (int round = 0; round < ROUNDS; round++) {
        random_text(&r, round % 2, &bytes);
        char *copy = exact_copy(buf_span(&bytes));
        struct span text = {copy, bytes.len};
        struct words words = {.text = text};
        struct word word;
        size_t last_end = 0;

        while (words_next(&words, &word)) {
            assert_word_is_sound(text, &word, last_end);
            assert_alone_the_same(text, &word);
            last_end = word.end;
        }
        assert_false(words_next(&words, &word));
        free(copy);
    }
    buf_free(&bytes);
    (void)state;
}

static void folding_twice_changes_nothing(void **state)
{
    struct random r = {SEED + 1};
    struct buf bytes = {0};
    char once[8 * TEXT_MAX], twice[8 * TEXT_MAX];

    for (int round = 0; round < ROUNDS; round++) {
        random_text(&r, true, &bytes);
        size_t len = words_fold(buf_span(&bytes), once, sizeof once);
        if (memchr(once, '~', len)) /* its hash would be folded as a word */
            continue;
        size_t again = words_fold((struct span){once, len}, twice, sizeof twice);
        assert_span((struct span){twice, again}, (struct span){once, len});
    }
    buf_free(&bytes);
    (void)state;
}

/* A hidden character behind each letter leads every word past the fast path. */
static void the_fast_path_reads_as_the_other(void **state)
{
    static const char alphabet[] = "abzABZ019.,' -\n&";
    struct random r = {SEED + 2};
    struct buf plain = {0}, hidden = {0}, fast = {0}, slow = {0};

    for (int round = 0; round < ROUNDS; round++) {
        size_t len = random_below(&r, TEXT_MAX);

        buf_reset(&plain);
        buf_reset(&hidden);
        for (size_t i = 0; i < len; i++) {
            char c = alphabet[random_below(&r, sizeof alphabet - 1)];
            buf_byte(&plain, c);
            buf_byte(&hidden, c);
            if ((c | 0x20) >= 'a' || (c >= '0' && c <= '9'))
                buf_text(&hidden, "\xC2\xAD");
        }
        write_words(buf_span(&plain), &fast);
        write_words(buf_span(&hidden), &slow);
        assert_span(buf_span(&slow), buf_span(&fast));
    }
    buf_free(&plain);
    buf_free(&hidden);
    buf_free(&fast);
    buf_free(&slow);
    (void)state;
}

static void long_words_differ_in_their_hash(void **state)
{
    char text[400];
    struct words one = {.text = {text, 199}}, other = {.text = {text + 200, 199}};
    struct word a, b;

    memset(text, 'x', sizeof text);
    text[398] = 'y'; /* the last letter alone differs */
    assert_true(words_next(&one, &a));
    assert_true(words_next(&other, &b));
    assert_int_equal(a.form.len, WORD_BYTES_MAX);
    assert_int_equal(a.form.at[47], '~');
    assert_memory_equal(a.form.at, b.form.at, 48);
    assert_false(span_equal(a.form, b.form));
    assert_int_equal(a.end, 199);

    one = (struct words){.text = {text, WORD_BYTES_MAX}};
    assert_true(words_next(&one, &a));
    assert_null(memchr(a.form.at, '~', a.form.len));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(folds_what_the_cases_say),
        cmocka_unit_test(folds_into_any_room),
        cmocka_unit_test(any_bytes_give_sound_words),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(the_fast_path_reads_as_the_other),
        cmocka_unit_test(long_words_differ_in_their_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
