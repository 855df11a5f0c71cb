/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/look.h"

static bool look_at(void *context, uint32_t docid, bool *keep, struct lede_error *err)
{
    struct look *l = context;
    const struct matches state = {.revision = match_revision(l->index)};
    const struct candidate candidate = {.docid = docid};
    struct article article;
    struct evaluation found;
    bool gone;

    *keep = false;
    arena_reset(&l->arena);
    if (!match_read(l->index, &state, &candidate, &l->arena, &article, &gone, err))
        return false;
    if (gone) /* whoever reads on finds out by the revision */
        return true;
    if (!evaluator_run(l->evaluator, &article, &l->arena, &found, err))
        return false;
    *keep = found.matches;
    return true;
}

bool look_collect(struct look *l, const struct query *q, bool any, const struct plan *plan,
                  struct stemmer *stemmer, struct rows *rows, struct lede_error *err)
{
    const struct row_filter filter = {look_at, l};
    struct arena arena = {0};
    struct evaluator *evaluator;
    bool ok;

    if (plan->exact)
        return rows_collect(l->index, plan, NULL, rows, err);
    ok = evaluator_make(q, any, stemmer, &arena, &evaluator, err);
    if (ok) {
        l->evaluator = evaluator;
        ok = rows_collect(l->index, plan, &filter, rows, err);
        l->evaluator = NULL;
    }
    arena_free(&arena);
    return ok;
}

bool look_count(struct index_reader *index, const struct query *q, bool any,
                struct stemmer *stemmer, uint64_t *total, struct lede_error *err)
{
    struct look look = {.index = index};
    struct arena arena = {0};
    struct rows rows = {0};
    struct plan plan;
    bool ok = plan_make(index, q, any, false, &arena, &plan, err);

    if (ok && plan.exact) {
        ok = match_count(index, plan.match, total, err);
    } else if (ok) {
        ok = look_collect(&look, q, any, &plan, stemmer, &rows, err);
        *total = rows.count;
    }
    rows_free(&rows);
    look_free(&look);
    arena_free(&arena);
    return ok;
}

void look_free(struct look *l)
{
    arena_free(&l->arena);
}
