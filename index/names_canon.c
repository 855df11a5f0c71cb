/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_canon.h"

#include <stdlib.h>

#include "index/names_canon_state.h"
#include "index/names_rows.h"

void names_canon_free(struct names_canon *c)
{
    mem_free(c->entries);
    mem_free(c->entry_of);
    mem_free(c->members);
    mem_free(c->aliases);
    *c = (struct names_canon){0};
}

int canon_form_compare(const void *x, const void *y)
{
    const struct canon_form *a = x, *b = y;
    return a->type != b->type ? (int)a->type - (int)b->type : span_compare(a->folded, b->folded);
}

/* ---- One form ---- */

static uint32_t entry_of(const struct names_canon *c, size_t form)
{
    return form == SIZE_MAX ? CANON_NONE : c->entry_of[form];
}

uint32_t names_canon_of_form(const struct names_canon *c, enum entity_type type, struct span folded)
{
    return entry_of(c, c->names ? names_form_of(c->names, type, folded) : SIZE_MAX);
}

uint32_t names_canon_of_hash(const struct names_canon *c, uint64_t hash)
{
    return entry_of(c, c->names ? names_form_of_hash(c->names, hash) : SIZE_MAX);
}

static bool is_of_type(const struct names_canon *c, uint32_t entry, enum entity_type type)
{
    return entry != CANON_NONE && c->entries[entry].type == type;
}

uint32_t names_canon_find(const struct names_canon *c, enum entity_type type, struct span folded)
{
    const struct canon_alias wanted = {.form = {type, folded}};
    const struct canon_alias *alias;
    uint32_t entry = names_canon_of_form(c, type, folded);

    if (is_of_type(c, entry, type))
        return entry;
    for (int t = ENTITY_PERSON; c->retyped && t <= ENTITY_PLACE; t++) {
        entry = names_canon_of_form(c, (enum entity_type)t, folded);
        if (is_of_type(c, entry, type))
            return entry;
    }
    alias = c->alias_count
                ? bsearch(&wanted, c->aliases, c->alias_count, sizeof wanted, canon_form_compare)
                : NULL;
    return alias ? alias->entry : CANON_NONE;
}

/* ---- Words ---- */

/* What articles have as `as` and that has the words, of entries of the type. */
static bool match_as(const struct names_canon *c, enum entity_type as, enum entity_type type,
                     struct span query, bool *marked, struct lede_error *err)
{
    struct arena arena = {0};
    struct name_found *found;
    size_t count;
    bool ok = names_find(c->names, as, query, &arena, &found, &count, err);

    for (size_t i = 0; ok && i < count; i++) {
        uint32_t entry = names_canon_of_form(c, as, found[i].folded);
        if (is_of_type(c, entry, type))
            marked[entry] = true;
    }
    arena_free(&arena);
    return ok;
}

bool names_canon_match(const struct names_canon *c, enum entity_type type, struct span query,
                       bool *marked, struct lede_error *err)
{
    char folded[NAME_FOLDED_MAX];
    struct span words = {folded, names_fold(query, folded)};

    for (int as = ENTITY_PERSON; as <= ENTITY_PLACE; as++)
        if ((as == (int)type || c->retyped) &&
            !match_as(c, (enum entity_type)as, type, query, marked, err))
            return false;
    for (size_t i = 0; words.len && i < c->alias_count; i++)
        if (c->aliases[i].form.type == type && names_have_words(c->aliases[i].form.folded, words))
            marked[c->aliases[i].entry] = true;
    return true;
}

static bool begins_so(struct span folded, struct span prefix)
{
    for (size_t at = span_find(folded, prefix, 0); at != SIZE_MAX;
         at = span_find(folded, prefix, at + 1))
        if (at == 0 || folded.at[at - 1] == ' ')
            return true;
    return false;
}

void names_canon_begin_so(const struct names_canon *c, struct span prefix, bool *marked)
{
    char folded[NAME_FOLDED_MAX];
    struct span begin = {folded, names_fold(prefix, folded)};

    for (size_t form = 0; begin.len && form < c->names->group_count; form++)
        if (c->entry_of[form] != CANON_NONE && begins_so(c->names->groups[form].folded, begin))
            marked[c->entry_of[form]] = true;
    for (size_t i = 0; begin.len && i < c->alias_count; i++)
        if (begins_so(c->aliases[i].form.folded, begin))
            marked[c->aliases[i].entry] = true;
}

struct canon_form names_canon_form(const struct names_canon *c, size_t place)
{
    const struct name_group *g = &c->names->groups[c->members[place]];

    return (struct canon_form){g->type, g->folded};
}

bool names_canon_forms(const struct names_canon *c, const bool *marked, struct arena *arena,
                       struct canon_form **out, size_t *count, struct lede_error *err)
{
    size_t all = 0;

    *count = 0;
    for (size_t i = 0; i < c->count; i++)
        all += marked[i] ? c->entries[i].size : 0;
    *out = arena_take(arena, all, sizeof **out);
    if (!*out)
        return error_memory(err);
    for (size_t form = 0; form < c->names->group_count && *count < all; form++) {
        const struct name_group *g = &c->names->groups[form];
        if (c->entry_of[form] != CANON_NONE && marked[c->entry_of[form]])
            (*out)[(*count)++] = (struct canon_form){g->type, g->folded};
    }
    return true;
}

/* ---- Spellings ---- */

static int by_spelling(const void *x, const void *y)
{
    const struct canon_spelling *a = x, *b = y;
    return span_compare(a->written, b->written);
}

static int commonest_first(const void *x, const void *y)
{
    const struct canon_spelling *a = x, *b = y;

    if (a->articles != b->articles)
        return a->articles > b->articles ? -1 : 1;
    return span_compare(a->written, b->written);
}

/* The entry that a row of the table is of; that of a bracketed acronym says again what another row says. */
static uint32_t entry_of_row(const struct names_canon *c, const struct name_row *row)
{
    if (row->articles <= 0)
        return CANON_NONE;
    if (!row->is_alias)
        return names_canon_of_form(c, row->type, row->folded);
    if (span_starts(row->written, SPAN("(")))
        return CANON_NONE;
    return entry_of(c, names_form_of_alias(c->names, row));
}

bool names_canon_spellings(const struct names_canon *c, uint32_t entry, struct arena *arena,
                           struct canon_spelling **out, size_t *count, struct lede_error *err)
{
    struct canon_spelling *items = NULL;
    size_t cap = 0, found = 0, kept = 0;
    bool ok = true;

    for (size_t i = 0; ok && i < c->names->count; i++) {
        const struct name_row *row = &c->names->rows[i];
        if (entry_of_row(c, row) != entry)
            continue;
        ok = mem_grow(&items, &cap, found + 1, sizeof *items);
        if (ok)
            items[found++] = (struct canon_spelling){row->written, (uint64_t)row->articles};
    }
    *out = ok ? arena_take(arena, found, sizeof **out) : NULL;
    if (ok && *out && found) {
        qsort(items, found, sizeof *items, by_spelling);
        for (size_t i = 0; i < found; i++) {
            if (kept && span_equal((*out)[kept - 1].written, items[i].written))
                (*out)[kept - 1].articles += items[i].articles;
            else
                (*out)[kept++] = items[i];
        }
        qsort(*out, kept, sizeof **out, commonest_first);
    }
    mem_free(items);
    *count = kept;
    return *out || error_memory(err);
}
