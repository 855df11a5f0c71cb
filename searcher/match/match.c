/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/match.h"

#include <stdlib.h>

#include <xapian-c.h>

#include "index/fields.h"
#include "index/record.h"
#include "searcher/match/asking.h"
#include "searcher/match/best.h"
#include "searcher/match/closeness.h"
#include "searcher/match/stage_one.h"

/* No index has more articles: numbers of documents have 32 bits. */
static const size_t cut_max = UINT32_MAX;

/* ---- The total order ---- */

int match_compare(const struct candidate *a, const struct candidate *b, enum match_order order)
{
    int standing = order_compare(order, &a->at, &b->at);
    return standing ? standing : span_compare(a->id, b->id);
}

static int compare_newest(const void *a, const void *b)
{
    return match_compare(a, b, ORDER_NEWEST);
}

static int compare_oldest(const void *a, const void *b)
{
    return match_compare(a, b, ORDER_OLDEST);
}

static bool tied_by_latest(const struct candidate *a, const struct candidate *b)
{
    return a->at.latest == b->at.latest;
}

static bool tied_by_earliest(const struct candidate *a, const struct candidate *b)
{
    return a->at.earliest == b->at.earliest;
}

/* An order by date, and what libxapian leaves to be ordered here: what is equal under `tied`. */
static const struct {
    uint32_t slot;
    bool descending;
    int (*compare)(const void *, const void *);
    bool (*tied)(const struct candidate *a, const struct candidate *b);
} by_date[] = {
    [ORDER_OLDEST] = {SLOT_EARLIEST, false, compare_oldest, tied_by_earliest},
    [ORDER_NEWEST] = {SLOT_LATEST, true, compare_newest, tied_by_latest},
};

/* ---- One order ---- */

static struct question question_of(const struct xc_node *query, const struct plan *plan,
                                   enum match_order order)
{
    return (struct question){.query = query,
                             .weighs = plan->word_count > 0,
                             .sort = XC_BY_VALUE,
                             .slot = by_date[order].slot,
                             .descending = by_date[order].descending,
                             .tied = by_date[order].tied};
}

/* The first `cut` of the order. */
static bool ask_in_order(struct index_reader *index, const struct question *q,
                         enum match_order order, size_t cut, struct arena *arena, struct found *out,
                         struct lede_error *err)
{
    if (!ask_to_tie(index, q, cut, arena, out, err))
        return false;
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_date[order].compare);
    if (out->count > cut)
        out->count = cut;
    return true;
}

/* Oldest first, the undated last: libxapian puts documents without a value first, so that dated and
 * undated ones are asked for apart. */
static bool ask_oldest(struct index_reader *index, const struct plan *plan, size_t cut,
                       struct arena *arena, struct found *out, struct lede_error *err)
{
    struct xc_node undated = {.op = XC_TERM, .term = {TERM_UNDATED, sizeof TERM_UNDATED - 1}};
    const struct xc_node *kids[] = {plan->weigh, &undated};
    struct xc_node without = {.op = XC_AND_NOT, .kids = kids, .nkids = 2};
    struct xc_node with = {.op = XC_FILTER, .kids = kids, .nkids = 2};
    const struct question first = question_of(&without, plan, ORDER_OLDEST);
    const struct question last = question_of(&with, plan, ORDER_OLDEST);
    struct found dated = {0}, rest = {0};

    if (!ask_in_order(index, &first, ORDER_OLDEST, cut, arena, &dated, err) ||
        !ask_in_order(index, &last, ORDER_OLDEST, cut - dated.count, arena, &rest, err))
        return false;
    *out = (struct found){.count = dated.count + rest.count,
                          .total = dated.total + rest.total,
                          .revision = dated.revision};
    out->items = arena_take(arena, out->count, sizeof *out->items);
    if (!out->items)
        return error_memory(err);
    if (dated.count)
        memcpy(out->items, dated.items, dated.count * sizeof *out->items);
    if (rest.count)
        memcpy(out->items + dated.count, rest.items, rest.count * sizeof *out->items);
    return true;
}

/* The first `cut` by date. */
static bool find_by_date(struct index_reader *index, const struct plan *plan,
                         enum match_order order, size_t cut, struct arena *arena,
                         struct matches *out, struct lede_error *err)
{
    const struct question q = question_of(plan->weigh, plan, order);
    struct found found = {0};

    if (!(order == ORDER_OLDEST ? ask_oldest(index, plan, cut, arena, &found, err)
                                : ask_in_order(index, &q, order, cut, arena, &found, err)))
        return false;
    *out = (struct matches){.total = found.total,
                            .items = found.items,
                            .count = found.count,
                            .revision = found.revision};
    return true;
}

bool match_run(struct index_reader *index, const struct plan *plan, const struct match_page *page,
               struct arena *arena, struct matches *out, struct lede_error *err)
{
    enum match_order order = page->order;
    size_t offset = page->offset, limit = page->limit < cut_max ? page->limit : cut_max;
    size_t cut = offset < cut_max - limit ? offset + limit : cut_max;
    struct closeness *closeness = offset < CLOSENESS_ARTICLES ? page->closeness : NULL;
    bool ok;

    if (limit == 0)
        cut = 0;
    if (order == ORDER_RELEVANCE && plan->word_count == 0)
        order = ORDER_NEWEST;
    if (order == ORDER_RELEVANCE)
        ok = best_find(index, plan, cut, closeness, arena, out, err);
    else
        ok = find_by_date(index, plan, order, cut, arena, out, err);
    if (!ok)
        return false;
    if (offset > out->count)
        offset = out->count;
    out->items += offset;
    out->count -= offset;
    return true;
}

uint64_t match_revision(struct index_reader *index)
{
    return xc_revision(index_xapian(index));
}

bool match_count(struct index_reader *index, const struct xc_node *match, uint64_t *total,
                 struct lede_error *err)
{
    struct xc_plan plan = {.check_at_least = UINT32_MAX, .weighting = XC_BOOLEAN};
    struct xc_hits *hits = NULL;
    struct xc_error why;

    if (!xc_search(index_xapian(index), match, &plan, &hits, &why))
        return index_error(err, &why);
    *total = xc_hits_total(hits)->estimate;
    xc_hits_free(hits);
    return true;
}

bool match_read(struct index_reader *index, const struct matches *m, const struct candidate *c,
                struct arena *arena, struct article *out, bool *gone, struct lede_error *err)
{
    struct xc_buf data = {0};
    struct xc_error why;
    struct span bytes;

    *gone = false;
    if (!xc_data(index_xapian(index), c->docid, &data, &why)) {
        *gone = why.status == XC_NOT_FOUND;
        return *gone || index_error(err, &why);
    }
    if (xc_revision(index_xapian(index)) != m->revision) {
        *gone = true;
        xc_buf_free(&data);
        return true;
    }
    bytes = arena_span(arena, (struct span){data.at, data.len});
    xc_buf_free(&data);
    if (!bytes.at)
        return error_memory(err);
    return record_decode(bytes, arena, out, err) ||
           error_within(err, "article \"%.*s\"", SPAN_ARGS(c->id));
}

/* What a stem gives to the candidate; as rare as so many articles say, or as its own. */
static bool explain_stem(struct index_reader *index, const struct weight_word *w, struct span stem,
                         const struct candidate *c, struct word_weight *out, struct lede_error *err)
{
    const struct index_counts *counts = index_counts(index);
    struct xc_postings postings = {0};
    struct xc_error why;
    struct term t;

    *out = (struct word_weight){.in_articles = w->name ? (uint32_t)w->name->articles : 0};
    term_make(&t, PREFIX_STEM, stem);
    struct xc_str name = {t.at, t.len};
    bool ok =
        (w->name || xc_term_stats(index_xapian(index), name, &out->in_articles, NULL, &why)) &&
        xc_positions(index_xapian(index), name, &c->docid, 1, &postings, &why);
    if (ok && postings.count) {
        out->count = postings.items[0].wdf;
        out->weight = stage_one_weight(w->times, counts->articles, out->in_articles, out->count,
                                       postings.items[0].length, counts->mean_length);
    }
    xc_postings_free(&postings);
    return ok || index_error(err, &why);
}

bool match_explain(struct index_reader *index, const struct plan *plan, const struct candidate *c,
                   struct arena *arena, struct word_weight **out, struct lede_error *err)
{
    *out = arena_take(arena, plan->word_count, sizeof **out);
    if (!*out)
        return error_memory(err);
    for (size_t i = 0; i < plan->word_count; i++) {
        const struct weight_word *w = &plan->words[i];
        struct word_weight *to = &(*out)[i], one;
        if (!explain_stem(index, w, w->name ? w->name->stems[0] : w->stem, c, to, err))
            return false;
        for (size_t k = 1; w->name && k < w->name->count; k++) {
            if (!explain_stem(index, w, w->name->stems[k], c, &one, err))
                return false;
            if (one.count > to->count)
                *to = one;
        }
    }
    return true;
}
