/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_stock.h"

#include <stdlib.h>

#include "common/error.h"
#include "indexer/extract/date_line.h"
#include "indexer/extract/line_words.h"
#include "indexer/extract/page_stock_table.h"
#include "indexer/extract/written_dates.h"

enum {
    STOCK_BYTES_MAX = 160,
    DAY_BYTES_MAX = 60,  /* "Wednesday, September 30, 2020 02:45 PM" */
    BYLINE_WORDS_MAX = 6 /* "By Maria da Silva and J. Doe" */
};

static int compare_row(const void *key, const void *row)
{
    const struct span *words = key;
    const struct stock_row *r = row;

    int order = strncmp(words->at, r->words, words->len);

    return order ? order : r->words[words->len] ? -1 : 0;
}

static const struct stock_row *find_row(const struct line_opening *o, size_t words)
{
    struct span key = {o->text, o->folded_end[words - 1]};

    return bsearch(&key, stock_rows, ARRAY_LEN(stock_rows), sizeof *stock_rows, compare_row);
}

/* Whether the row's rule holds for a text whose first `words` words are the row's. */
static bool holds(const struct stock_row *row, struct span text, const struct line_opening *o,
                  size_t words)
{
    struct span rest = span_trim(span_part(text, o->end[words - 1], text.len));

    switch (row->match) {
    case BEGINS: return true;
    case LABEL: return words == o->count || rest.at[0] == ':';
    case WHOLE: return words == o->count && o->count < LINE_WORDS_SEEN;
    }
    return false;
}

/* "By NAME", and nothing else. */
static bool is_byline(struct span text, const struct line_opening *o)
{
    static const char *const by[] = {"by", "von", "par", "por", "di", "text"};
    size_t at = 0;

    for (size_t i = 0; at == 0 && i < ARRAY_LEN(by); i++)
        at = line_begins(o, by[i]);
    return at > 0 && at < text.len && !span_ends(text, SPAN(".")) &&
           line_is_name(span_part(text, at, text.len), BYLINE_WORDS_MAX);
}

static bool has_hour(struct span text)
{
    for (size_t i = 1; i + 1 < text.len; i++)
        if (text.at[i] == ':' && text.at[i - 1] >= '0' && text.at[i - 1] <= '9' &&
            text.at[i + 1] >= '0' && text.at[i + 1] <= '9')
            return true;
    return false;
}

/* A day and nothing else; with the hour it is the stamp of a post wherever it stands. */
static enum page_stock day_of(struct span text)
{
    struct written_dates dates = {.text = text};
    struct written_date date;

    if (text.len > DAY_BYTES_MAX || !written_dates_next(&dates, &date) ||
        !is_only_clock(span_part(text, 0, date.start)) ||
        !is_only_clock(span_part(text, date.end, text.len)))
        return STOCK_NONE;
    return has_hour(text) ? STOCK_PHRASE : STOCK_DAY;
}

enum page_stock page_stock_of(struct span text)
{
    struct line_opening o;
    enum page_stock day;

    if (text.len > STOCK_BYTES_MAX)
        return STOCK_NONE;
    day = day_of(text);
    if (day != STOCK_NONE)
        return day;
    line_open(text, &o);
    for (size_t words = o.count; words > 0; words--) {
        const struct stock_row *row = find_row(&o, words);
        if (row && holds(row, text, &o, words))
            return row->stock;
    }
    return o.count > 1 && is_byline(text, &o) ? STOCK_PHRASE : STOCK_NONE;
}
