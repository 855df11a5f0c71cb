/* common/random.h: seeded random numbers, the same everywhere: splitmix64 (Steele, Lea, Flood 2014).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

struct random {
    uint64_t state; /* the seed */
};

static inline uint64_t random_next(struct random *r)
{
    uint64_t z = (r->state += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

/* 0 to n - 1; n is at least 1. The bias of the remainder is below n / 2^64. */
static inline uint64_t random_below(struct random *r, uint64_t n)
{
    return random_next(r) % n;
}
