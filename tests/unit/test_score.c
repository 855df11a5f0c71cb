/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/random.h"
#include "relevance/score.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { ROUNDS = 20000, SEED = 7 };

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("score.tsv", 2);

    while (cases_next(&cases)) {
        char got[32] = "-";
        float score;
        if (score_parse(cases.column[0], &score))
            (void)snprintf(got, sizeof got, "%.9g", (double)score);
        assert_span_at(cases.line, span_of(got), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

/* Nine digits tell any two floats apart. */
static void reads_back_what_was_printed(void **state)
{
    struct random r = {SEED};

    print_message("seed %d\n", SEED);
    for (int i = 0; i < ROUNDS; i++) {
        char text[64];
        float wanted = (float)((double)random_next(&r) / 1e3 - 9e15), got;
        for (uint64_t n = random_below(&r, 30); n > 0; n--)
            wanted /= 13;
        (void)snprintf(text, sizeof text, i % 2 ? "%.9g" : "%.60f", (double)wanted);
        assert_true(score_parse(span_of(text), &got));
        if (got != wanted)
            fail_msg("%s reads as %.9g", text, (double)got);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(reads_back_what_was_printed),
    };
    return cmocka_run_group_tests_name("score", tests, NULL, NULL);
}
