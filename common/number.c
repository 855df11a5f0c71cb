/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/number.h"

bool number_parse(struct span text, uint64_t max, uint64_t *out)
{
    uint64_t value = 0;

    if (text.len == 0)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = (unsigned char)text.at[i] - (unsigned)'0';
        if (digit > 9 || value > (UINT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    if (value > max)
        return false;
    *out = value;
    return true;
}

bool number_parse_decimal(struct span text, double *out)
{
    bool negative = text.len && text.at[0] == '-';
    double value = 0, unit = 1;
    size_t digits = 0, point = SIZE_MAX;

    for (size_t i = negative || (text.len && text.at[0] == '+'); i < text.len; i++) {
        unsigned digit = (unsigned char)text.at[i] - (unsigned)'0';
        if (text.at[i] == '.' && point == SIZE_MAX) {
            point = i;
            continue;
        }
        if (digit > 9 || ++digits > 17)
            return false;
        value = value * 10 + digit;
        if (point != SIZE_MAX)
            unit *= 10;
    }
    if (digits == 0)
        return false;
    *out = (negative ? -value : value) / unit;
    return true;
}

unsigned number_of_hex(char digit)
{
    char c = char_lower(digit);

    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 16;
}
