/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/bare_url.h"

#include "common/error.h"

struct span bare_url(struct span url)
{
    static const char *const before[] = {"https://", "http://", "www."};

    for (size_t i = 0; i < ARRAY_LEN(before); i++)
        if (span_starts(url, span_of(before[i])))
            url = span_part(url, strlen(before[i]), url.len);
    return url;
}
