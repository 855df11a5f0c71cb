/* tests/fuzz/fuzz_date_range.c: any bytes behind date:, as a filter and as a date by itself: unreadable, or
 * days in order that mean the same when they are written out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "searcher/query/date_range.h"
#include "searcher/query/parse.h"
#include "tests/support/insist.h"

static void check_days(int32_t from, int32_t to)
{
    insist(from <= to);
    insist(from == DAY_MIN || date_exists(date_civil(from)));
    insist(to == DAY_MAX || date_exists(date_civil(to)));
}

static void check_range(struct span text)
{
    enum { TODAY = 20779 }; /* 2026-11-22 */
    struct date_range range, again;
    char written[DATE_RANGE_TEXT_MAX], note[DATE_NOTE_MAX];

    insist(date_range_take(text) <= text.len);
    insist(date_range_read(text, TODAY, &range) == range.reading);
    if (date_range_note(text, &range, note))
        insist(strlen(note) < sizeof note);
    if (range.reading == DATE_UNREADABLE || range.test.unknown)
        return;
    check_days(range.test.from, range.test.to);
    insist(range.test.from != DAY_MIN || range.test.to != DAY_MAX);
    date_range_write(&range.test, written);
    insist(date_range_read(span_of(written), TODAY, &again) == DATE_READ);
    insist(again.test.from == range.test.from && again.test.to == range.test.to &&
           again.test.possible == range.test.possible);
}

static void check_date(struct span text)
{
    struct lede_date date, again;
    char written[DATE_TEXT_MAX];

    if (!date_parse_iso(text, &date))
        return;
    check_days(date.earliest, date.latest);
    insist(date.precision >= LEDE_DAY && date.precision <= LEDE_YEAR);
    again = date_of_span(date.earliest, date.latest);
    insist(again.precision == date.precision);
    date_write(date.earliest, written);
    insist(date_parse_iso(span_of(written), &again) && again.earliest == date.earliest &&
           again.latest == date.earliest && again.precision == LEDE_DAY);
}

/* As --since and --until take it, and in a query. */
static void check_filter(struct span text)
{
    struct query_filters filters = {.since = text, .until = text};
    struct arena arena = {0};
    struct buf typed = {0};
    struct query q;
    struct lede_error err = {0};

    if (!query_parse((struct span){0}, &filters, &arena, &q, &err))
        insist(err.status == LEDE_INPUT && span_starts(span_of(err.text), SPAN("--")));
    buf_text(&typed, "date:");
    buf_add(&typed, text);
    insist(buf_ok(&typed) && query_parse(buf_span(&typed), NULL, &arena, &q, &err));
    buf_free(&typed);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span text = {(const char *)data, size};

    check_range(text);
    check_date(text);
    check_filter(text);
    return 0;
}
