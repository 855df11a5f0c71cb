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

/* ---- RFC 822 as feeds and mails write it ---- */

enum { WORDS_MAX = 8, LINE_MAX_BYTES = 60 };

/* The month whose English name the word begins; 0 for none. */
static int month_of(struct span word)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";

    for (int month = 1; word.len >= 3 && month <= 12; month++) {
        int same = 0;
        while (same < 3 && (char)(word.at[same] | 0x20) == months[(month - 1) * 3 + same])
            same++;
        if (same == 3)
            return month;
    }
    return 0;
}

static int number_of(struct span word)
{
    uint64_t number;
    return number_parse(word, 9999, &number) ? (int)number : -1;
}

/* "26 Jul 16 08:00 GMT", "Di, 26 Jul 2016 08:00:00 +0200", "Tue Jul 26 08:00:00 UTC 2016": the words of a line
 * that has a time of day. */
static bool read_words(const struct span *words, size_t count, int32_t *day)
{
    struct civil c = {0};
    size_t month = 0;

    while (month < count && month_of(words[month]) == 0)
        month++;
    if (month + 1 >= count)
        return false;
    c.month = month_of(words[month]);
    if (month > 0 && number_of(words[month - 1]) > 0) {
        c.day = number_of(words[month - 1]);
        c.year = number_of(words[month + 1]);
        if (words[month + 1].len == 2 && c.year >= 0)
            c.year += c.year < CENTURY_FROM ? 2000 : 1900;
    } else if (month + 3 < count && memchr(words[month + 2].at, ':', words[month + 2].len)) {
        c.day = number_of(words[month + 1]);
        c.year = number_of(words[count - 1]);
    }
    if (!date_exists(c))
        return false;
    *day = date_day(c);
    return true;
}

static bool read_line(struct span given, int32_t *day)
{
    struct span words[WORDS_MAX];
    size_t count = 0;

    if (given.len > LINE_MAX_BYTES || span_find(given, SPAN(":"), 0) == SIZE_MAX)
        return false;
    for (size_t i = 0, start; i < given.len; i++) {
        for (start = i; i < given.len && !strchr(" ,-\t\n", given.at[i]);)
            i++;
        if (i == start)
            continue;
        if (count == WORDS_MAX)
            return false;
        words[count++] = span_part(given, start, i);
    }
    return read_words(words, count, day);
}

bool given_date(struct span given, struct arena *arena, struct span *out, struct lede_error *err)
{
    char text[DATE_TEXT_MAX];
    int32_t day;

    given = span_trim(given);
    if (!read_day(given, &day) && !read_line(given, &day)) {
        *out = given;
        return true;
    }
    date_write(day, text);
    *out = arena_span(arena, span_of(text));
    return out->at != NULL || error_memory(err);
}
