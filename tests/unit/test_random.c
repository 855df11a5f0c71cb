/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/random.h"
#include "tests/support/check.h"

/* The first numbers of the authors' own program for this seed. */
static void gives_the_published_numbers(void **state)
{
    struct random r = {1234567};

    assert_int_equal(random_next(&r), UINT64_C(6457827717110365317));
    assert_int_equal(random_next(&r), UINT64_C(3203168211198807973));
    assert_int_equal(random_next(&r), UINT64_C(9817491932198370423));
    (void)state;
}

static void stays_below_and_reaches_all(void **state)
{
    struct random r = {1};
    unsigned seen[10] = {0};

    for (int i = 0; i < 10000; i++)
        seen[random_below(&r, 10)]++;
    for (size_t i = 0; i < 10; i++)
        assert_in_range(seen[i], 850, 1150);
    assert_int_equal(random_below(&r, 1), 0);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_published_numbers),
        cmocka_unit_test(stays_below_and_reaches_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
