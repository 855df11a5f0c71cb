/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/best.h"

#include <stdlib.h>

#include <xapian-c.h>

#include "index/fields.h"
#include "searcher/match/closeness.h"
#include "searcher/match/stage_one.h"

enum { TIE_SLACK = 8 }; /* asked for beyond the cut, so that most ties need no second search */

/* What libxapian found, in its order. */
struct found {
    struct candidate
        *items; /* score and number; the rest where it was read: id.at is not NULL then */
    size_t count;
    uint64_t total, revision;
};

static int by_relevance(const void *a, const void *b)
{
    return match_compare(a, b, ORDER_RELEVANCE);
}

static int by_score(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    return (a->at.score < b->at.score) - (a->at.score > b->at.score);
}

static bool ask(struct index_reader *index, const struct plan *plan, size_t want,
                struct arena *arena, struct found *out, struct lede_error *err)
{
    struct xc_plan asked;
    struct xc_hits *hits = NULL;
    struct xc_error why;

    match_ask(true, &asked);
    asked.nslots = 0;
    asked.limit = want > UINT32_MAX ? UINT32_MAX : (uint32_t)want;
    asked.check_at_least = UINT32_MAX;
    if (!xc_search(index_xapian(index), plan->weigh, &asked, &hits, &why)) {
        index_error(err, &why);
        return false;
    }
    out->total = xc_hits_total(hits)->estimate;
    out->revision = xc_hits_total(hits)->revision;
    out->count = xc_hit_count(hits);
    out->items = arena_take(arena, out->count, sizeof *out->items);
    for (size_t i = 0; out->items && i < out->count; i++) {
        const struct xc_hit *hit = xc_hit(hits, i);
        out->items[i] =
            (struct candidate){.at = {.score = stage_one_round(hit->weight)}, .docid = hit->docid};
    }
    xc_hits_free(hits);
    if (!out->items) {
        error_memory(err);
        return false;
    }
    return true;
}

/* How many are at least as good as the one before place `cut`. */
static size_t ties_end(const struct found *found, size_t cut)
{
    size_t end = cut < found->count ? cut : found->count;

    while (end > 0 && end < found->count &&
           by_score(&found->items[end - 1], &found->items[end]) == 0)
        end++;
    return end;
}

/* So many and all that tie with the last of them: more is asked for until that is so. */
static bool ask_to_tie(struct index_reader *index, const struct plan *plan, size_t cut,
                       struct arena *arena, struct found *out, struct lede_error *err)
{
    for (size_t want = cut ? cut + TIE_SLACK : 0;; want *= 4) {
        struct arena round = {0};
        struct found found = {0};
        bool ok = ask(index, plan, want, &round, &found, err);
        bool whole = ok && (found.count < want || cut == 0 || ties_end(&found, cut) < want);
        if (whole) {
            *out = found;
            out->count = ties_end(&found, cut);
            out->items = arena_take(arena, out->count, sizeof *out->items);
            for (size_t i = 0; out->items && i < out->count; i++)
                out->items[i] = found.items[i];
            ok = out->items || error_memory(err);
        }
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

static struct span value_of(const struct xc_list *list, size_t i)
{
    struct xc_str value = xc_list_item(list, i)->str;
    return (struct span){value.at, value.len};
}

/* The values of the places, of which the docids ascend. */
static bool fill_places(struct index_reader *index, struct candidate *items,
                        const struct place *places, const uint32_t *docids, size_t count,
                        struct arena *arena, struct lede_error *err)
{
    struct xc_list *ids = NULL, *earliest = NULL, *latest = NULL;
    bool ok = read_slot(index, SLOT_ID, docids, count, &ids, err) &&
              read_slot(index, SLOT_EARLIEST, docids, count, &earliest, err) &&
              read_slot(index, SLOT_LATEST, docids, count, &latest, err);

    for (size_t i = 0; ok && i < count; i++) {
        struct candidate *c = &items[places[i].at];
        match_set_days(value_of(earliest, i), value_of(latest, i), &c->at);
        c->id = arena_span(arena, value_of(ids, i));
        ok = c->id.at || error_memory(err);
    }
    xc_list_free(ids);
    xc_list_free(earliest);
    xc_list_free(latest);
    return ok;
}

/* Dates and ids of the candidates that have none yet. */
static bool fill(struct index_reader *index, struct candidate *items, size_t count,
                 struct arena *arena, struct lede_error *err)
{
    struct place *places = mem_take(count, sizeof *places);
    uint32_t *docids = mem_take(count, sizeof *docids);
    size_t empty = 0;
    bool ok = places && docids;

    for (size_t i = 0; ok && i < count; i++)
        if (!items[i].id.at)
            places[empty++] = (struct place){items[i].docid, i};
    if (ok && empty)
        qsort(places, empty, sizeof *places, by_docid);
    for (size_t i = 0; ok && i < empty; i++)
        docids[i] = places[i].docid;
    ok = ok ? empty == 0 || fill_places(index, items, places, docids, empty, arena, err)
            : error_memory(err);
    mem_free(places);
    mem_free(docids);
    return ok;
}

/* ---- The second stage ---- */

/* Where the cut of those that are looked at parts equal weights, dates and ids say which they are. */
static bool settle_cut(struct index_reader *index, struct found *found, struct arena *arena,
                       struct lede_error *err)
{
    size_t start = CLOSENESS_ARTICLES, end = ties_end(found, CLOSENESS_ARTICLES);

    if (end <= CLOSENESS_ARTICLES)
        return true;
    while (start > 0 && by_score(&found->items[start - 1], &found->items[end - 1]) == 0)
        start--;
    if (!fill(index, found->items + start, end - start, arena, err))
        return false;
    qsort(found->items + start, end - start, sizeof *found->items, by_relevance);
    return true;
}

bool best_bring_close(struct closeness *c, struct candidate *items, size_t count,
                      struct lede_error *err)
{
    struct close_article articles[CLOSENESS_ARTICLES];
    bool gone;

    count = count < CLOSENESS_ARTICLES ? count : CLOSENESS_ARTICLES;
    for (size_t i = 0; i < count; i++)
        articles[i] = (struct close_article){items[i].docid, &items[i].at.score};
    return closeness_add(c, articles, count, &gone, err);
}

static bool reorder(struct index_reader *index, struct closeness *c, struct found *found,
                    struct arena *arena, struct lede_error *err)
{
    size_t count = found->count < CLOSENESS_ARTICLES ? found->count : CLOSENESS_ARTICLES;

    if (!settle_cut(index, found, arena, err) || !best_bring_close(c, found->items, count, err))
        return false;
    if (count)
        qsort(found->items, count, sizeof *found->items, by_score);
    return true;
}

bool best_find(struct index_reader *index, const struct plan *plan, size_t cut,
               struct closeness *closeness, struct arena *arena, struct matches *out,
               struct lede_error *err)
{
    size_t most = closeness && cut && cut < CLOSENESS_ARTICLES ? CLOSENESS_ARTICLES : cut;
    struct found found = {0};

    if (!ask_to_tie(index, plan, most, arena, &found, err) ||
        (closeness && cut && !reorder(index, closeness, &found, arena, err)))
        return false;
    size_t end = ties_end(&found, cut);
    if (!fill(index, found.items, end, arena, err))
        return false;
    if (end)
        qsort(found.items, end, sizeof *found.items, by_relevance);
    *out = (struct matches){.total = found.total,
                            .items = found.items,
                            .count = end < cut ? end : cut,
                            .revision = found.revision};
    return true;
}
