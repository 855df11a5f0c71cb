/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/edit_distance.h"
#include "analysis/edit_walk.h"
#include "common/random.h"
#include "tests/support/check.h"

enum { WORDS = 400, WORD_MAX = 7, BYTES_MAX = 4 * WORD_MAX, ROUNDS = 500 };

struct words {
    struct span at[WORDS];
    char bytes[WORDS][BYTES_MAX];
    size_t count;
};

static int compare(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return span_compare(*x, *y);
}

/* Letters of one to four bytes, neighbours by number among them. */
static struct span random_word(struct random *r, char *out)
{
    static const char *const letters[] = {"a",
                                          "b",
                                          "c",
                                          "e",
                                          "\x7f",
                                          "\xc3\xa9",
                                          "\xc3\xaa",
                                          "\xc3\xbf",
                                          "\xc4\x80",
                                          "\xed\x9f\xbf",
                                          "\xee\x80\x80",
                                          "\xef\xbf\xbf",
                                          "\xf0\x90\x80\x80",
                                          "\xf4\x8f\xbf\xbf"};
    size_t kinds = random_below(r, 3) ? 4 : ARRAY_LEN(letters);
    struct span word = {out, 0};

    for (uint64_t n = 1 + random_below(r, WORD_MAX); n > 0; n--) {
        struct span letter = span_of(letters[random_below(r, kinds)]);
        memcpy(out + word.len, letter.at, letter.len);
        word.len += letter.len;
    }
    return word;
}

static void make_words(struct words *w, struct random *r)
{
    size_t kept = 0;

    for (size_t i = 0; i < WORDS; i++)
        w->at[i] = random_word(r, w->bytes[i]);
    qsort(w->at, WORDS, sizeof *w->at, compare);
    for (size_t i = 0; i < WORDS; i++)
        if (i == 0 || !span_equal(w->at[i], w->at[kept - 1]))
            w->at[kept++] = w->at[i];
    w->count = kept;
}

/* Walk as a reader of sorted words does; each word passed over must be too far. Returns the looks. */
static size_t check_walk(const struct words *w, struct span word, unsigned limit, bool follow)
{
    struct edit_walk walk;
    struct span to = {0};
    size_t looks = 0;

    assert_true(edit_walk_begin(&walk, word, limit));
    for (size_t i = 0; i < w->count; i++) {
        unsigned edits = 0, expected = edit_distance(word, w->at[i], limit);
        if (follow && to.at && span_compare(w->at[i], to) < 0) {
            assert_true(expected > limit);
            continue;
        }
        looks++;
        enum edit_stride stride = edit_walk_next(&walk, w->at[i], &edits, &to);
        if ((stride == EDIT_NEAR) != (expected <= limit) ||
            (stride == EDIT_NEAR && edits != expected))
            fail_msg("%.*s is %u from %.*s", SPAN_ARGS(w->at[i]), expected, SPAN_ARGS(word));
        if (stride != EDIT_SEEK)
            to = (struct span){0};
        else
            assert_true(span_compare(w->at[i], to) < 0);
        if (stride == EDIT_END) {
            while (++i < w->count)
                assert_true(edit_distance(word, w->at[i], limit) > limit);
        }
    }
    return looks;
}

static void finds_what_a_look_at_all_finds(void **state)
{
    static struct words w;
    struct random r = {1};
    char bytes[BYTES_MAX];
    size_t looks = 0, all = 0;

    for (size_t round = 0; round < ROUNDS; round++) {
        if (round % 10 == 0)
            make_words(&w, &r);
        struct span word = random_word(&r, bytes);
        unsigned limit = (unsigned)random_below(&r, EDIT_WALK_LIMIT + 1);
        looks += check_walk(&w, word, limit, true);
        all += w.count;
        (void)check_walk(&w, word, limit, false); /* what is said to be passed may be looked at */
    }
    assert_in_range(looks, 1, all * 2 / 3); /* and it saves something */
    (void)state;
}

static void a_seek_goes_where_the_next_near_word_can_be(void **state)
{
    struct edit_walk walk;
    struct span to;
    unsigned edits;

    assert_true(edit_walk_begin(&walk, SPAN("iran"), 0));
    assert_int_equal(edit_walk_next(&walk, SPAN("a"), &edits, &to), EDIT_SEEK);
    assert_span(to, SPAN("i"));
    assert_int_equal(edit_walk_next(&walk, SPAN("i"), &edits, &to), EDIT_SEEK);
    assert_span(to, SPAN("ir"));
    assert_int_equal(edit_walk_next(&walk, SPAN("iran"), &edits, &to), EDIT_NEAR);
    assert_int_equal(edits, 0);
    assert_int_equal(edit_walk_next(&walk, SPAN("iranian"), &edits, &to), EDIT_END);
    assert_true(edit_walk_begin(&walk, SPAN("iran"), 1));
    assert_int_equal(edit_walk_next(&walk, SPAN("b"), &edits, &to), EDIT_SEEK);
    assert_span(to, SPAN("bi"));
    assert_int_equal(edit_walk_next(&walk, SPAN("bus"), &edits, &to), EDIT_SEEK);
    assert_span(to, SPAN("c"));
    (void)state;
}

static void what_is_too_long_is_not_near(void **state)
{
    char text[WORD_BYTES_MAX + 1];
    struct edit_walk walk;
    struct span to;
    unsigned edits;

    memset(text, 'a', sizeof text);
    struct span longest = {text, WORD_BYTES_MAX}, longer = {text, sizeof text};
    assert_false(edit_walk_begin(&walk, longer, 1));
    assert_true(edit_walk_begin(&walk, longest, 2));
    assert_int_equal(edit_walk_next(&walk, longest, &edits, &to), EDIT_NEAR);
    assert_int_equal(edit_walk_next(&walk, longer, &edits, &to), EDIT_ON);
    assert_int_equal(edit_walk_next(&walk, span_part(longest, 2, 64), &edits, &to), EDIT_NEAR);
    assert_int_equal(edits, 2);
    assert_true(edit_walk_begin(&walk, (struct span){0}, 2));
    assert_int_equal(edit_walk_next(&walk, SPAN("ab"), &edits, &to), EDIT_NEAR);
    assert_int_equal(edit_walk_next(&walk, SPAN("abc"), &edits, &to), EDIT_SEEK);
    (void)state;
}

/* Bytes that are no text bring it out of step, never out of its memory. */
static void takes_any_bytes(void **state)
{
    struct random r = {1};
    char word[WORD_BYTES_MAX], next[WORD_BYTES_MAX];
    struct edit_walk walk;
    struct span to;
    unsigned edits;

    for (size_t round = 0; round < ROUNDS; round++) {
        size_t len = random_below(&r, WORD_BYTES_MAX + 1);
        for (size_t i = 0; i < len; i++)
            word[i] = (char)random_below(&r, 256);
        assert_true(edit_walk_begin(&walk, (struct span){word, len}, (unsigned)(round % 3)));
        for (size_t k = 0; k < 50; k++) {
            size_t kept = random_below(&r, len + 1), more = random_below(&r, 4);
            memcpy(next, word, kept);
            for (size_t i = kept; i < kept + more && i < sizeof next; i++)
                next[i] = (char)random_below(&r, 256);
            kept = kept + more < sizeof next ? kept + more : sizeof next;
            (void)edit_walk_next(&walk, (struct span){next, kept}, &edits, &to);
        }
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_a_look_at_all_finds),
        cmocka_unit_test(a_seek_goes_where_the_next_near_word_can_be),
        cmocka_unit_test(what_is_too_long_is_not_near),
        cmocka_unit_test(takes_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
