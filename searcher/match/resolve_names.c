/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/resolve_names.h"

#include "index/names.h"

static bool resolve(struct index_reader *index, struct name_test *t, struct arena *arena,
                    struct lede_error *err)
{
    const struct names *names;
    struct name_found *found;
    struct buf query = {0};
    struct span *folded;
    bool ok;

    for (size_t i = 0; i < t->run.count; i++) {
        if (i)
            buf_byte(&query, ' ');
        buf_add(&query, t->run.words[i].form);
    }
    ok = (buf_ok(&query) || error_memory(err)) && index_names(index, &names, err) &&
         names_find(names, t->type, buf_span(&query), arena, &found, &t->name_count, err);
    buf_free(&query);
    if (!ok)
        return false;
    folded = arena_take(arena, t->name_count, sizeof *folded);
    if (!folded)
        return error_memory(err);
    for (size_t i = 0; i < t->name_count; i++) {
        /* The table goes when the index moves on; the query stays. */
        folded[i] = arena_span(arena, found[i].folded);
        if (!folded[i].at)
            return error_memory(err);
    }
    t->names = folded;
    return true;
}

bool resolve_names(struct index_reader *index, struct node *root, struct arena *arena,
                   struct lede_error *err)
{
    switch (root->kind) {
    case NODE_NAME: return resolve(index, &root->is.name, arena, err);
    case NODE_LIST:
    case NODE_AND:
    case NODE_OR:
    case NODE_NOT:
        for (size_t i = 0; i < root->is.kids.count; i++)
            if (!resolve_names(index, root->is.kids.at[i], arena, err))
                return false;
        return true;
    case NODE_NOTHING:
    case NODE_ALL:
    case NODE_WORDS:
    case NODE_SOURCE:
    case NODE_ID:
    case NODE_DATE: return true;
    }
    return true;
}
