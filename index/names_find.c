/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_rows.h"

enum { HASH_SLOTS_MIN = 16 };

void names_unprepare(struct names *n)
{
    mem_free(n->groups);
    mem_free(n->by_hash);
    n->groups = NULL;
    n->by_hash = NULL;
    n->group_count = n->hash_cap = 0;
}

static bool is_of_group(const struct name_group *group, const struct name_row *row)
{
    return group->type == row->type && span_equal(group->folded, row->folded);
}

/* Rows come sorted, so of equally common spellings the first by bytes stays. */
static void add_to_groups(struct names *n, const struct name_row *row, int64_t *most)
{
    struct name_group *group = n->groups + n->group_count;

    if (n->group_count && is_of_group(group - 1, row)) {
        group--;
    } else {
        *group = (struct name_group){.type = row->type, .folded = row->folded};
        *most = 0;
        n->group_count++;
    }
    group->articles += (uint64_t)row->articles;
    if (row->articles > *most) {
        group->shown = row->written;
        *most = row->articles;
    }
}

static void hash_groups(struct names *n)
{
    for (size_t i = 0; i < n->group_count; i++) {
        size_t slot = names_hash(n->groups[i].type, n->groups[i].folded) & (n->hash_cap - 1);
        while (n->by_hash[slot])
            slot = (slot + 1) & (n->hash_cap - 1);
        n->by_hash[slot] = (uint32_t)(i + 1);
    }
}

bool names_prepare(struct names *n, struct lede_error *err)
{
    bool ok = false;
    size_t count, cap = HASH_SLOTS_MIN;
    int64_t most = 0;
    struct name_ref *rows = names_sorted(n, &count);

    names_unprepare(n);
    if (!rows)
        return error_memory(err);
    while (cap < 2 * count)
        cap *= 2;
    n->groups = mem_take(count, sizeof *n->groups);
    n->by_hash = mem_take(cap, sizeof *n->by_hash);
    if (!n->groups || !n->by_hash)
        goto out;
    n->hash_cap = cap;
    for (size_t i = 0; i < count; i++)
        if (!rows[i].row->is_alias)
            add_to_groups(n, rows[i].row, &most);
    hash_groups(n);
    ok = true;
out:
    mem_free(rows);
    if (!ok)
        names_unprepare(n);
    return ok || error_memory(err);
}

static struct name_found found_of(const struct name_group *group)
{
    return (struct name_found){
        .folded = group->folded, .shown = group->shown, .articles = group->articles};
}

size_t names_form_of_hash(const struct names *n, uint64_t hash)
{
    for (size_t slot = hash & (n->hash_cap - 1); n->hash_cap && n->by_hash[slot];
         slot = (slot + 1) & (n->hash_cap - 1)) {
        const struct name_group *group = &n->groups[n->by_hash[slot] - 1];
        if (names_hash(group->type, group->folded) == hash)
            return n->by_hash[slot] - 1;
    }
    return SIZE_MAX;
}

bool names_of_hash(const struct names *n, uint64_t hash, enum entity_type *type,
                   struct name_found *out)
{
    size_t form = names_form_of_hash(n, hash);

    if (form == SIZE_MAX)
        return false;
    *type = n->groups[form].type;
    *out = found_of(&n->groups[form]);
    return true;
}

/* The first group that is not before (type, folded). */
static size_t lower_bound(const struct names *n, enum entity_type type, struct span folded)
{
    size_t from = 0, to = n->group_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const struct name_group *group = &n->groups[middle];
        int order = (int)group->type - (int)type;
        if (order == 0)
            order = span_compare(group->folded, folded);
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

size_t names_form_of(const struct names *n, enum entity_type type, struct span folded)
{
    size_t at = lower_bound(n, type, folded);
    bool found = at < n->group_count && n->groups[at].type == type &&
                 span_equal(n->groups[at].folded, folded);

    return found ? at : SIZE_MAX;
}

size_t names_form_of_alias(const struct names *n, const struct name_row *alias)
{
    char folded[NAME_FOLDED_MAX];

    return names_form_of(n, alias->type, (struct span){folded, names_fold(alias->name, folded)});
}

bool names_has(const struct names *n, enum entity_type type, struct span folded)
{
    return names_form_of(n, type, folded) != SIZE_MAX;
}

bool names_at(const struct names *n, enum entity_type type, size_t index, struct name_found *out)
{
    size_t at = lower_bound(n, type, (struct span){0}) + index;

    if (at >= n->group_count || n->groups[at].type != type)
        return false;
    *out = found_of(&n->groups[at]);
    return true;
}

/* ---- By words ---- */

static bool has_word(struct span folded, struct span word)
{
    for (size_t at = span_find(folded, word, 0); at != SIZE_MAX;
         at = span_find(folded, word, at + 1))
        if ((at == 0 || folded.at[at - 1] == ' ') &&
            (at + word.len == folded.len || folded.at[at + word.len] == ' '))
            return true;
    return false;
}

bool names_have_words(struct span folded, struct span words)
{
    struct span word;

    while (span_cut(&words, ' ', &word))
        if (!has_word(folded, word))
            return false;
    return true;
}

/* Mark what the aliases that have the words stand for. */
static void mark_aliases(const struct names *n, enum entity_type type, struct span words,
                         bool *marked)
{
    for (size_t i = 0; i < n->count; i++) {
        const struct name_row *row = &n->rows[i];
        if (!row->is_alias || row->type != type || row->articles <= 0 ||
            !names_have_words(row->folded, words))
            continue;
        size_t at = names_form_of_alias(n, row);
        if (at != SIZE_MAX)
            marked[at] = true;
    }
}

bool names_find(const struct names *n, enum entity_type type, struct span query,
                struct arena *arena, struct name_found **out, size_t *count, struct lede_error *err)
{
    char folded[NAME_FOLDED_MAX];
    struct span words = {folded, names_fold(query, folded)};
    bool *marked = mem_take(n->group_count, sizeof *marked);
    size_t found = 0;

    *out = NULL;
    *count = 0;
    if (!marked)
        return error_memory(err);
    if (words.len)
        mark_aliases(n, type, words, marked);
    for (size_t i = 0; i < n->group_count && words.len; i++) {
        marked[i] = n->groups[i].type == type &&
                    (marked[i] || names_have_words(n->groups[i].folded, words));
        found += marked[i];
    }
    *out = arena_take(arena, found, sizeof **out);
    for (size_t i = 0; *out && i < n->group_count && *count < found; i++)
        if (marked[i])
            (*out)[(*count)++] = found_of(&n->groups[i]);
    mem_free(marked);
    return *out || error_memory(err);
}
