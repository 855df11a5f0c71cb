/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/archive_names.h"

#include "searcher/match/name_set.h"

enum { OTHERS_MAX = 5, NEAREST_MAX = 5 };

struct asking {
    struct index_reader *index;
    const struct names_canon *canon;
    unsigned types;
    struct arena *arena;
    struct lede_error *err;
};

static bool begin(struct asking *a)
{
    return index_canon(a->index, &a->canon, a->err);
}

/* The names of a set of articles, counted. */
static bool count_set(struct asking *a, uint32_t entry, struct match_set *set,
                      const struct name_count **out, size_t *count)
{
    return name_set_read(a->index, a->canon, entry, a->arena, set, a->err) &&
           name_counts(a->index, set, a->types, a->arena, out, count, a->err);
}

/* Those of the list that are marked, in its order. */
static bool keep_marked(struct asking *a, const bool *marked, const struct name_count *all,
                        size_t *count, const struct name_count **out)
{
    struct name_count *kept = arena_take(a->arena, *count, sizeof *kept);
    size_t n = 0;

    if (!kept)
        return error_memory(a->err);
    for (size_t i = 0; i < *count; i++)
        if (marked[all[i].entry])
            kept[n++] = all[i];
    *out = kept;
    *count = n;
    return true;
}

/* ---- All ---- */

/* Those that begin so. */
static bool keep_prefixed(struct asking *a, struct span prefix, const struct name_count **names,
                          size_t *count)
{
    bool *marked = prefix.len ? mem_take(a->canon->count, sizeof *marked) : NULL, ok;

    if (prefix.len == 0)
        return true;
    if (!marked)
        return error_memory(a->err);
    names_canon_begin_so(a->canon, prefix, marked);
    ok = keep_marked(a, marked, *names, count, names);
    mem_free(marked);
    return ok;
}

bool archive_names_list(struct index_reader *index, const struct names_wanted *wanted,
                        struct arena *arena, struct archive_names *out, struct lede_error *err)
{
    struct asking a = {.index = index, .types = wanted->types, .arena = arena, .err = err};
    const struct name_count *names;
    struct match_set set;
    size_t count, offset = wanted->offset;

    *out = (struct archive_names){.offset = offset};
    if (!begin(&a) || !count_set(&a, CANON_NONE, &set, &names, &count) ||
        !keep_prefixed(&a, wanted->prefix, &names, &count))
        return false;
    out->total = count;
    if (offset < count) {
        out->names = names + offset;
        out->count = count - offset < wanted->limit ? count - offset : wanted->limit;
    }
    return true;
}

/* ---- One ---- */

/* The names that are marked, counted over the whole archive. */
static bool list_marked(struct asking *a, const bool *marked, const struct name_count **out,
                        size_t *count)
{
    struct match_set set;

    return count_set(a, CANON_NONE, &set, out, count) && keep_marked(a, marked, *out, count, out);
}

/* Mark those that have just this form; *any: there are some. */
static void mark_whole(const struct asking *a, struct span folded, bool *marked, bool *any)
{
    for (int t = ENTITY_PERSON; t <= ENTITY_PLACE; t++) {
        uint32_t entry = names_canon_find(a->canon, (enum entity_type)t, folded);
        if (entry == CANON_NONE || !(a->types >> a->canon->entries[entry].type & 1U))
            continue;
        marked[entry] = true;
        *any = true;
    }
}

static bool mark_words(const struct asking *a, struct span asked, bool *marked)
{
    for (int t = ENTITY_PERSON; t <= ENTITY_PLACE; t++)
        if ((a->types >> t & 1U) &&
            !names_canon_match(a->canon, (enum entity_type)t, asked, marked, a->err))
            return false;
    return true;
}

static bool find_nearest(struct asking *a, struct span asked, bool *marked)
{
    struct near_names near;

    for (int t = ENTITY_PERSON; t <= ENTITY_PLACE; t++) {
        enum entity_type type = (enum entity_type)t;
        if (!(a->types >> t & 1U))
            continue;
        if (!names_near(a->canon->names, type, asked, NEAREST_MAX, a->arena, &near, a->err))
            return false;
        for (size_t i = 0; i < near.count; i++) {
            uint32_t entry = names_canon_find(a->canon, type, near.names[i].folded);
            if (entry != CANON_NONE)
                marked[entry] = true;
        }
    }
    return true;
}

/* The names that may be meant, the commonest first; sets out->nearest where none is. */
static bool find_meant(struct asking *a, struct archive_name *out, const struct name_count **meant,
                       size_t *count)
{
    char folded[NAME_FOLDED_MAX];
    struct span whole = {folded, names_fold(out->asked, folded)};
    bool *marked = mem_take(a->canon->count, sizeof *marked);
    bool any = false, ok = true;

    *count = 0;
    if (!marked)
        return error_memory(a->err);
    mark_whole(a, whole, marked, &any);
    if (!any)
        ok = mark_words(a, out->asked, marked);
    ok = ok && list_marked(a, marked, meant, count);
    if (ok && *count == 0) {
        ok = find_nearest(a, out->asked, marked) &&
             list_marked(a, marked, &out->nearest, &out->nearest_count);
        if (out->nearest_count > NEAREST_MAX)
            out->nearest_count = NEAREST_MAX;
    }
    mem_free(marked);
    return ok;
}

static bool read_article(struct asking *a, struct span id, struct name_article *out)
{
    struct article article;
    bool found;

    if (!index_article(a->index, id, a->arena, &article, &found, a->err))
        return false;
    *out = (struct name_article){.id = id};
    if (found) {
        out->title = article.title.value;
        out->source = article.source.value;
        out->date = article.date;
        out->date_origin = article.date_origin;
    }
    return true;
}

static bool read_ends(struct asking *a, const struct match_set *set, struct archive_name *out)
{
    struct span first, last;

    if (!name_set_ends(a->index, set, a->arena, &first, &last, a->err))
        return false;
    out->dated = first.len > 0;
    return !out->dated ||
           (read_article(a, first, &out->first) && read_article(a, last, &out->last));
}

/* Who stands beside it: all types, whatever was asked for. */
static bool read_company(struct asking *a, size_t limit, struct archive_name *out)
{
    const struct name_count *with;
    struct name_count *kept;
    struct match_set set;
    size_t count, n = 0;

    a->types = NAME_TYPES_ALL;
    if (!count_set(a, out->name.entry, &set, &with, &count))
        return false;
    kept = arena_take(a->arena, count, sizeof *kept);
    if (!kept)
        return error_memory(a->err);
    for (size_t i = 0; i < count; i++)
        if (with[i].entry != out->name.entry)
            kept[n++] = with[i];
    out->with = kept;
    out->with_total = n;
    out->with_count = n < limit ? n : limit;
    return read_ends(a, &set, out);
}

static bool read_spellings(struct asking *a, struct archive_name *out)
{
    struct canon_spelling *spellings;

    if (!names_canon_spellings(a->canon, out->name.entry, a->arena, &spellings,
                               &out->spelling_count, a->err))
        return false;
    for (size_t i = 0; i < out->spelling_count; i++) {
        spellings[i].written = arena_span(a->arena, spellings[i].written);
        if (!spellings[i].written.at)
            return error_memory(a->err);
    }
    out->spellings = spellings;
    return true;
}

bool archive_name_find(struct index_reader *index, unsigned types, struct span asked, size_t limit,
                       struct arena *arena, struct archive_name *out, struct lede_error *err)
{
    struct asking a = {.index = index, .types = types, .arena = arena, .err = err};
    const struct name_count *meant;
    size_t count;

    *out = (struct archive_name){.asked = asked};
    if (!begin(&a) || !find_meant(&a, out, &meant, &count))
        return false;
    if (count == 0)
        return true;
    out->found = true;
    out->name = meant[0];
    out->others = meant + 1;
    out->other_count = count - 1 < OTHERS_MAX ? count - 1 : OTHERS_MAX;
    return read_spellings(&a, out) && read_company(&a, limit, out);
}
