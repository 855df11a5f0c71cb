/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/mem.h"
#include "common/number.h"
#include "common/random.h"
#include "indexer/build/term_counts.h"
#include "tests/support/check.h"

enum { SEED = 3, VALUES = 5000 };

static void each_term_stands_once_with_its_sum(void **state)
{
    struct random r = {SEED};
    struct term_counts t = {0};
    static uint32_t sums[2][VALUES];
    char value[16];
    size_t different = 0;

    for (int round = 0; round < 3; round++) {
        term_counts_reset(&t);
        memset(sums, 0, sizeof sums);
        different = 0;
        for (int i = 0; i < 20000 * (round + 1); i++) {
            size_t kind = (size_t)random_below(&r, 2), n = (size_t)random_below(&r, VALUES);
            (void)snprintf(value, sizeof value, "%zu", n);
            different += sums[kind][n] == 0;
            sums[kind][n] += 2;
            assert_true(term_counts_add(&t, kind ? "Z" : "ZS", span_of(value), 2));
        }
        assert_int_equal(t.count, different);
        for (size_t i = 0; i < t.count; i++) {
            struct span term = term_counts_term(&t, i);
            bool stem = !span_starts(term, SPAN("ZS"));
            uint64_t n = VALUES;
            assert_true(number_parse(span_part(term, stem ? 1 : 2, term.len), VALUES - 1, &n));
            assert_int_equal(t.items[i].wdf, sums[stem][n]);
        }
    }
    term_counts_free(&t);
    (void)state;
}

static void terms_stand_in_the_order_they_came_in(void **state)
{
    static const char *const values[] = {"b", "a", "b", "c", "a"};
    struct term_counts t = {0};

    for (size_t i = 0; i < ARRAY_LEN(values); i++)
        assert_true(term_counts_add(&t, "", span_of(values[i]), 0));
    assert_int_equal(t.count, 3);
    assert_span(term_counts_term(&t, 0), SPAN("b"));
    assert_span(term_counts_term(&t, 1), SPAN("a"));
    assert_span(term_counts_term(&t, 2), SPAN("c"));
    term_counts_free(&t);
    (void)state;
}

static void a_giant_s_memory_is_given_back(void **state)
{
    struct term_counts t = {0};
    char value[16];

    for (int i = 0; i < 100000; i++) {
        (void)snprintf(value, sizeof value, "%d", i);
        assert_true(term_counts_add(&t, "Z", span_of(value), 1));
    }
    term_counts_reset(&t);
    assert_int_equal(t.slots_cap, 0);
    assert_true(term_counts_add(&t, "Z", SPAN("x"), 1));
    assert_int_equal(t.count, 1);
    term_counts_free(&t);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct term_counts t = {0};
        mem_fail_at(n);
        ok = term_counts_add(&t, "Z", SPAN("x"), 1);
        mem_fail_at(0);
        term_counts_free(&t);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_term_stands_once_with_its_sum),
        cmocka_unit_test(terms_stand_in_the_order_they_came_in),
        cmocka_unit_test(a_giant_s_memory_is_given_back),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
