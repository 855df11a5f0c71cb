/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/random.h"
#include "common/varint.h"
#include "tests/support/check.h"

static void comes_back_in_as_many_bytes_as_it_needs(void **state)
{
    enum { COUNT = 20000 };
    static uint64_t numbers[COUNT];
    struct random r = {2014};
    struct buf b = {0};

    for (size_t i = 0; i < COUNT; i++) {
        unsigned bits = (unsigned)random_below(&r, 65);
        size_t before = b.len;
        numbers[i] = bits ? random_next(&r) >> (64 - bits) | UINT64_C(1) << (bits - 1) : 0;
        varint_add(&b, numbers[i]);
        assert_int_equal(b.len - before, bits ? (bits + 6) / 7 : 1);
    }
    assert_true(buf_ok(&b));
    struct span rest = buf_span(&b);
    for (size_t i = 0; i < COUNT; i++) {
        uint64_t number;
        assert_true(varint_cut(&rest, &number));
        assert_int_equal(number, numbers[i]);
    }
    assert_int_equal(rest.len, 0);
    buf_free(&b);
    (void)state;
}

static void refuses_what_ends_early(void **state)
{
    struct buf b = {0};

    varint_add(&b, UINT64_MAX);
    assert_int_equal(b.len, 10);
    for (size_t len = 0; len < b.len; len++) {
        struct span rest = {b.at, len};
        uint64_t number = 5;
        assert_false(varint_cut(&rest, &number));
        assert_int_equal(rest.len, len);
        assert_ptr_equal(rest.at, b.at);
        assert_int_equal(number, 5);
    }
    buf_free(&b);
    (void)state;
}

static void refuses_more_than_64_bits(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        bool ok;
    } rows[] = {
        {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10, true},
        {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10, false},
        {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 11, false},
        {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x81\x00", 11, false},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct span rest = {rows[i].bytes, rows[i].len};
        uint64_t number;
        assert_int_equal(varint_cut(&rest, &number), rows[i].ok);
    }
    (void)state;
}

static void reads_many_until_one_is_bad(void **state)
{
    static const struct {
        uint64_t most;  /* of the number */
        size_t longest; /* of the text */
        size_t cut;     /* bytes missing at the end */
        bool number, text;
    } rows[] = {
        {300, 5, 0, true, true},  {299, 5, 0, false, false}, {300, 4, 0, true, false},
        {300, 5, 1, true, false}, {300, 5, 6, true, false},  {300, 5, 7, false, false},
    };
    struct buf b = {0};

    varint_add(&b, 300);
    varint_add_text(&b, SPAN("Fajar"));
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct varints v = {.rest = span_part(buf_span(&b), 0, b.len - rows[i].cut)};
        assert_int_equal(varints_number(&v, rows[i].most), rows[i].number ? 300 : 0);
        assert_int_equal(v.bad, !rows[i].number);
        assert_span(varints_text(&v, rows[i].longest), rows[i].text ? SPAN("Fajar") : SPAN(""));
        assert_int_equal(v.bad, !rows[i].text);
        assert_int_equal(varints_number(&v, 0), 0);
        assert_true(v.bad); /* nothing is left */
    }
    buf_free(&b);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_in_as_many_bytes_as_it_needs),
        cmocka_unit_test(refuses_what_ends_early),
        cmocka_unit_test(refuses_more_than_64_bits),
        cmocka_unit_test(reads_many_until_one_is_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
