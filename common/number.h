/* common/number.h: text to numbers, whole or not at all; the locale has no say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/span.h"

/* The whole span as a decimal number of digits alone, at most max. False when it is none. */
bool number_parse(struct span text, uint64_t max, uint64_t *out);

/* What a hexadecimal digit counts; 16 for what is none. */
unsigned number_of_hex(char digit);

/* The whole span as at most 17 digits with an optional sign, point and fraction, no exponent. False when
 * it is none. */
bool number_parse_decimal(struct span text, double *out);
