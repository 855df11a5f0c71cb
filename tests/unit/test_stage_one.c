/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "searcher/match/stage_one.h"
#include "tests/support/check.h"

static void assert_close(double got, double want)
{
    if (fabs(got - want) > 1e-12 * fabs(want))
        fail_msg("got %.17g, want %.17g", got, want);
}

/* Worked by hand: t = 94.5 / 6.5, length as the mean, so that the norm is 1. */
static void weighs_as_by_hand(void **state)
{
    assert_close(stage_one_weight(1, 100, 6, 2, 50, 50), log(94.5 / 6.5) * 2.2 * 2 / (1.2 + 2));
    assert_close(stage_one_weight(2, 100, 6, 2, 50, 50),
                 1001.0 * 2 / 1002 * log(94.5 / 6.5) * 2.2 * 2 / (1.2 + 2));
    /* Twice the mean length: 0.3 + 0.7 * 2. */
    assert_close(stage_one_weight(1, 100, 6, 1, 100, 50), log(94.5 / 6.5) * 2.2 / (1.2 * 1.7 + 1));
    (void)state;
}

static void very_short_articles_gain_no_more(void **state)
{
    assert_close(stage_one_weight(1, 100, 6, 1, 15, 50), stage_one_weight(1, 100, 6, 1, 1, 50));
    assert_true(stage_one_weight(1, 100, 6, 1, 16, 50) < stage_one_weight(1, 100, 6, 1, 15, 50));
    (void)state;
}

static void frequent_words_weigh_little_but_never_less_than_nothing(void **state)
{
    assert_close(stage_one_weight(1, 100, 100, 1, 50, 50), log(0.5 / 100.5 / 2 + 1));
    assert_true(stage_one_weight(1, 1, 1, 1, 1, 1) > 0);
    assert_true(stage_one_weight(1, 100, 6, 0, 50, 50) <= 0);
    assert_true(isfinite(stage_one_weight(1, 0, 0, 0, 0, 0)));
    (void)state;
}

static void rounds_to_nine_digits(void **state)
{
    assert_true(stage_one_round(1.00000000049) == 1.0);
    assert_true(stage_one_round(1.0000000051) == 1.00000001);
    assert_true(stage_one_round(123456.7891234) == 123456.789);
    assert_true(stage_one_round(0.000123456789123) == 0.000123456789);
    assert_true(stage_one_round(9.9999999996) == 10);
    double w = 0.001;
    for (int i = 0; i < 50; i++) {
        w *= 1.37;
        assert_true(stage_one_round(stage_one_round(w)) == stage_one_round(w));
    }
    (void)state;
}

static void what_is_no_weight_is_0(void **state)
{
    assert_true(stage_one_round(0) == 0);
    assert_true(stage_one_round(-1) == 0);
    assert_true(stage_one_round(NAN) == 0);
    assert_true(stage_one_round(INFINITY) == 0);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighs_as_by_hand),
        cmocka_unit_test(very_short_articles_gain_no_more),
        cmocka_unit_test(frequent_words_weigh_little_but_never_less_than_nothing),
        cmocka_unit_test(rounds_to_nine_digits),
        cmocka_unit_test(what_is_no_weight_is_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
