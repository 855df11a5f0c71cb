/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/asking.h"

#include <stdlib.h>

#include "index/fields.h"
#include "index/xapian_text.h"
#include "searcher/match/stage_one.h"

enum { TIE_SLACK = 8 }; /* asked for beyond the cut, so that most ties need no second search */

static const uint32_t slots[] = {[MATCH_VALUE_ID] = SLOT_ID, SLOT_EARLIEST, SLOT_LATEST};

int by_relevance(const void *a, const void *b)
{
    return match_compare(a, b, ORDER_RELEVANCE);
}

/* ---- One search ---- */

void match_ask(bool weighs, struct xc_plan *out)
{
    *out = (struct xc_plan){.weighting = weighs ? XC_BM25 : XC_BOOLEAN,
                            .k1 = STAGE_ONE_K1,
                            .k2 = STAGE_ONE_K2,
                            .k3 = STAGE_ONE_K3,
                            .b = STAGE_ONE_B,
                            .min_normlen = STAGE_ONE_MIN_LENGTH,
                            .slots = slots,
                            .nslots = ARRAY_LEN(slots)};
}

static void set_days(struct span earliest, struct span latest, struct standing *at)
{
    if (!day_parse_value(earliest, &at->earliest) || !day_parse_value(latest, &at->latest))
        at->earliest = at->latest = DAY_UNKNOWN;
}

struct standing match_standing(const struct xc_hit *hit)
{
    struct standing at = {.score = stage_one_round(hit->weight)};

    set_days(span_of_str(hit->values[1]), span_of_str(hit->values[2]), &at);
    return at;
}

static bool take_hit(const struct xc_hit *hit, bool bare, struct arena *arena,
                     struct candidate *out)
{
    *out = (struct candidate){.at = {.score = stage_one_round(hit->weight)}, .docid = hit->docid};
    if (bare)
        return true;
    out->at = match_standing(hit);
    out->id = arena_span(arena, span_of_str(hit->values[MATCH_VALUE_ID]));
    return out->id.at != NULL;
}

/* The first `want` of the question, in libxapian's order. */
static bool ask(struct index_reader *index, const struct question *q, size_t want,
                struct arena *arena, struct found *out, struct lede_error *err)
{
    struct xc_plan plan;
    struct xc_hits *hits = NULL;
    struct xc_error why;
    bool ok = false;

    match_ask(q->weighs, &plan);
    plan.nslots = q->bare ? 0 : plan.nslots;
    plan.limit = want > UINT32_MAX ? UINT32_MAX : (uint32_t)want;
    plan.check_at_least = UINT32_MAX;
    plan.sort = q->sort;
    plan.sort_slot = q->slot;
    plan.sort_descending = q->descending;
    plan.sort_then_relevance = q->weighs;
    if (!xc_search(index_xapian(index), q->query, &plan, &hits, &why))
        return index_error(err, &why);
    const struct xc_total *total = xc_hits_total(hits);
    out->total = total->estimate;
    out->revision = total->revision;
    out->count = xc_hit_count(hits);
    out->items = arena_take(arena, out->count, sizeof *out->items);
    if (!out->items)
        goto out;
    for (size_t i = 0; i < out->count; i++)
        if (!take_hit(xc_hit(hits, i), q->bare, arena, &out->items[i]))
            goto out;
    ok = true;
out:
    xc_hits_free(hits);
    return ok || error_memory(err);
}

/* ---- To the end of the ties ---- */

size_t ties_end(const struct question *q, const struct found *found, size_t cut)
{
    size_t end = cut < found->count ? cut : found->count;

    while (end > 0 && end < found->count && q->tied(&found->items[end - 1], &found->items[end]))
        end++;
    return end;
}

/* The first `count` of what was found, into the arena. */
static bool keep(const struct found *found, size_t count, struct arena *arena, struct found *out)
{
    *out = *found;
    out->count = count;
    out->items = arena_take(arena, count, sizeof *out->items);
    if (!out->items)
        return false;
    for (size_t i = 0; i < count; i++) {
        struct candidate *to = &out->items[i];
        *to = found->items[i];
        if (!to->id.at)
            continue;
        to->id = arena_span(arena, to->id);
        if (!to->id.at)
            return false;
    }
    return true;
}

/* More is asked for until what is cut off ties with nothing before. */
bool ask_to_tie(struct index_reader *index, const struct question *q, size_t cut,
                struct arena *arena, struct found *out, struct lede_error *err)
{
    for (size_t want = cut ? cut + TIE_SLACK : 0;; want *= 4) {
        struct arena round = {0};
        struct found found = {0};
        bool ok = ask(index, q, want, &round, &found, err);
        size_t end = ok ? ties_end(q, &found, cut) : 0;
        bool whole = ok && (found.count < want || cut == 0 || end < want);
        if (whole)
            ok = keep(&found, end, arena, out) || error_memory(err);
        arena_free(&round);
        if (whole || !ok)
            return ok;
    }
}

/* ---- Dates and ids ---- */

/* A candidate's number, and its place. */
struct place {
    uint32_t docid;
    size_t at;
};

static int by_docid(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    return (a->docid > b->docid) - (a->docid < b->docid);
}

static bool read_slot(struct index_reader *index, uint32_t slot, const uint32_t *docids,
                      size_t count, struct xc_list **out, struct lede_error *err)
{
    struct xc_error why;
    return xc_values(index_xapian(index), slot, docids, count, out, &why) || index_error(err, &why);
}

/* Candidates to be filled; their numbers ascend. */
struct filling {
    struct candidate *items;
    struct place *places;
    uint32_t *docids;
    size_t count;
};

static bool fill_places(struct index_reader *index, const struct filling *f, bool days,
                        struct arena *arena, struct lede_error *err)
{
    struct xc_list *ids = NULL, *earliest = NULL, *latest = NULL;
    bool ok = read_slot(index, SLOT_ID, f->docids, f->count, &ids, err);

    if (ok && days)
        ok = read_slot(index, SLOT_EARLIEST, f->docids, f->count, &earliest, err) &&
             read_slot(index, SLOT_LATEST, f->docids, f->count, &latest, err);
    for (size_t i = 0; ok && i < f->count; i++) {
        struct candidate *c = &f->items[f->places[i].at];
        if (days)
            set_days(item_text(earliest, i), item_text(latest, i), &c->at);
        c->id = arena_span(arena, item_text(ids, i));
        ok = c->id.at || error_memory(err);
    }
    xc_list_free(ids);
    xc_list_free(earliest);
    xc_list_free(latest);
    return ok;
}

bool fill_candidates(struct index_reader *index, struct candidate *items, size_t count, bool days,
                     struct arena *arena, struct lede_error *err)
{
    struct filling f = {.items = items,
                        .places = mem_take(count, sizeof *f.places),
                        .docids = mem_take(count, sizeof *f.docids)};
    bool ok = false;

    if (!f.places || !f.docids) {
        (void)error_memory(err);
        goto out;
    }
    for (size_t i = 0; i < count; i++)
        if (!items[i].id.at)
            f.places[f.count++] = (struct place){items[i].docid, i};
    if (f.count)
        qsort(f.places, f.count, sizeof *f.places, by_docid);
    for (size_t i = 0; i < f.count; i++)
        f.docids[i] = f.places[i].docid;
    ok = f.count == 0 || fill_places(index, &f, days, arena, err);
out:
    mem_free(f.places);
    mem_free(f.docids);
    return ok;
}
