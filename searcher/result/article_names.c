/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/article_names.h"

#include "index/names_canon.h"

/* Text that is about to go with the table, but for what the article itself has. */
static bool keep(struct span shown, const struct entity *e, struct arena *arena, struct span *out)
{
    *out = span_equal(shown, e->name) ? e->name : arena_span(arena, shown);
    return out->at != NULL;
}

bool article_names(struct index_reader *index, const struct article *a, struct arena *arena,
                   const struct archive_called **out, struct lede_error *err)
{
    struct archive_called *names = arena_take(arena, a->entity_count, sizeof *names);
    const struct names_canon *canon;

    *out = names;
    if (!names)
        return error_memory(err);
    if (a->entity_count && !index_canon(index, &canon, err))
        return false;
    for (size_t i = 0; i < a->entity_count; i++) {
        const struct entity *e = &a->entities[i];
        char folded[NAME_FOLDED_MAX];
        uint32_t entry =
            names_canon_of_form(canon, e->type, (struct span){folded, names_fold(e->name, folded)});
        if (entry == CANON_NONE)
            continue;
        names[i].type = canon->entries[entry].type;
        if (!keep(canon->entries[entry].shown, e, arena, &names[i].name))
            return error_memory(err);
    }
    return true;
}
