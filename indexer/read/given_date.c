/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/given_date.h"

#include "common/date.h"
#include "common/number.h"

enum { SECONDS_A_DAY = 86400, SHORT_LEN = 6, SECONDS_LEN_MIN = 9, SECONDS_LEN_MAX = 10 };
enum { MILLISECONDS_LEN_MIN = 12, MILLISECONDS_LEN_MAX = 13, CENTURY_FROM = 50 };

/* Digits alone, and what follows a point left out. */
static bool read_number(struct span given, uint64_t *number, size_t *digits)
{
    size_t point = span_find(given, SPAN("."), 0);
    uint64_t fraction;

    if (point != SIZE_MAX) {
        if (point < SECONDS_LEN_MIN ||
            !number_parse(span_part(given, point + 1, given.len), UINT64_MAX, &fraction))
            return false;
        given = span_part(given, 0, point);
    }
    *digits = given.len;
    return number_parse(given, UINT64_MAX, number);
}

static bool read_day(struct span given, int32_t *day)
{
    uint64_t number;
    size_t digits;

    if (!read_number(given, &number, &digits))
        return false;
    if (digits == SHORT_LEN) {
        int year = (int)(number / 10000);
        struct civil c = {year + (year < CENTURY_FROM ? 2000 : 1900), (int)(number / 100 % 100),
                          (int)(number % 100)};
        if (!date_exists(c))
            return false;
        *day = date_day(c);
        return true;
    }
    if (digits >= MILLISECONDS_LEN_MIN && digits <= MILLISECONDS_LEN_MAX)
        number /= 1000;
    else if (digits < SECONDS_LEN_MIN || digits > SECONDS_LEN_MAX)
        return false;
    *day = (int32_t)(number / SECONDS_A_DAY);
    return true;
}

bool given_date(struct span given, struct arena *arena, struct span *out, struct lede_error *err)
{
    char text[DATE_TEXT_MAX];
    int32_t day;

    given = span_trim(given);
    if (!read_day(given, &day)) {
        *out = given;
        return true;
    }
    date_write(day, text);
    *out = arena_span(arena, span_of(text));
    return out->at != NULL || error_memory(err);
}
