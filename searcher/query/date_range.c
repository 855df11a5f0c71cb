/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/date_range.h"

#include "common/date.h"

/* A day, month or year and nothing behind it: a query names no time of day. */
static bool read_date(struct span text, struct lede_date *out)
{
    return text.len <= DATE_TEXT_MAX - 1 && date_parse_iso(text, out);
}

static bool is_unknown(struct span text)
{
    static const char word[] = "unknown";

    if (!text.at || text.len != sizeof word - 1)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (((unsigned char)text.at[i] | 0x20U) != (unsigned char)word[i])
            return false;
    }
    return true;
}

enum date_reading date_range_parse(struct span text, struct date_test *out)
{
    struct lede_date first = {0}, last = {0};
    struct date_test test = {.from = DAY_MIN, .to = DAY_MAX};
    size_t dots;

    text = span_trim(text);
    if (span_starts(text, SPAN("~"))) {
        test.possible = true;
        text = span_part(text, 1, text.len);
    }
    if (is_unknown(text)) {
        *out = (struct date_test){.unknown = true};
        return DATE_READ;
    }
    dots = span_find(text, SPAN(".."), 0);
    struct span before = span_part(text, 0, dots == SIZE_MAX ? text.len : dots);
    struct span behind = dots == SIZE_MAX ? before : span_part(text, dots + 2, text.len);
    if ((before.len == 0 && behind.len == 0) || (before.len && !read_date(before, &first)) ||
        (behind.len && !read_date(behind, &last)))
        return DATE_UNREADABLE;
    if (before.len)
        test.from = first.earliest;
    if (behind.len)
        test.to = last.latest;
    *out = test;
    if (test.from <= test.to)
        return DATE_READ;
    out->from = last.earliest;
    out->to = first.latest;
    return DATE_READ_REVERSED;
}
