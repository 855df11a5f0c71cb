/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/mentions.h"

#include "indexer/extract/named_dates.h"

/* How many there are; into *to, if there is room to put them. */
static size_t each_date(struct span text, struct mention *to)
{
    size_t count = 0;
    struct named_dates walk = {.text = text};
    struct named_date d;

    while (named_dates_next(&walk, &d)) {
        if (d.said != YEAR_NAMED)
            continue;
        if (to)
            to[count] = (struct mention){(uint32_t)d.start, (uint32_t)d.end, d.date.earliest,
                                         d.date.latest};
        count++;
    }
    return count;
}

bool mentions_find(struct span text, struct arena *arena, struct article *out,
                   struct lede_error *err)
{
    size_t count = each_date(text, NULL);
    struct mention *mentions;

    if (count == 0)
        return true;
    mentions = arena_take(arena, count, sizeof *mentions);
    if (!mentions)
        return error_memory(err);
    (void)each_date(text, mentions);
    out->mentions = mentions;
    out->mention_count = count;
    return true;
}
