/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/mentions.h"

#include "common/date.h"
#include "indexer/extract/clause_look.h"
#include "indexer/extract/named_dates.h"

enum { YEAR_LEAST = 1900 };

/* The days that a phrase means in this article; false where they are open. */
static bool read_days(const struct article *a, const struct named_date *d, enum named_order order,
                      struct lede_date *out)
{
    struct date_basis basis = {.published = a->date, .order = order};

    if (a->date.precision != LEDE_NONE && date_meaning_is_open(&d->phrase))
        basis.looks = clause_look(a->text, d->start, d->end);
    return date_meaning_find(&d->phrase, &basis, out) &&
           date_civil(out->earliest).year >= YEAR_LEAST;
}

bool mentions_find(enum named_order order, struct arena *arena, struct article *out,
                   struct lede_error *err)
{
    struct named_dates walk = {.text = out->text, .relative = true};
    struct named_date d;
    struct lede_date days;
    struct mention *found = NULL, *kept = NULL;
    size_t count = 0, cap = 0;
    bool ok = false;

    while (named_dates_next(&walk, &d)) {
        if (!read_days(out, &d, order, &days))
            continue;
        if (!mem_grow(&found, &cap, count + 1, sizeof *found))
            goto out;
        found[count++] =
            (struct mention){(uint32_t)d.start, (uint32_t)d.end, days.earliest, days.latest};
    }
    if (count > 0) {
        kept = arena_take(arena, count, sizeof *kept);
        if (!kept)
            goto out;
        memcpy(kept, found, count * sizeof *kept);
    }
    out->mentions = kept;
    out->mention_count = count;
    ok = true;
out:
    mem_free(found);
    return ok || error_memory(err);
}
