/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/url_parts.h"

#include "common/date.h"
#include "common/error.h"
#include "common/number.h"
#include "indexer/extract/written_dates.h"

enum { YEAR_MIN = 1995, YEAR_MAX = 2099, COMPACT_DIGITS = 8 };

/* First labels that name no site. */
static const char *const front_labels[] = {"www", "www1", "www2",   "www3",
                                           "m",   "amp",  "mobile", "edition"};

/* Labels in front of the last that belong to it: "co.uk", "com.au". */
static const char *const second_labels[] = {"co", "com", "net", "org", "gov", "edu",
                                            "ac", "go",  "or",  "ne",  "gob", "in"};

struct span url_host(struct span url)
{
    size_t from = span_find(url, SPAN("://"), 0), end;

    if (from == SIZE_MAX)
        return (struct span){0};
    from += 3;
    for (end = from; end < url.len && !strchr("/?#:", url.at[end]); end++)
        if (url.at[end] == '@')
            from = end + 1;
    return span_part(url, from, end);
}

static bool is_among(struct span word, const char *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(word, rows[i]))
            return true;
    return false;
}

struct span url_site(struct span url)
{
    struct span host = url_host(url), rest = host, label;

    if (span_cut(&rest, '.', &label) && is_among(label, front_labels, ARRAY_LEN(front_labels)) &&
        rest.at && span_find(rest, SPAN("."), 0) != SIZE_MAX)
        return rest;
    return host;
}

/* Cut the last label off *host. */
static struct span last_label(struct span *host)
{
    size_t at = host->len;
    struct span label;

    while (at > 0 && host->at[at - 1] != '.')
        at--;
    label = span_part(*host, at, host->len);
    *host = span_part(*host, 0, at > 0 ? at - 1 : 0);
    return label;
}

struct span url_label(struct span url)
{
    struct span host = url_host(url), label;

    (void)last_label(&host);
    label = last_label(&host);
    if (host.len > 0 && is_among(label, second_labels, ARRAY_LEN(second_labels)))
        label = last_label(&host);
    return label;
}

struct span url_top_domain(struct span url)
{
    struct span host = url_host(url);
    return last_label(&host);
}

/* Behind the host, before ? and #. */
static struct span path_of(struct span url)
{
    struct span host = url_host(url);
    size_t start = host.len ? (size_t)(host.at - url.at) + host.len : 0, end = start;

    while (end < url.len && url.at[end] != '?' && url.at[end] != '#')
        end++;
    return span_part(url, start, end);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(struct span text, size_t at)
{
    size_t end = at;

    while (end < text.len && is_digit(text.at[end]))
        end++;
    return end - at;
}

/* The digits at `at` as a number; 0 when there are more than `most`, or none. */
static int number(struct span text, size_t at, size_t most)
{
    uint64_t value = 0;
    size_t len = digits_at(text, at);

    if (len == 0 || len > most || !number_parse(span_part(text, at, at + len), 99999999, &value))
        return 0;
    return (int)value;
}

static bool take_day(int year, int month, int day, struct lede_date *out)
{
    struct civil c = {year, month, day};

    if (year < YEAR_MIN || year > YEAR_MAX || !date_exists(c))
        return false;
    *out = date_of_day(date_day(c));
    return true;
}

/* The month's number or name at `at`; *end behind it. */
static int month_at(struct span path, size_t at, size_t *end)
{
    size_t len = digits_at(path, at);

    *end = at + len;
    if (len > 0)
        return number(path, at, 2);
    while (*end < path.len && !strchr("/-_.", path.at[*end]) && !is_digit(path.at[*end]))
        ++*end;
    return *end > at ? written_month(span_part(path, at, *end)) : 0;
}

/* A year stands at `at`, of four digits: what follows. */
static bool read_parts(struct span path, size_t at, struct lede_date *out)
{
    int year = number(path, at, 4), month, day;
    size_t end = at + 4;

    if (year < YEAR_MIN || year > YEAR_MAX || end >= path.len || !strchr("/-_.", path.at[end]))
        return false;
    month = month_at(path, end + 1, &end);
    if (month < 1 || month > 12)
        return false;
    day = end < path.len && strchr("/-_.", path.at[end]) ? number(path, end + 1, 2) : 0;
    if (day > 0 && take_day(year, month, day, out))
        return true;
    if (at == 0 || path.at[at - 1] != '/' || end >= path.len || path.at[end] != '/' ||
        path.at[at + 4] != '/')
        return false;
    *out = date_of_month(year, month);
    return true;
}

/* 14-03-2019, 14_03_2019, 14/03/2019. */
static bool read_day_first(struct span path, size_t at, struct lede_date *out)
{
    size_t end = at + digits_at(path, at), last;
    int day = number(path, at, 2), month;

    if (day == 0 || end >= path.len || !strchr("-_./", path.at[end]))
        return false;
    month = number(path, end + 1, 2);
    last = end + 1 + digits_at(path, end + 1);
    return month > 0 && last < path.len && path.at[last] == path.at[end] &&
           digits_at(path, last + 1) == 4 && take_day(number(path, last + 1, 4), month, day, out);
}

bool url_date(struct span url, struct lede_date *out)
{
    struct span path = path_of(url);
    struct lede_date month = {0}, found;

    for (size_t at = 0, len; at < path.len; at += len ? len : 1) {
        len = digits_at(path, at);
        if (len == COMPACT_DIGITS) {
            int whole = number(path, at, COMPACT_DIGITS);
            if (take_day(whole / 10000, whole / 100 % 100, whole % 100, out))
                return true;
        }
        if (len <= 2 && len > 0 && read_day_first(path, at, out))
            return true;
        if (len != 4 || !read_parts(path, at, &found))
            continue;
        if (found.precision == LEDE_DAY) {
            *out = found;
            return true;
        }
        if (month.precision == LEDE_NONE)
            month = found;
    }
    *out = month;
    return month.precision != LEDE_NONE;
}

bool url_is_front(struct span url)
{
    struct span host = url_host(url), rest;

    if (host.len == 0)
        return false;
    rest = span_part(url, (size_t)(host.at - url.at) + host.len, url.len);
    return rest.len == 0 || span_is(rest, "/");
}
