/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/pub_date.h"

#include "common/date.h"
#include "common/error.h"
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

/* 1970-01-01, which is what a program writes that knows no date. */
static bool is_zero_day(const struct lede_date *date)
{
    return date->precision == LEDE_DAY && date->earliest == 0;
}

static bool may_be(const struct lede_date *date, int32_t today)
{
    return date->precision != LEDE_NONE && date->earliest <= today && !is_zero_day(date);
}

/* What the text makes certain; the path's day where both agree. */
static struct lede_date from_text(const struct pub_date_signs *signs, enum origin *origin)
{
    struct lede_date date = infer_date(signs->text);
    bool path = may_be(&signs->path, signs->today);

    *origin = ORIGIN_INFERRED;
    if (date.precision == LEDE_SPAN && date.earliest <= signs->today && date.latest > signs->today)
        date = date_of_span(date.earliest, signs->today);
    if (!path || (may_be(&date, signs->today) &&
                  (signs->path.earliest < date.earliest || signs->path.latest > date.latest)))
        return date;
    *origin = ORIGIN_PATH;
    return signs->path;
}

void pub_date_find(struct span given, const struct pub_date_signs *signs, struct article *out)
{
    struct lede_date date, none = {0};
    const struct dateline *dateline = signs->dateline;
    enum origin inferred;
    const struct {
        struct lede_date date;
        enum origin origin;
    } said[] = {
        {signs->credits->published, ORIGIN_CREDIT},
        {signs->credits->printed, ORIGIN_PRINTED},
        {dateline->dated && dateline->date.said == YEAR_NAMED ? dateline->date.date : none,
         ORIGIN_DATELINE},
    };

    bool readable = pub_date_parse(given, &date);

    out->date = none;
    out->date_origin = ORIGIN_NONE;
    if (readable && date.earliest > signs->today)
        return; /* nothing was published later */
    if (readable && !is_zero_day(&date)) {
        out->date = date;
        out->date_origin = ORIGIN_GIVEN;
        return;
    }
    if (!readable && span_trim(given).len > 0)
        return; /* there is one, in words that no rule reads: what is found elsewhere is no surer */
    for (size_t i = 0; i < ARRAY_LEN(said); i++) {
        if (may_be(&said[i].date, signs->today)) {
            out->date = said[i].date;
            out->date_origin = said[i].origin;
            return;
        }
    }
    date = from_text(signs, &inferred);
    if (may_be(&date, signs->today)) {
        out->date = date;
        out->date_origin = inferred;
    }
}
