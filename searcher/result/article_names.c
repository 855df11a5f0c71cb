/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/article_names.h"

enum { LOOKED_BACK = 16 }; /* names that an article has again and again */

/* The same name before, if it was of late. */
static const struct archive_called *before(const struct article *a,
                                           const struct archive_called *names, size_t i)
{
    for (size_t k = i; k > 0 && i - k < LOOKED_BACK; k--)
        if (a->entities[k - 1].type == a->entities[i].type &&
            span_equal(a->entities[k - 1].name, a->entities[i].name))
            return &names[k - 1];
    return NULL;
}

bool article_names(struct index_reader *index, const struct article *a, bool many,
                   struct arena *arena, const struct archive_called **out, struct lede_error *err)
{
    struct archive_called *names = arena_take(arena, a->entity_count, sizeof *names);

    *out = names;
    if (!names)
        return error_memory(err);
    for (size_t i = 0; i < a->entity_count; i++) {
        const struct archive_called *same = before(a, names, i);
        if (same)
            names[i] = *same;
        else if (!index_name_called(index, a->entities[i].type, a->entities[i].name, many, arena,
                                    &names[i], err))
            return false;
    }
    return true;
}
