/* tests/support/rounds.h: how often a loop over random input goes round.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdlib.h>

/* So often; where $LEDE_ROUNDS says "short" a tenth: under valgrind a round takes thirty times as long, and what it looks
 * for shows in the first. */
static inline int rounds(int all)
{
    const char *said = getenv("LEDE_ROUNDS");

    return said && said[0] == 's' ? (all + 9) / 10 : all;
}
