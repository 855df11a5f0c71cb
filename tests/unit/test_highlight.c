/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/highlight.h"
#include "tests/support/check.h"

/* Two words of the title, four of the text; the marked ones are to be seen. */
static struct occurrence items[] = {
    {.start = 0, .end = 4, .marked = true},
    {.start = 5, .end = 9},
    {.start = 0, .end = 3, .marked = true},
    {.start = 10, .end = 15, .marked = true},
    {.start = 16, .end = 20},
    {.start = 30, .end = 33, .marked = true},
};
static const struct evaluation found = {
    .matches = true, .items = items, .count = 6, .title_count = 2};

static void shows_marked_words_of_the_title_alone(void **state)
{
    struct arena arena = {0};
    const struct mark *marks;
    size_t count;

    assert_true(highlight_title(&found, &arena, &marks, &count));
    assert_int_equal(count, 1);
    assert_int_equal(marks[0].start, 0);
    assert_int_equal(marks[0].end, 4);
    arena_free(&arena);
    (void)state;
}

static void counts_bytes_from_the_start_of_the_part(void **state)
{
    struct arena arena = {0};
    const struct mark *marks;
    size_t count;

    assert_true(highlight_text(&found, 8, 30, &arena, &marks, &count));
    assert_int_equal(count, 1);
    assert_int_equal(marks[0].start, 2);
    assert_int_equal(marks[0].end, 7);
    assert_true(highlight_text(&found, 0, UINT32_MAX, &arena, &marks, &count));
    assert_int_equal(count, 3);
    assert_int_equal(marks[2].start, 30);
    assert_true(highlight_text(&found, 11, 14, &arena, &marks, &count)); /* inside a word */
    assert_int_equal(count, 0);
    arena_free(&arena);
    (void)state;
}

static void says_when_memory_is_out(void **state)
{
    struct arena arena = {0};
    const struct mark *marks;
    size_t count;

    mem_fail_at(1);
    assert_false(highlight_title(&found, &arena, &marks, &count));
    mem_fail_at(0);
    arena_free(&arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_marked_words_of_the_title_alone),
        cmocka_unit_test(counts_bytes_from_the_start_of_the_part),
        cmocka_unit_test(says_when_memory_is_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
