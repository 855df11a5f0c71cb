/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/mem.h"
#include "common/random.h"
#include "tests/support/check.h"

static void adds_in_order(void **state)
{
    struct buf b = {0};

    assert_int_equal(buf_span(&b).len, 0);
    buf_text(&b, "one");
    buf_byte(&b, ' ');
    buf_add(&b, SPAN("two"));
    buf_add(&b, (struct span){0});
    buf_text(&b, NULL);
    buf_addf(&b, " %d %s", 3, "four");
    memcpy(buf_room(&b, 10), " five", 5);
    buf_used(&b, 5);
    assert_true(buf_ok(&b));
    assert_span(buf_span(&b), SPAN("one two 3 four five"));
    buf_free(&b);
    assert_null(b.at);
    (void)state;
}

static void numbers_are_little_endian(void **state)
{
    struct buf b = {0};

    buf_u32(&b, 0x04030201);
    buf_u64(&b, 0x0807060504030201);
    assert_span(buf_span(&b), SPAN("\1\2\3\4\1\2\3\4\5\6\7\x08"));
    assert_int_equal(little_endian(b.at, 4), 0x04030201);
    assert_int_equal(little_endian(b.at + 4, 8), 0x0807060504030201);
    assert_int_equal(little_endian("\xff\x80", 2), 0x80ff);
    buf_free(&b);
    (void)state;
}

static void formats_what_is_longer_than_its_room(void **state)
{
    struct buf b = {0};

    for (int width = 1; width < 3000; width += 7) {
        buf_reset(&b);
        buf_addf(&b, "%*d", width, 5);
        assert_int_equal(b.len, width);
        assert_int_equal(b.at[width - 1], '5');
    }
    buf_free(&b);
    (void)state;
}

static void room_for_nothing_is_no_failure(void **state)
{
    struct buf b = {.max = 4};

    assert_non_null(buf_room(&b, 0));
    buf_text(&b, "full");
    assert_non_null(buf_room(&b, 0));
    assert_true(buf_ok(&b));
    assert_null(buf_room(&b, SIZE_MAX));
    assert_false(buf_ok(&b));
    buf_free(&b);
    (void)state;
}

/* Against the rule itself: once an append does not fit, nothing is added until buf_reset(). */
static void is_sticky_at_its_largest_size(void **state)
{
    struct random r = {42};
    struct buf b = {0};

    for (int round = 0; round < 2000; round++) {
        size_t want = 0;
        bool failed = false;
        b.max = 1 + random_below(&r, 40);
        for (int i = 0; i < 12; i++) {
            struct span bytes = {"0123456789", random_below(&r, 11)};
            if (bytes.len && want + bytes.len > b.max)
                failed = true;
            if (!failed)
                want += bytes.len;
            if (i % 2)
                buf_add(&b, bytes);
            else if (bytes.len)
                buf_addf(&b, "%.*s", SPAN_ARGS(bytes));
            assert_int_equal(b.len, want);
            assert_int_equal(buf_ok(&b), !failed);
        }
        buf_reset(&b);
        assert_true(buf_ok(&b));
    }
    buf_free(&b);
    (void)state;
}

static void is_sticky_when_out_of_memory(void **state)
{
    for (size_t n = 1;; n++) {
        struct buf b = {0};
        mem_fail_at(n);
        for (int i = 0; i < 100; i++)
            buf_addf(&b, "%d,", i);
        buf_u64(&b, 1);
        bool failed = mem_failed();
        mem_fail_at(0);
        assert_int_equal(buf_ok(&b), !failed);
        size_t len = b.len;
        buf_text(&b, "more");
        assert_int_equal(b.len, failed ? len : len + 4);
        buf_free(&b);
        if (!failed)
            break;
    }
    (void)state;
}

static void reset_keeps_its_memory_but_no_giant_s(void **state)
{
    struct buf b = {.max = 16 << 20};

    assert_non_null(buf_room(&b, 1 << 20));
    buf_used(&b, 1 << 20);
    buf_reset(&b);
    assert_int_equal(b.len, 0);
    assert_in_range(b.cap, 1 << 20, 2 << 20);
    assert_non_null(buf_room(&b, 8 << 20));
    buf_reset(&b);
    assert_int_equal(b.cap, 0);
    assert_int_equal(b.max, 16 << 20);
    buf_free(&b);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_in_order),
        cmocka_unit_test(numbers_are_little_endian),
        cmocka_unit_test(formats_what_is_longer_than_its_room),
        cmocka_unit_test(room_for_nothing_is_no_failure),
        cmocka_unit_test(is_sticky_at_its_largest_size),
        cmocka_unit_test(is_sticky_when_out_of_memory),
        cmocka_unit_test(reset_keeps_its_memory_but_no_giant_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
