/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdalign.h>

#include "common/mem.h"
#include "common/random.h"
#include "tests/support/check.h"

static bool is_zero(const char *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (at[i])
            return false;
    return true;
}

static void takes_zeroed_memory_and_refuses_what_wraps(void **state)
{
    char *at = mem_take(100, 7);

    assert_non_null(at);
    assert_true(is_zero(at, 700));
    mem_free(at);
    at = mem_take(0, 0);
    assert_non_null(at);
    mem_free(at);
    mem_free(NULL);
    assert_null(mem_take(SIZE_MAX / 2, 3));
    (void)state;
}

static void grows_and_keeps_what_was_there(void **state)
{
    uint32_t *numbers = NULL;
    size_t cap = 0;

    for (uint32_t n = 0; n < 10000; n++) {
        size_t before = cap;
        assert_true(mem_grow(&numbers, &cap, n + 1, sizeof *numbers));
        assert_true(cap == before || cap >= before + before / 2);
        numbers[n] = n;
    }
    for (uint32_t n = 0; n < 10000; n++)
        assert_int_equal(numbers[n], n);
    size_t before = cap;
    assert_false(mem_grow(&numbers, &cap, SIZE_MAX / 2, sizeof *numbers));
    assert_int_equal(cap, before);
    assert_int_equal(numbers[9999], 9999);
    mem_free(numbers);
    (void)state;
}

static void fails_where_it_is_told_and_ever_after(void **state)
{
    mem_fail_at(2);
    void *first = mem_take(1, 1);
    assert_non_null(first);
    assert_false(mem_failed());
    assert_null(mem_take(1, 1));
    assert_true(mem_failed());
    assert_null(mem_take(1, 1));
    char *grown = NULL;
    size_t cap = 0;
    assert_false(mem_grow(&grown, &cap, 1, 1));
    assert_null(grown);
    struct arena a = {0};
    assert_null(arena_take(&a, 1, 1));
    assert_null(arena_span(&a, SPAN("x")).at);
    assert_null(arena_copy(&a, SPAN("x")));
    mem_fail_at(0);
    assert_false(mem_failed());
    assert_non_null(arena_take(&a, 1, 1));
    arena_free(&a);
    mem_free(first);
    (void)state;
}

static void arena_owns_aligned_zeroed_pieces(void **state)
{
    enum { PIECES = 2000 };
    static struct {
        char *at;
        size_t len;
    } pieces[PIECES];
    struct random r = {7};
    struct arena a = {0};

    /* Twice over the same arena: what arena_reset() keeps is dirty, and must come zeroed again. */
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < PIECES; i++) {
            size_t len = random_below(&r, i % 50 ? 200 : 20000);
            char *at = arena_take(&a, len, 1);
            assert_non_null(at);
            assert_int_equal((uintptr_t)at % alignof(max_align_t), 0);
            assert_true(is_zero(at, len));
            memset(at, (int)(i % 255) + 1, len);
            pieces[i].at = at;
            pieces[i].len = len;
        }
        for (size_t i = 0; i < PIECES; i++)
            for (size_t k = 0; k < pieces[i].len; k++)
                assert_int_equal((unsigned char)pieces[i].at[k], i % 255 + 1);
        arena_reset(&a);
    }
    arena_free(&a);
    (void)state;
}

static void arena_copies_text_with_a_nul_behind(void **state)
{
    struct arena a = {0};
    struct span copy = arena_span(&a, SPAN("a\0b"));
    char *text = arena_copy(&a, SPAN("word"));

    assert_span(copy, SPAN("a\0b"));
    assert_int_equal(copy.at[3], '\0');
    assert_string_equal(text, "word");
    copy = arena_span(&a, (struct span){0});
    assert_non_null(copy.at);
    assert_int_equal(copy.len, 0);
    arena_free(&a);
    (void)state;
}

static void arena_refuses_what_wraps(void **state)
{
    struct arena a = {0};

    assert_null(arena_take(&a, SIZE_MAX / 2, 3));
    assert_null(arena_take(&a, SIZE_MAX, 1));
    assert_null(arena_take(&a, SIZE_MAX - 20, 1));
    assert_non_null(arena_take(&a, 0, 0));
    arena_free(&a);
    (void)state;
}

static void reset_keeps_one_block_but_no_giant(void **state)
{
    struct arena a = {0};

    for (int i = 0; i < 100; i++)
        assert_non_null(arena_take(&a, 1000, 1));
    arena_reset(&a);
    size_t kept = a.total;
    assert_true(kept > 1000 && kept < 100000);
    assert_non_null(arena_take(&a, 1000, 1));
    assert_int_equal(a.total, kept); /* nothing new was asked for */
    assert_non_null(arena_take(&a, 8 << 20, 1));
    arena_reset(&a);
    assert_int_equal(a.total, kept);
    arena_free(&a);
    assert_int_equal(a.total, 0);
    arena_free(&a);
    arena_reset(&a);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_zeroed_memory_and_refuses_what_wraps),
        cmocka_unit_test(grows_and_keeps_what_was_there),
        cmocka_unit_test(fails_where_it_is_told_and_ever_after),
        cmocka_unit_test(arena_owns_aligned_zeroed_pieces),
        cmocka_unit_test(arena_copies_text_with_a_nul_behind),
        cmocka_unit_test(arena_refuses_what_wraps),
        cmocka_unit_test(reset_keeps_one_block_but_no_giant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
