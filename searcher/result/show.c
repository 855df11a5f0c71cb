/* One article, with the words of a query marked in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/evaluate.h"
#include "searcher/match/resolve.h"
#include "searcher/result/article_names.h"
#include "searcher/result/highlight.h"
#include "searcher/result/search.h"

bool search_show(struct index_reader *index, struct span id, const struct search_request *request,
                 struct arena *arena, struct shown_article *out, struct lede_error *err)
{
    const struct query_filters none = {.today = request->filters.today};
    struct stemmer *stemmer = NULL;
    struct evaluator *evaluator;
    struct evaluation found;
    struct query query = {0};
    struct notes resolved = {.arena = arena}; /* a list of results says them */
    bool there, ok = false;

    *out = (struct shown_article){0};
    if (!index_article(index, id, arena, &out->article, &there, err))
        return false;
    if (!there)
        return error_set(err, LEDE_MISSING, "no article with the id \"%.*s\"", SPAN_ARGS(id));
    if (request->names && !article_names(index, &out->article, false, arena, &out->names, err))
        return false;
    if (span_trim(request->typed).len == 0)
        return true;
    if (!query_parse(request->typed, &none, arena, &query, err) ||
        !index_stemmer(index, &stemmer, err))
        return false;
    if (!resolve(index, stemmer, &query, request->exact_names, arena, &resolved, err))
        goto out;
    /* All words if they are all there, else those that are. */
    for (int any = 0; any < 2; any++) {
        if (!evaluator_make(&query, any, stemmer, arena, &evaluator, err) ||
            !evaluator_run(evaluator, &out->article, arena, &found, err))
            goto out;
        if (found.matches)
            break;
    }
    if (!highlight_title(&found, arena, &out->title_marks, &out->title_mark_count) ||
        !highlight_text(&found, 0, UINT32_MAX, arena, &out->marks, &out->mark_count)) {
        error_memory(err);
        goto out;
    }
    out->notes = query.notes;
    out->note_count = query.note_count;
    ok = true;
out:
    stemmer_close(stemmer);
    return ok;
}
