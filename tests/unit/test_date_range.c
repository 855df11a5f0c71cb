/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/date.h"
#include "common/random.h"
#include "common/utf8.h"
#include "searcher/query/date_range.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { ROUNDS = 40000, SOUP_PIECES = 12, SOUP_BYTES = SOUP_PIECES * 14 };

static int32_t day_of(const char *iso)
{
    struct lede_date date = {0};

    assert_true(date_parse_iso(span_of(iso), &date));
    return date.earliest;
}

static const char *told(const struct date_range *range)
{
    if (range->reading == DATE_UNREADABLE)
        return range->why[0] ? range->why : "-";
    if (range->reading == DATE_READ_REVERSED)
        return "reversed";
    return range->order_open ? "day first" : range->relative ? "relative" : "-";
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("date_range.tsv", 3);
    struct lede_date today = {0};

    while (cases_next(&cases)) {
        struct date_range range;
        char days[DATE_RANGE_TEXT_MAX];

        if (span_is(cases.column[0], "today") && span_is(cases.column[2], "-")) {
            assert_true(date_parse_iso(cases.column[1], &today));
            continue;
        }
        date_range_read(cases.column[0], today.earliest, &range);
        date_range_write(&range.test, days);
        if (range.reading == DATE_UNREADABLE)
            (void)snprintf(days, sizeof days, "no date");
        assert_span_at(cases.line, span_of(days), cases.column[1]);
        assert_span_at(cases.line, span_of(told(&range)), cases.column[2]);
    }
    cases_close(&cases);
    (void)state;
}

static void takes_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("date_range_take.tsv", 2);

    while (cases_next(&cases)) {
        struct span part = span_part(cases.column[0], 0, date_range_take(cases.column[0]));
        assert_span_at(cases.line, part.len ? part : SPAN("-"), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

static void reads_limits(void **state)
{
    static const struct {
        const char *since, *until, *days, *told, *bad;
    } rows[] = {
        {"2016", "", "2016..", "-", NULL},
        {"", "april 2019", "..2019-04", "-", NULL},
        {"2016-07", "2017", "2016-07..2017-12", "-", NULL},
        {"30d", "7d", "2026-10-24..2026-11-15", "relative", NULL},
        {"november", "february 2019", "2018-11..2019-02", "relative", NULL},
        {"03/04/2019", "03/25/2019", "2019-03-04..2019-03-25", "-", NULL},
        {"2017", "2016", "2016..2017", "reversed", NULL},
        {"soon", "2016", NULL, "-", "soon"},
        {"2016", "2016-13", NULL, "there is no month 13", "2016-13"},
        {"2016..2017", "", NULL, "-", "2016..2017"},
        {"2016-2017", "", NULL, "-", "2016-2017"},
        {"~2016", "", NULL, "-", "~2016"},
        {"since 2016", "", NULL, "-", "since 2016"},
        {"unknown", "", NULL, "-", "unknown"},
        {"", "*", NULL, "-", "*"},
        {"", "", NULL, "-", ""},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct span since = span_of(rows[i].since), until = span_of(rows[i].until), bad;
        char days[DATE_RANGE_TEXT_MAX];
        struct date_range range;
        enum date_reading reading =
            date_range_between(since, until, day_of("2026-11-22"), &range, &bad);

        date_range_write(&range.test, days);
        assert_span_at(i, span_of(told(&range)), span_of(rows[i].told));
        assert_int_equal(reading == DATE_UNREADABLE, rows[i].bad != NULL);
        if (rows[i].bad)
            assert_span_at(i, bad, span_of(rows[i].bad));
        else
            assert_span_at(i, span_of(days), span_of(rows[i].days));
    }
    (void)state;
}

static void tells_how_it_was_read(void **state)
{
    static const struct {
        const char *text, *note;
    } rows[] = {
        {"2016", "-"},
        {"april 2019", "-"},
        {"last month", "“last month” read as 2026-10"},
        {"~april", "“~april” read as ~2026-04"},
        {"03/04/2019", "“03/04/2019” read day first, as 2019-04-03"},
        {"2017..2016", "this range is reversed; read as 2016..2017"},
        {"2019-02-30", "“2019-02-30” is no date: February 2019 has 28 days"},
        {"soon", "“soon” is no date"},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char note[DATE_NOTE_MAX] = "-";
        struct span text = span_of(rows[i].text);
        struct date_range range;

        date_range_read(text, day_of("2026-11-22"), &range);
        bool any = date_range_note(text, &range, note);
        assert_int_equal(any, rows[i].note[0] != '-');
        assert_span_at(i, span_of(note), span_of(rows[i].note));
    }
    (void)state;
}

/* Every day, in every way to write it. */
static void reads_every_day(void **state)
{
    int32_t today = day_of("2026-11-22"), last = day_of("2001-03-01");

    for (int32_t day = day_of("1995-12-28"); day <= last; day++) {
        struct civil c = date_civil(day);
        const char *month = date_month_name(c.month);
        const char *weekday = date_weekday_name(date_weekday(day));
        char text[7][64];
        struct date_range range;

        (void)snprintf(text[0], 64, "%d-%02d-%02d", c.year, c.month, c.day);
        (void)snprintf(text[1], 64, "%d.%d.%d", c.day, c.month, c.year);
        (void)snprintf(text[2], 64, "%d/%d/%d", c.day, c.month, c.year);
        (void)snprintf(text[3], 64, "%d %s %d", c.day, month, c.year);
        (void)snprintf(text[4], 64, "%s %d, %d", month, c.day, c.year);
        (void)snprintf(text[5], 64, "%s, %d %.3s %d", weekday, c.day, month, c.year);
        (void)snprintf(text[6], 64, "%d%02d%02d", c.year, c.month, c.day);
        for (size_t i = 0; i < ARRAY_LEN(text); i++) {
            assert_int_equal(date_range_read(span_of(text[i]), today, &range), DATE_READ);
            assert_int_equal(range.test.from, day);
            assert_int_equal(range.test.to, day);
        }
    }
    (void)state;
}

/* What is at most so old, and what is older, is everything, whatever the day. */
static void parts_days_by_age(void **state)
{
    struct random random = {7};
    int32_t first = day_of("1900-01-01");

    for (int i = 0; i < 5000; i++) {
        int32_t today = first + (int32_t)random_below(&random, 80000);
        char text[16];
        struct date_range within, older;

        (void)snprintf(text, sizeof text, "..%u%c", (unsigned)random_below(&random, 60) + 1,
                       "dwmy"[random_below(&random, 4)]);
        assert_int_equal(date_range_read(span_of(text + 2), today, &within), DATE_READ);
        assert_int_equal(date_range_read(span_of(text), today, &older), DATE_READ);
        assert_int_equal(within.test.to, today);
        assert_int_equal(within.test.from, older.test.to + 1);
    }
    (void)state;
}

static void check_reading(struct span text, int32_t today)
{
    struct date_range range, again;
    char days[DATE_RANGE_TEXT_MAX], note[DATE_NOTE_MAX] = "";
    size_t taken = date_range_take(text);

    date_range_read(text, today, &range);
    date_range_write(&range.test, days);
    (void)date_range_note(text, &range, note);
    assert_non_null(memchr(note, '\0', sizeof note));
    assert_true(taken <= text.len);
    if (taken > 0) { /* a date, or it is said why it is none */
        date_range_read(span_part(text, 0, taken), today, &again);
        assert_true(again.reading != DATE_UNREADABLE || again.why[0]);
    }
    if (range.reading == DATE_UNREADABLE)
        assert_memory_equal(&range.test, &(struct date_test){0}, sizeof range.test);
    if (range.reading == DATE_UNREADABLE || range.test.unknown)
        return;
    assert_true(range.test.from <= range.test.to);
    assert_true(range.test.from == DAY_MIN || date_exists(date_civil(range.test.from)));
    assert_true(range.test.to == DAY_MAX || date_exists(date_civil(range.test.to)));
    assert_true(range.test.from != DAY_MIN || range.test.to != DAY_MAX);
    assert_int_equal(date_range_read(span_of(days), today, &again), DATE_READ);
    assert_memory_equal(&again.test, &range.test, sizeof range.test);
    if (range.relative)
        return;
    date_range_read(text, today - 5000, &again);
    assert_memory_equal(&again.test, &range.test, sizeof range.test);
}

static const char *const pieces[] = {
    "2016",    "2019",     "0999",        "9999",  "16",  "3",     "31",        "13",
    "0",       "20160230", "1990s",       "april", "may", "feb",   "q1",        "mon",
    "3rd",     "7d",       "week",        "years", "m",   "two",   "last",      "past",
    "this",    "next",     "ago",         "of",    "in",  "to",    "since",     "until",
    "before",  "after",    "between",     "and",   "AND", "today", "yesterday", "tomorrow",
    "unknown", "spring",   "..",          "-",     "/",   ".",     "~",         "<",
    ">",       "=",        "*",           "[",     "]",   ",",     "\"",        "(",
    "x",       "\xff",     "\xe2\x80\x93"};

/* Some pieces, with blanks between them and now and then any byte. */
static struct span random_soup(struct random *r, char text[SOUP_BYTES])
{
    bool bytes = random_below(r, 8) == 0;
    size_t len = 0;

    for (size_t count = random_below(r, SOUP_PIECES); count > 0; count--) {
        struct span piece = span_of(pieces[random_below(r, ARRAY_LEN(pieces))]);
        if (bytes)
            text[len++] = (char)random_below(r, 256);
        memcpy(text + len, piece.at, piece.len);
        len += piece.len;
        if (random_below(r, 3))
            text[len++] = ' ';
    }
    return (struct span){text, len};
}

/* Never a crash, never from after to; what is written reads back as the same, and only what is told to
 * depends on the day it is. */
static void reads_any_bytes(void **state)
{
    struct random random = {11};
    int32_t first = day_of("1015-01-01");
    size_t read = 0;

    for (int i = 0; i < ROUNDS; i++) {
        char text[SOUP_BYTES];
        struct span soup = random_soup(&random, text);
        int32_t today = first + (int32_t)random_below(&random, 3200000);
        struct date_range range;

        check_reading(soup, today);
        read += date_range_read(soup, today, &range) != DATE_UNREADABLE;
    }
    assert_true(read > ROUNDS / 50); /* the soup holds dates */
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(takes_what_the_cases_say),
        cmocka_unit_test(reads_limits),
        cmocka_unit_test(tells_how_it_was_read),
        cmocka_unit_test(reads_every_day),
        cmocka_unit_test(parts_days_by_age),
        cmocka_unit_test(reads_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
