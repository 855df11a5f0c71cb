/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/score.h"

#include <math.h>
#include <stdint.h>

enum {
    DIGITS_MAX = 19, /* always fit 64 bits */
    EXPONENT_MAX =
        1000, /* of what is written; far past any float and any line of digits that matters */
    POWER_MIN = -90, /* 10^19 * 10^-90 is 0 in single precision, */
    POWER_MAX = 60   /* 1 * 10^60 is infinite */
};

/* What rounds to infinity: half a step above the largest float. */
static const double infinite_from = 0x1.ffffffp127;

struct decimal {
    uint64_t digits; /* the first DIGITS_MAX that count */
    int count;
    int64_t power; /* of ten */
    bool any;      /* a digit was seen */
    bool more;     /* digits that are not 0 were left out */
};

static int digit_of(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : -1;
}

static void add_digit(struct decimal *d, int digit, bool behind_point)
{
    d->any = true;
    if (d->count == DIGITS_MAX) {
        d->more |= digit != 0;
        d->power += !behind_point;
        return;
    }
    d->count += d->count > 0 || digit != 0;
    d->digits = d->digits * 10 + (uint64_t)digit;
    d->power -= behind_point;
}

/* Digits with at most one point; returns where they end. */
static size_t read_digits(struct span text, size_t at, struct decimal *d)
{
    bool behind_point = false;

    for (; at < text.len; at++) {
        if (text.at[at] == '.' && !behind_point)
            behind_point = true;
        else if (digit_of(text.at[at]) >= 0)
            add_digit(d, digit_of(text.at[at]), behind_point);
        else
            break;
    }
    return at;
}

/* The whole rest as "e-12"; false when it is none. */
static bool read_exponent(struct span text, int *out)
{
    bool negative = text.len > 1 && text.at[1] == '-';
    size_t at = text.len > 1 && (negative || text.at[1] == '+') ? 2 : 1;
    int value = 0;

    if (at >= text.len || (text.at[0] != 'e' && text.at[0] != 'E'))
        return false;
    for (; at < text.len; at++) {
        int digit = digit_of(text.at[at]);
        if (digit < 0)
            return false;
        value = value * 10 + digit > EXPONENT_MAX ? EXPONENT_MAX : value * 10 + digit;
    }
    *out = negative ? -value : value;
    return true;
}

/* Up to 10^27 is exact in a long double of 64 bits. */
static double value_of(const struct decimal *d)
{
    long double power = 1;

    if (d->digits == 0 || d->power < POWER_MIN)
        return 0;
    if (d->power > POWER_MAX)
        return INFINITY;
    for (int64_t i = d->power < 0 ? -d->power : d->power; i > 0; i--)
        power *= 10;
    long double digits = (long double)(d->digits | (uint64_t)d->more);
    return (double)(d->power < 0 ? digits / power : digits * power);
}

bool score_parse(struct span text, float *out)
{
    struct decimal d = {0};
    int exponent = 0;
    bool negative = text.len && text.at[0] == '-';
    size_t end = read_digits(text, negative || (text.len && text.at[0] == '+'), &d);

    if (!d.any || (end < text.len && !read_exponent(span_part(text, end, text.len), &exponent)))
        return false;
    d.power += exponent;
    double value = value_of(&d);
    float rounded = value >= infinite_from ? INFINITY : (float)value;
    *out = negative ? -rounded : rounded;
    return true;
}
