/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/paragraphs.h"
#include "analysis/passages.h"
#include "analysis/words.h"
#include "common/buf.h"
#include "common/limits.h"
#include "common/random.h"
#include "tests/support/check.h"

enum { ROUNDS = 3000 };

static size_t count_words(struct span text)
{
    struct words words = {.text = text};
    struct word word;
    size_t count = 0;

    while (words_next(&words, &word))
        count++;
    return count;
}

/* Append so many words as one sentence: "Wo wo wo." */
static void add_sentence(struct buf *text, size_t words)
{
    for (size_t i = 0; i < words; i++)
        buf_text(text, i ? " wo" : "Wo");
    buf_text(text, ". ");
}

/* Cut text and check what holds for every text; *count gets the number of passages. */
static struct passage *cut(struct span text, struct arena *arena, size_t *count)
{
    struct passage *list = NULL;
    struct lede_error err;
    struct words words = {.text = text};
    struct word word;
    size_t at = 0, total = 0;

    assert_ok(passages_cut(text, arena, &list, count, &err), &err);
    for (size_t i = 0; i < *count; i++) {
        struct span part = span_part(text, list[i].start, list[i].end);

        assert_true((i ? list[i - 1].end : 0) <= list[i].start && list[i].end <= text.len);
        assert_true(part.len > 0);
        assert_int_equal(span_trim(part).len, part.len);
        assert_in_range(count_words(part), 1, PASSAGE_WORDS_MAX);
        total += count_words(part);
    }
    while (words_next(&words, &word)) { /* each word is whole in a passage */
        while (at < *count && list[at].end <= word.start)
            at++;
        assert_true(at < *count && list[at].start <= word.start && word.end <= list[at].end);
        total--;
    }
    assert_int_equal(total, 0);
    return list;
}

/* The words of each passage, "60 60 45", of paragraphs with sentences of so many words: "30+30 60 45".
 * A paragraph of "#" is a heading of two words. */
static void assert_cut(const char *paragraphs, const char *want)
{
    struct arena arena = {0};
    struct buf text = {0}, got = {0};
    struct span rest = span_of(paragraphs), paragraph, sentence;
    size_t count;

    while (span_cut(&rest, ' ', &paragraph)) {
        if (span_is(paragraph, "#"))
            buf_text(&text, "What now");
        else
            while (span_cut(&paragraph, '+', &sentence)) {
                size_t words = 0;
                for (size_t i = 0; i < sentence.len; i++)
                    words = 10 * words + (size_t)(sentence.at[i] - '0');
                add_sentence(&text, words);
            }
        buf_text(&text, "\n\n");
    }
    struct passage *list = cut(buf_span(&text), &arena, &count);
    for (size_t i = 0; i < count; i++) {
        struct span part = span_part(buf_span(&text), list[i].start, list[i].end);
        buf_addf(&got, "%s%zu", i ? " " : "", count_words(part));
    }
    assert_span(buf_span(&got), span_of(want));
    buf_free(&text);
    buf_free(&got);
    arena_free(&arena);
}

static void merges_and_cuts_to_50_to_100_words(void **state)
{
    assert_cut("", "");
    assert_cut("5", "5");
    assert_cut("100", "100");
    assert_cut("30 30 30 30", "60 60");
    assert_cut("60 60 45", "60 60 45");
    assert_cut("30 30 40", "100");      /* the last is too short alone and fits */
    assert_cut("30 90 30", "30 90 30"); /* neighbours do not fit */
    assert_cut("30+30+30+30", "60 60"); /* even parts, not 90 and 30 */
    assert_cut("40+40+40", "40 80");    /* as even as sentences are */
    assert_cut("20+20+20+20+20+20+20+20+20+20+20", "80 60 80");
    assert_cut("101", "51 50");
    assert_cut("250", "84 83 83");
    assert_cut("10+150+10", "90 80");
    (void)state;
}

static void a_heading_begins_a_passage(void **state)
{
    assert_cut("20 # 20", "20 22");
    assert_cut("20 # 20 30 30", "20 82");
    assert_cut("60 # 60", "60 62");
    assert_cut("# # 60", "64");
    assert_cut("# 99", "51 50"); /* too long with its heading: cut at a word */
    assert_cut("# 40+59", "42 59");
    assert_cut("# 99+20", "61 60");
    assert_cut("20 #", "22"); /* with nothing behind it, it heads nothing */
    (void)state;
}

static void random_paragraph(struct random *r, struct buf *text)
{
    static const char *const odd[] = {"* * *",        "What We Know", "-",  "1. A list item",
                                      "\xE2\x80\x9C", "U.S. Army",    "\t", "\xFF\x80 \xC3 broken"};

    if (random_below(r, 3) == 0)
        buf_text(text, odd[random_below(r, ARRAY_LEN(odd))]);
    else
        for (size_t n = 1 + random_below(r, 6); n; n--)
            add_sentence(text, 1 + random_below(r, random_below(r, 20) ? 40 : 400));
    buf_text(text, random_below(r, 2) ? "\n" : "\n \n");
}

static void any_text_is_covered_in_order(void **state)
{
    struct random r = {50100};
    struct arena arena = {0};
    struct buf text = {0};
    size_t count;

    print_message("seed 50100\n");
    for (int round = 0; round < ROUNDS; round++) {
        buf_reset(&text);
        for (size_t n = random_below(&r, 12); n; n--)
            random_paragraph(&r, &text);
        (void)cut(buf_span(&text), &arena, &count);
        arena_reset(&arena);
    }
    for (int round = 0; round < ROUNDS; round++) {
        buf_reset(&text);
        for (size_t n = random_below(&r, 300); n; n--)
            buf_byte(&text, (char)random_next(&r));
        (void)cut(buf_span(&text), &arena, &count);
        arena_reset(&arena);
    }
    buf_free(&text);
    arena_free(&arena);
    (void)state;
}

static void says_when_memory_is_out(void **state)
{
    struct lede_error err;
    struct passage *list;
    size_t count;
    bool ok = false;

    for (size_t n = 1; n < 10 && !ok; n++) {
        struct arena arena = {0};

        mem_fail_at(n);
        ok = passages_cut(SPAN("One.\nTwo.\n"), &arena, &list, &count, &err);
        assert_memory(ok, &err);
        arena_free(&arena);
    }
    assert_true(ok);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merges_and_cuts_to_50_to_100_words),
        cmocka_unit_test(a_heading_begins_a_passage),
        cmocka_unit_test(any_text_is_covered_in_order),
        cmocka_unit_test(says_when_memory_is_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
