/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/highlight.h"

static bool take_marks(const struct evaluation *found, size_t first, size_t last, uint32_t start,
                       uint32_t end, struct arena *arena, const struct mark **out, size_t *count)
{
    struct mark *marks;
    size_t n = 0;

    for (size_t i = first; i < last; i++)
        n += found->items[i].marked && found->items[i].start >= start && found->items[i].end <= end;
    marks = arena_take(arena, n, sizeof *marks);
    if (!marks)
        return false;
    n = 0;
    for (size_t i = first; i < last; i++) {
        const struct occurrence *o = &found->items[i];
        if (o->marked && o->start >= start && o->end <= end)
            marks[n++] = (struct mark){o->start - start, o->end - start};
    }
    *out = marks;
    *count = n;
    return true;
}

bool highlight_title(const struct evaluation *found, struct arena *arena, const struct mark **out,
                     size_t *count)
{
    return take_marks(found, 0, found->title_count, 0, UINT32_MAX, arena, out, count);
}

bool highlight_text(const struct evaluation *found, uint32_t start, uint32_t end,
                    struct arena *arena, const struct mark **out, size_t *count)
{
    return take_marks(found, found->title_count, found->count, start, end, arena, out, count);
}
