/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/name_counts.h"

#include <stdlib.h>

#include <xapian-c.h>

#include "common/buf.h"
#include "index/fields.h"

enum { HASH_BYTES = 8 };

struct counter {
    const struct names_canon *canon;
    uint32_t *articles; /* of each entry */
    uint32_t *last;     /* of each entry: the number of the article that was counted last */
    uint32_t number;
};

/* A name that the table does not have cannot be shown, and is not counted. */
static void count_article(struct counter *c, struct xc_str hashes)
{
    c->number++;
    for (size_t at = 0; at + HASH_BYTES <= hashes.len; at += HASH_BYTES) {
        uint32_t entry = names_canon_of_hash(c->canon, little_endian(hashes.at + at, HASH_BYTES));
        if (entry == CANON_NONE || c->last[entry] == c->number)
            continue;
        c->last[entry] = c->number;
        c->articles[entry]++;
    }
}

static bool count_all(struct index_reader *index, const struct match_set *set, struct counter *c,
                      struct lede_error *err)
{
    struct match_part part;
    struct xc_list *list = NULL;
    struct xc_error why;

    for (size_t from = 0; from < set->count; from += part.count) {
        match_set_part(set, from, &part);
        if (!xc_values(index_xapian(index), SLOT_NAMES, part.docids, part.count, &list, &why))
            return index_error(err, &why);
        for (size_t i = 0; i < part.count; i++)
            count_article(c, xc_list_item(list, i)->str);
        xc_list_free(list);
        list = NULL;
    }
    return true;
}

static int most_first(const void *x, const void *y)
{
    const struct name_count *a = x, *b = y;

    if (a->articles != b->articles)
        return a->articles > b->articles ? -1 : 1;
    int order = span_compare(a->shown, b->shown);
    return order ? order : (int)a->type - (int)b->type;
}

static bool give(const struct counter *c, unsigned types, struct arena *arena,
                 const struct name_count **out, size_t *count, struct lede_error *err)
{
    size_t all = 0;
    struct name_count *items;

    for (size_t i = 0; i < c->canon->count; i++)
        all += c->articles[i] && (types >> c->canon->entries[i].type & 1U);
    items = arena_take(arena, all, sizeof *items);
    if (!items)
        return error_memory(err);
    *count = 0;
    for (uint32_t i = 0; i < c->canon->count; i++) {
        const struct canon_entry *e = &c->canon->entries[i];
        if (c->articles[i] == 0 || !(types >> e->type & 1U))
            continue;
        struct span shown = arena_span(arena, e->shown);
        if (!shown.at)
            return error_memory(err);
        items[(*count)++] = (struct name_count){i, e->type, shown, c->articles[i]};
    }
    if (*count > 1)
        qsort(items, *count, sizeof *items, most_first);
    *out = items;
    return true;
}

bool name_counts(struct index_reader *index, const struct match_set *set, unsigned types,
                 struct arena *arena, const struct name_count **out, size_t *count,
                 struct lede_error *err)
{
    struct counter c = {0};
    bool ok = false;

    *out = NULL;
    *count = 0;
    if (!index_canon(index, &c.canon, err))
        return false;
    c.articles = mem_take(c.canon->count, sizeof *c.articles);
    c.last = mem_take(c.canon->count, sizeof *c.last);
    if (c.articles && c.last)
        ok = count_all(index, set, &c, err) && give(&c, types, arena, out, count, err);
    else
        error_memory(err);
    mem_free(c.articles);
    mem_free(c.last);
    return ok;
}
