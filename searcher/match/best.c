/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/best.h"

#include <stdlib.h>

#include "searcher/match/asking.h"
#include "searcher/match/closeness.h"

static int by_score(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    return (a->at.score < b->at.score) - (a->at.score > b->at.score);
}

static bool tied_by_score(const struct candidate *a, const struct candidate *b)
{
    return by_score(a, b) == 0;
}

/* ---- The second stage ---- */

/* Where the cut of those that are looked at parts equal weights, dates and ids say which they are. */
static bool settle_cut(struct index_reader *index, const struct question *q, struct found *found,
                       struct arena *arena, struct lede_error *err)
{
    size_t start = CLOSENESS_ARTICLES, end = ties_end(q, found, CLOSENESS_ARTICLES);

    if (end <= CLOSENESS_ARTICLES)
        return true;
    while (start > 0 && by_score(&found->items[start - 1], &found->items[end - 1]) == 0)
        start--;
    if (!fill_candidates(index, found->items + start, end - start, true, arena, err))
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

static bool reorder(struct index_reader *index, const struct question *q, struct closeness *c,
                    struct found *found, struct arena *arena, struct lede_error *err)
{
    size_t count = found->count < CLOSENESS_ARTICLES ? found->count : CLOSENESS_ARTICLES;

    if (!settle_cut(index, q, found, arena, err) || !best_bring_close(c, found->items, count, err))
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
    const struct question q = {
        .query = plan->weigh, .weighs = true, .bare = true, .tied = tied_by_score};
    struct found found = {0};

    if (!ask_to_tie(index, &q, most, arena, &found, err) ||
        (closeness && cut && !reorder(index, &q, closeness, &found, arena, err)))
        return false;
    size_t end = ties_end(&q, &found, cut);
    if (!fill_candidates(index, found.items, end, true, arena, err))
        return false;
    if (end)
        qsort(found.items, end, sizeof *found.items, by_relevance);
    *out = (struct matches){.total = found.total,
                            .items = found.items,
                            .count = end < cut ? end : cut,
                            .revision = found.revision};
    return true;
}
