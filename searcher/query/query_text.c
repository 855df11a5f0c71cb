/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/query_text.h"

#include "common/buf.h"
#include "common/utf8.h"

/* The largest n <= max that parts no character of text, which may be any bytes. */
static size_t cut_bytes(struct span text, size_t max)
{
    size_t at = max;

    if (text.len <= max)
        return text.len;
    while (max - at < 3 && ((unsigned char)text.at[at] & 0xc0) == 0x80)
        at--;
    return at;
}

bool query_text_repair(struct span typed, size_t max, struct arena *arena, struct span *out,
                       size_t *repaired)
{
    struct buf text = {0};

    *repaired = utf8_repair(span_part(typed, 0, cut_bytes(typed, max)), &text);
    *out = arena_span(arena, span_part(buf_span(&text), 0, utf8_cut(buf_span(&text), max)));
    bool ok = buf_ok(&text) && out->at;
    buf_free(&text);
    return ok;
}
