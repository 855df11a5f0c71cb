/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/name_set.h"

#include <xapian-c.h>

#include "index/fields.h"
#include "index/xapian_text.h"
#include "searcher/match/plan_nodes.h"

/* Any of the entry's forms; NULL when memory is out. */
static const struct xc_node *plan_entry(const struct names_canon *canon, uint32_t entry,
                                        struct arena *arena)
{
    struct plan_nodes nodes = {.arena = arena};
    const struct canon_entry *e = &canon->entries[entry];
    const struct xc_node **kids = plan_kids(&nodes, e->size);

    for (uint32_t i = 0; kids && i < e->size; i++) {
        kids[i] = plan_form(&nodes, PREFIX_NAME, names_canon_form(canon, e->first + i));
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&nodes, XC_OR, kids, e->size) : NULL;
}

bool name_set_read(struct index_reader *index, const struct names_canon *canon, uint32_t entry,
                   struct arena *arena, struct match_set *out, struct lede_error *err)
{
    static const struct xc_node all = {.op = XC_ALL};
    const struct xc_node *match = entry == CANON_NONE ? &all : plan_entry(canon, entry, arena);

    if (!match)
        return error_memory(err);
    return match_set_read(index, match, arena, out, err);
}

/* ---- The first and the last ---- */

struct end {
    struct buf day, id;
};

static bool take_end(struct end *e, struct span day, struct span id)
{
    buf_reset(&e->day);
    buf_reset(&e->id);
    buf_add(&e->day, day);
    buf_add(&e->id, id);
    return buf_ok(&e->day) && buf_ok(&e->id);
}

/* Compare an article's day with the one kept; the same day goes to the lower id. */
static bool comes_before(const struct end *kept, struct span day, struct span id, bool latest)
{
    int order = span_compare(day, buf_span(&kept->day));

    if (kept->day.len == 0)
        return true;
    if (order == 0)
        return span_compare(id, buf_span(&kept->id)) < 0;
    return latest ? order > 0 : order < 0;
}

struct columns {
    struct xc_list *earliest, *latest, *ids;
};

static bool look_at(const struct columns *c, size_t count, struct end *first, struct end *last)
{
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        struct span from = item_text(c->earliest, i), to = item_text(c->latest, i),
                    id = item_text(c->ids, i);
        if (from.len == 0 || to.len == 0)
            continue;
        if (comes_before(first, from, id, false))
            ok = take_end(first, from, id);
        if (ok && comes_before(last, to, id, true))
            ok = take_end(last, to, id);
    }
    return ok;
}

static bool look_at_part(struct index_reader *index, const struct match_part *part,
                         struct end *first, struct end *last, struct lede_error *err)
{
    struct xc_index *x = index_xapian(index);
    struct columns c = {0};
    struct xc_error why;
    bool ok = true;

    if (!xc_values(x, SLOT_EARLIEST, part->docids, part->count, &c.earliest, &why) ||
        !xc_values(x, SLOT_LATEST, part->docids, part->count, &c.latest, &why) ||
        !xc_values(x, SLOT_ID, part->docids, part->count, &c.ids, &why))
        ok = index_error(err, &why);
    else if (!look_at(&c, part->count, first, last))
        ok = error_memory(err);
    xc_list_free(c.earliest);
    xc_list_free(c.latest);
    xc_list_free(c.ids);
    return ok;
}

bool name_set_ends(struct index_reader *index, const struct match_set *set, struct arena *arena,
                   struct span *first, struct span *last, struct lede_error *err)
{
    struct end ends[2] = {{.day = {0}}, {.day = {0}}};
    struct match_part part;
    bool ok = true;

    *first = *last = (struct span){0};
    for (size_t from = 0; ok && from < set->count; from += part.count) {
        match_set_part(set, from, &part);
        ok = look_at_part(index, &part, &ends[0], &ends[1], err);
    }
    if (ok && ends[0].id.len) {
        *first = arena_span(arena, buf_span(&ends[0].id));
        *last = arena_span(arena, buf_span(&ends[1].id));
        ok = (first->at && last->at) || error_memory(err);
    }
    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        buf_free(&ends[i].day);
        buf_free(&ends[i].id);
    }
    return ok;
}
