/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/span.h"

#include <stdint.h>

int span_compare(struct span a, struct span b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;

    if (order == 0)
        order = (a.len > b.len) - (a.len < b.len);
    return order;
}

bool span_starts(struct span s, struct span with)
{
    return s.len >= with.len && (with.len == 0 || memcmp(s.at, with.at, with.len) == 0);
}

bool span_ends(struct span s, struct span with)
{
    return s.len >= with.len &&
           (with.len == 0 || memcmp(s.at + s.len - with.len, with.at, with.len) == 0);
}

bool span_starts_any_case(struct span s, struct span with)
{
    size_t i = 0;

    if (s.len < with.len)
        return false;
    while (i < with.len && char_lower(s.at[i]) == char_lower(with.at[i]))
        i++;
    return i == with.len;
}

bool span_ends_any_case(struct span s, struct span with)
{
    return s.len >= with.len && span_starts_any_case(span_part(s, s.len - with.len, s.len), with);
}

bool span_is_any_case(struct span a, const char *text)
{
    size_t i = 0;

    while (i < a.len && text[i] && char_lower(a.at[i]) == char_lower(text[i]))
        i++;
    return i == a.len && !text[i];
}

size_t span_find(struct span s, struct span what, size_t from)
{
    if (what.len == 0)
        return from <= s.len ? from : SIZE_MAX;
    while (from < s.len && s.len - from >= what.len) {
        const char *hit = memchr(s.at + from, what.at[0], s.len - from - what.len + 1);
        if (!hit)
            return SIZE_MAX;
        if (memcmp(hit, what.at, what.len) == 0)
            return (size_t)(hit - s.at);
        from = (size_t)(hit - s.at) + 1;
    }
    return SIZE_MAX;
}

struct span span_trim(struct span s)
{
    while (s.len && char_is_blank(s.at[0])) {
        s.at++;
        s.len--;
    }
    while (s.len && char_is_blank(s.at[s.len - 1]))
        s.len--;
    return s;
}

bool span_cut(struct span *rest, char by, struct span *part)
{
    const char *hit;

    if (!rest->at)
        return false;
    hit = rest->len ? memchr(rest->at, by, rest->len) : NULL;
    if (!hit) {
        *part = *rest;
        *rest = (struct span){0};
        return true;
    }
    *part = (struct span){rest->at, (size_t)(hit - rest->at)};
    rest->len -= part->len + 1;
    rest->at = hit + 1;
    return true;
}
