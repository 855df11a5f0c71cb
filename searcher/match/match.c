/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/match.h"

#include <stdlib.h>

#include <xapian-c.h>

#include "index/fields.h"
#include "index/record.h"
#include "searcher/match/best.h"
#include "searcher/match/closeness.h"
#include "searcher/match/stage_one.h"

enum { TIE_SLACK = 8 }; /* hits asked for beyond the cut, so that most ties need no second search */

/* No index has more articles: numbers of documents have 32 bits. */
static const size_t cut_max = UINT32_MAX;

static const uint32_t slots[] = {[MATCH_VALUE_ID] = SLOT_ID, SLOT_EARLIEST, SLOT_LATEST};

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

/* How libxapian is asked for an order by date, and what it leaves to be ordered here: what is equal under
 * `tied`. */
struct asking {
    enum xc_sort sort;
    uint32_t slot;
    bool descending;
    int (*compare)(const void *, const void *);
    bool (*tied)(const struct candidate *a, const struct candidate *b);
};

static bool tied_by_latest(const struct candidate *a, const struct candidate *b)
{
    return a->at.latest == b->at.latest;
}

static bool tied_by_earliest(const struct candidate *a, const struct candidate *b)
{
    return a->at.earliest == b->at.earliest;
}

static const struct asking askings[] = {
    [ORDER_OLDEST] = {XC_BY_VALUE, SLOT_EARLIEST, false, compare_oldest, tied_by_earliest},
    [ORDER_NEWEST] = {XC_BY_VALUE, SLOT_LATEST, true, compare_newest, tied_by_latest},
};

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

void match_set_days(struct span earliest, struct span latest, struct standing *at)
{
    if (!day_parse_value(earliest, &at->earliest) || !day_parse_value(latest, &at->latest))
        at->earliest = at->latest = DAY_UNKNOWN;
}

struct standing match_standing(const struct xc_hit *hit)
{
    const struct xc_str *earliest = &hit->values[1], *latest = &hit->values[2];
    struct standing at = {.score = stage_one_round(hit->weight)};

    match_set_days((struct span){earliest->at, earliest->len},
                   (struct span){latest->at, latest->len}, &at);
    return at;
}

static bool copy_hit(const struct xc_hit *hit, struct arena *arena, struct candidate *out)
{
    const struct xc_str *id = &hit->values[MATCH_VALUE_ID];

    *out = (struct candidate){match_standing(hit), hit->docid,
                              arena_span(arena, (struct span){id->at, id->len})};
    return out->id.at != NULL;
}

struct found {
    struct candidate *items;
    size_t count;
    uint64_t total, revision;
};

struct question {
    const struct xc_node *query;
    bool weighs;
    const struct asking *how;
};

/* The first `want` of the question, in libxapian's order. */
static bool ask(struct index_reader *index, const struct question *q, size_t want,
                struct arena *arena, struct found *out, struct lede_error *err)
{
    struct xc_plan plan;
    struct xc_hits *hits = NULL;
    struct xc_error why;
    bool ok = false;

    match_ask(q->weighs, &plan);
    plan.limit = want > UINT32_MAX ? UINT32_MAX : (uint32_t)want;
    plan.check_at_least = UINT32_MAX;
    plan.sort = q->how->sort;
    plan.sort_slot = q->how->slot;
    plan.sort_descending = q->how->descending;
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
        if (!copy_hit(xc_hit(hits, i), arena, &out->items[i]))
            goto out;
    ok = true;
out:
    xc_hits_free(hits);
    return ok || error_memory(err);
}

/* The first `cut` of what was found, ordered, into the arena. */
static bool keep_best(struct found *found, int (*compare)(const void *, const void *), size_t cut,
                      struct arena *arena, struct found *out)
{
    *out = *found;
    out->count = found->count < cut ? found->count : cut;
    out->items = arena_take(arena, out->count, sizeof *out->items);
    if (!out->items)
        return false;
    if (found->count)
        qsort(found->items, found->count, sizeof *found->items, compare);
    for (size_t i = 0; i < out->count; i++) {
        out->items[i] = found->items[i];
        out->items[i].id = arena_span(arena, found->items[i].id);
        if (!out->items[i].id.at)
            return false;
    }
    return true;
}

/* The first `cut` of the order: ask for some more, until what is cut off ties with nothing before. */
static bool ask_in_order(struct index_reader *index, const struct question *q, size_t cut,
                         struct arena *arena, struct found *out, struct lede_error *err)
{
    bool ok, whole = false;

    for (size_t want = cut ? cut + TIE_SLACK : 0;; want *= 4) {
        struct arena round = {0};
        struct found found = {0};
        ok = ask(index, q, want, &round, &found, err);
        whole = ok && (found.count < want || cut == 0 ||
                       !q->how->tied(&found.items[cut - 1], &found.items[found.count - 1]));
        if (whole)
            ok = keep_best(&found, q->how->compare, cut, arena, out) || error_memory(err);
        arena_free(&round);
        if (whole || !ok)
            return ok;
    }
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
    struct question q = {&without, plan->word_count > 0, &askings[ORDER_OLDEST]};
    struct found dated = {0}, rest = {0};

    if (!ask_in_order(index, &q, cut, arena, &dated, err))
        return false;
    q.query = &with;
    if (!ask_in_order(index, &q, cut - dated.count, arena, &rest, err))
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
    struct found found = {0};
    struct question q = {plan->weigh, plan->word_count > 0, &askings[order]};

    if (!(order == ORDER_OLDEST ? ask_oldest(index, plan, cut, arena, &found, err)
                                : ask_in_order(index, &q, cut, arena, &found, err)))
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
