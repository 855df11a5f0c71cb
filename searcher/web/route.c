/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/route.h"

#include <stdlib.h>

#include "searcher/output/output.h"
#include "searcher/web/filters.h"
#include "searcher/web/site_files.h"

enum { PASSAGES_OF_HIT = 3, JSON_COLS = 80 };

/* A page of which the text becomes the body. */
static struct page json_page(struct view *v)
{
    return (struct page){.width_cols = JSON_COLS, .json = {.out = v->out}};
}

/* ---- ?static=style-….css ---- */

static bool wants_file(const struct request *r)
{
    return r->file.len > 0;
}

static bool answer_file(struct view *v, struct index_reader *index, struct arena *arena,
                        struct response *out, struct lede_error *err)
{
    (void)index;
    (void)arena;
    if (!site_is_style(v->request->file))
        return response_refuse(out, 404, err, "There is no such file.");
    out->type = "text/css; charset=utf-8";
    out->caching = span_is(v->request->file, "style.css") ? CACHE_ASK : CACHE_FOREVER;
    buf_add(v->out, site_style());
    return true;
}

/* ---- ?a=ID ---- */

static bool wants_article(const struct request *r)
{
    return r->article.len > 0;
}

/* Where an article was read from is nobody's business but the operator's. */
static void hide_place(struct article *a)
{
    a->path = a->folder = (struct span){0};
}

static bool answer_article(struct view *v, struct index_reader *index, struct arena *arena,
                           struct response *out, struct lede_error *err)
{
    const struct search_request request = {.typed = v->request->query,
                                           .exact_names = v->request->exact_names,
                                           .filters.today = v->request->today,
                                           .names = true};
    enum articles_shown may = v->config->articles;
    struct shown_article shown;

    if (may == ARTICLES_NONE)
        return response_refuse(out, 403, err, "This archive does not show its articles.");
    if (may == ARTICLES_PASSAGES && v->request->json)
        return response_refuse(out, 403, err, "This archive shows passages, not whole articles.");
    if (!search_show(index, v->request->article, &request, arena, &shown, err)) {
        if (err->status == LEDE_MISSING)
            return response_refuse(out, 404, err,
                                   "No article has this id. It may have left the archive.");
        return false;
    }
    if (v->request->json) {
        struct page page = json_page(v);
        hide_place(&shown.article);
        out_json.article(&page, &shown);
        out->type = TYPE_JSON;
    } else {
        page_article(v, &shown);
    }
    return true;
}

/* ---- ?q=WORDS and filters ---- */

static bool has_filter(const struct request *r, enum facet facet)
{
    for (size_t i = 0; i < r->filter_count; i++)
        if (r->filters[i].facet == facet)
            return true;
    return false;
}

/* JSON counts what it is asked for. The page counts what it can link to, months only inside a year: a facet
 * costs as much as the search. */
static void choose_facets(const struct request *r, struct search_request *s)
{
    bool year = has_filter(r, FACET_YEAR);

    for (enum facet f = FACET_SOURCE; f < FACET_COUNT; f++) {
        bool shown = f == FACET_MONTH ? year : f != FACET_YEAR || !year;
        if (r->json ? r->facet[f] : shown && filter_can_ask(f, SPAN("a"), true))
            s->facets[s->facet_count++] = f;
    }
}

static bool has_note(const struct result *r, struct span text)
{
    for (size_t i = 0; i < r->note_count; i++)
        if (span_equal(r->notes[i].text, text))
            return true;
    return false;
}

/* What filters_query() mended in the visitor's words is said all the same: the notes of the words alone,
 * before those of the whole. */
static bool add_own_notes(const struct request *r, struct arena *arena, struct result *result,
                          struct lede_error *err)
{
    struct query own = {0};
    struct note *notes;
    size_t count = 0;

    if (r->filter_count == 0 || span_trim(r->query).len == 0)
        return true;
    if (!query_parse(r->query, NULL, arena, &own, err))
        return false;
    notes = arena_take(arena, own.note_count + result->note_count, sizeof *notes);
    if (!notes)
        return error_memory(err);
    for (size_t i = 0; i < own.note_count; i++)
        if (!has_note(result, own.notes[i].text))
            notes[count++] = (struct note){.text = own.notes[i].text};
    for (size_t i = 0; i < result->note_count; i++)
        notes[count++] = result->notes[i];
    result->notes = notes;
    result->note_count = count;
    return true;
}

static bool json_result(struct view *v, struct result *r, struct arena *arena, struct response *out,
                        struct lede_error *err)
{
    struct page page = json_page(v);
    struct hit *hits = arena_take(arena, r->hit_count, sizeof *hits);

    if (!hits)
        return error_memory(err);
    for (size_t i = 0; i < r->hit_count; i++) {
        hits[i] = r->hits[i];
        hide_place(&hits[i].article);
    }
    r->hits = hits;
    out_json.begin(&page, r);
    for (size_t i = 0; i < r->hit_count; i++)
        out_json.hit(&page, r, &r->hits[i], i);
    out_json.end(&page, r);
    out->type = TYPE_JSON;
    return true;
}

static bool answer_search(struct view *v, struct index_reader *index, struct arena *arena,
                          struct response *out, struct lede_error *err)
{
    const struct request *r = v->request;
    struct search_request asked = {
        .match = r->match,
        .sort = r->sort,
        .offset = (r->page - 1) * v->config->page_size,
        .limit = v->config->page_size,
        .passages = PASSAGES_OF_HIT,
        .exact_names = r->exact_names,
        .names = r->json,
    };
    struct result result = {0};

    choose_facets(r, &asked);
    if (!filters_query(r, arena, &asked.typed, err) ||
        !search_run(index, &asked, arena, &result, err) || !add_own_notes(r, arena, &result, err))
        return false;
    if (r->json)
        return json_result(v, &result, arena, out, err);
    page_results(v, &result);
    return true;
}

/* ---- Nothing asked for ---- */

static bool wants_start(const struct request *r)
{
    (void)r;
    return true;
}

static int most_first(const void *x, const void *y)
{
    const struct source_count *a = x, *b = y;
    if (a->articles != b->articles)
        return a->articles > b->articles ? -1 : 1;
    return span_compare(a->name, b->name);
}

static bool answer_start(struct view *v, struct index_reader *index, struct arena *arena,
                         struct response *out, struct lede_error *err)
{
    struct source_count *sources;
    struct index_info info;
    size_t count;

    if (!index_info(index, arena, &info, err))
        return false;
    if (v->request->json) {
        struct page page = json_page(v);
        out_json.info(&page, NULL, &info);
        out->type = TYPE_JSON;
        return true;
    }
    if (!index_sources(index, arena, &sources, &count, err))
        return false;
    qsort(sources, count, sizeof *sources, most_first);
    page_start(v, &info, sources, count);
    return true;
}

/* A row each. */
static const struct route routes[] = {
    {wants_file, false, answer_file},
    {wants_article, true, answer_article},
    {request_searches, true, answer_search},
    {wants_start, true, answer_start},
};

const struct route *route_find(const struct request *r)
{
    size_t i = 0;

    while (!routes[i].is_asked(r))
        i++;
    return &routes[i];
}
