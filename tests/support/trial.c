/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/trial.h"

#include <inttypes.h>
#include <stdio.h>

#include "common/number.h"

bool trial_begin(const char *own, int argc, char **argv, uint64_t *count, struct random *random)
{
    struct span rest = span_of(own), word;
    int needed = 0;

    while (span_cut(&rest, ' ', &word))
        needed++;
    if (argc < needed ||
        (argc > needed && !number_parse(span_of(argv[needed]), UINT32_MAX, count)) ||
        (argc > needed + 1 &&
         !number_parse(span_of(argv[needed + 1]), UINT64_MAX, &random->state))) {
        (void)fprintf(stderr, "usage: %s [COUNT [SEED]]\n", own);
        return false;
    }
    (void)printf("%" PRIu64 " queries, seed %" PRIu64 "\n", *count, random->state);
    return true;
}
