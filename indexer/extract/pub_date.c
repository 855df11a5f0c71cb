/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/pub_date.h"

#include "common/date.h"
#include "common/number.h"
#include "indexer/extract/date_line.h"
#include "indexer/extract/infer_date.h"

enum { COMPACT_LEN = 8, GIVEN_MAX = 100, GIVEN_YEAR_MIN = 1600, GIVEN_YEAR_MAX = 2100 };

/* "20160726", and "20160726T101500Z". */
static bool parse_compact(struct span text, struct lede_date *out)
{
    uint64_t number;

    if (text.len < COMPACT_LEN || (text.len > COMPACT_LEN && text.at[COMPACT_LEN] != 'T'))
        return false;
    if (!number_parse(span_part(text, 0, COMPACT_LEN), 99991231, &number))
        return false;
    struct civil c = {(int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)};
    if (!date_exists(c))
        return false;
    *out = date_of_day(date_day(c));
    return true;
}

static bool parse_any(struct span given, struct lede_date *out)
{
    struct named_date named;

    if (date_parse_iso(given, out) || parse_compact(given, out))
        return true;
    if (!date_line_read(given, &named))
        return false;
    *out = named.date;
    return true;
}

bool pub_date_parse(struct span given, struct lede_date *out)
{
    int year;

    given = span_trim(given);
    if (given.len == 0 || given.len > GIVEN_MAX || !parse_any(given, out))
        return false;
    year = date_civil(out->earliest).year;
    return year >= GIVEN_YEAR_MIN && year <= GIVEN_YEAR_MAX;
}

static void set(struct article *out, const struct lede_date *date, enum origin origin)
{
    out->date = *date;
    out->date_origin = origin;
}

void pub_date_find(struct span given, const struct credits *credits,
                   const struct dateline *dateline, struct span text, struct article *out)
{
    struct lede_date date;

    set(out, &(struct lede_date){0}, ORIGIN_NONE);
    if (span_trim(given).len > 0) {
        if (pub_date_parse(given, &date))
            set(out, &date, ORIGIN_GIVEN);
        return;
    }
    if (credits->published.precision != LEDE_NONE) {
        set(out, &credits->published, ORIGIN_CREDIT);
    } else if (credits->printed.precision != LEDE_NONE) {
        set(out, &credits->printed, ORIGIN_PRINTED);
    } else if (dateline->dated && dateline->date.said == YEAR_NAMED) {
        set(out, &dateline->date.date, ORIGIN_DATELINE);
    } else {
        date = infer_date(text);
        if (date.precision != LEDE_NONE)
            set(out, &date, ORIGIN_INFERRED);
    }
}
