/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/highlight.h"

/* The marked ones of n items that lie between start and end. */
static bool take_marks(const struct occurrence *items, size_t n, struct mark part,
                       struct arena *arena, const struct mark **out, size_t *count)
{
    struct mark *marks;
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        kept += items[i].marked && items[i].start >= part.start && items[i].end <= part.end;
    marks = arena_take(arena, kept, sizeof *marks);
    if (!marks)
        return false;
    kept = 0;
    for (size_t i = 0; i < n; i++)
        if (items[i].marked && items[i].start >= part.start && items[i].end <= part.end)
            marks[kept++] = (struct mark){items[i].start - part.start, items[i].end - part.start};
    *out = marks;
    *count = kept;
    return true;
}

bool highlight_title(const struct evaluation *found, struct arena *arena, const struct mark **out,
                     size_t *count)
{
    const struct mark all = {0, UINT32_MAX};

    return take_marks(found->items, found->title_count, all, arena, out, count);
}

bool highlight_text(const struct evaluation *found, uint32_t start, uint32_t end,
                    struct arena *arena, const struct mark **out, size_t *count)
{
    const struct mark part = {start, end};

    if (found->count == found->title_count) /* then there may be no items at all */
        return take_marks(NULL, 0, part, arena, out, count);
    return take_marks(found->items + found->title_count, found->count - found->title_count, part,
                      arena, out, count);
}

bool highlight_quotes(const struct evaluation *found, struct arena *arena, const uint32_t **out,
                      size_t *count)
{
    size_t all = found->quoted && found->matches ? found->of->quote_count : 0;
    uint32_t *quotes = arena_take(arena, all, sizeof *quotes);

    *out = quotes;
    *count = 0;
    for (size_t q = 0; quotes && q < all; q++)
        if (found->quoted[q])
            quotes[(*count)++] = (uint32_t)q;
    return quotes != NULL;
}
