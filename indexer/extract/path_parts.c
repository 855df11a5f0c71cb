/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/path_parts.h"

#include "common/date.h"
#include "common/utf8.h"

enum { ISO_LEN = 10, YEAR_LEN = 4, TWO = 2 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A part that begins with just so many digits: their value; else -1. */
static int leading_number(struct span part, size_t count, bool whole)
{
    int value = 0;

    if (part.len < count || (whole && part.len != count) ||
        (part.len > count && is_digit(part.at[count])))
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (!is_digit(part.at[i]))
            return -1;
        value = value * 10 + (part.at[i] - '0');
    }
    return value;
}

/* "2016-07-26" as the part, or at the start of the last. */
static bool iso_part(struct span part, bool last, struct lede_date *out)
{
    if (part.len < ISO_LEN || (!last && part.len != ISO_LEN) ||
        (part.len > ISO_LEN && is_digit(part.at[ISO_LEN])))
        return false;
    return part.at[YEAR_LEN] == '-' && date_parse_iso(span_part(part, 0, ISO_LEN), out) &&
           out->precision == LEDE_DAY;
}

bool path_date(struct span path, struct lede_date *out)
{
    struct span part;
    bool found = false;
    int year = -1, month = -1; /* of the two parts before */

    while (span_cut(&path, '/', &part)) {
        bool last = path.at == NULL;
        struct civil day = {year, month, leading_number(part, TWO, !last)};
        struct lede_date iso;
        if (year > 0 && month > 0 && date_exists(day)) {
            *out = date_of_day(date_day(day));
            found = true;
        } else if (iso_part(part, last, &iso)) {
            *out = iso;
            found = true;
        }
        month = year > 0 && month < 0 ? leading_number(part, TWO, true) : -1;
        if (month < 0)
            year = leading_number(part, YEAR_LEN, true);
    }
    return found;
}

/* Cut the last part off: false when none is left. */
static bool cut_last(struct span *path, struct span *part)
{
    size_t at = path->len;

    if (path->len == 0)
        return false;
    while (at > 0 && path->at[at - 1] != '/')
        at--;
    *part = span_part(*path, at, path->len);
    *path = span_part(*path, 0, at > 0 ? at - 1 : 0);
    return true;
}

static bool is_figures(struct span part)
{
    for (size_t i = 0; i < part.len; i++)
        if (!is_digit(part.at[i]) && part.at[i] != '-')
            return false;
    return true;
}

const struct outlet *path_outlet(struct span path, struct span folder,
                                 const struct outlets *outlets)
{
    struct span part;

    (void)cut_last(&path, &part); /* the file */
    while (folder.len > 0 && folder.at[folder.len - 1] == '/')
        folder.len--;
    while (path.len >= folder.len && cut_last(&path, &part)) {
        if (is_figures(part))
            continue;
        const struct outlet *found =
            utf8_valid_length(part) == part.len ? outlets_find(outlets, part) : NULL;
        if (found || folder.len == 0)
            return found;
    }
    return NULL;
}
