/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/search.h"

#include <inttypes.h>

#include "searcher/match/closeness.h"
#include "searcher/match/look.h"
#include "searcher/match/match.h"
#include "searcher/match/resolve.h"
#include "searcher/query/describe.h"
#include "searcher/query/reading.h"
#include "searcher/rank/passage_score.h"
#include "searcher/result/article_names.h"
#include "searcher/result/highlight.h"
#include "searcher/result/matched_as.h"
#include "searcher/result/why_nothing.h"

enum {
    TRIES = 5,          /* a writer may move the index on while we read */
    ROWS_AT_ONCE = 256, /* whose ids are read together */
    LONG_FROM = 1000,   /* articles in one answer */
    MANY_FROM = 100     /* articles whose names are told by the whole table */
};

/* A search under way. */
struct search {
    struct index_reader *index;
    const struct search_request *request;
    struct arena *arena;
    struct stemmer *stemmer;
    struct query query;
    bool any; /* how lists were read in the end */
    struct plan plan;
    bool by_rows; /* no page is made: they are handed out one by one */
    bool in_rows; /* all articles are rows: by_rows, or the plan matches more than is meant */
    struct closeness *closeness; /* NULL: nothing can stand closer */
    struct rows rows;
    struct matches matches; /* the page; with by_rows those at work */
    struct evaluator *evaluator;
    struct note *notes;
    size_t note_count, note_cap, note_base; /* the first so many are not of one try */
};

/* ---- What is said about the search as a whole ---- */

static bool add_note(struct search *s, struct buf *text, struct lede_error *err)
{
    struct span kept = arena_span(s->arena, buf_span(text));
    bool ok = buf_ok(text) && kept.at &&
              mem_grow(&s->notes, &s->note_cap, s->note_count + 1, sizeof *s->notes);

    if (ok)
        s->notes[s->note_count++] = (struct note){.text = kept};
    buf_free(text);
    return ok || error_memory(err);
}

static const char *plural(uint64_t n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

/* How many articles lie between "certainly" and "possibly" of the dates asked for. */
static bool note_dates_between(struct search *s, struct lede_error *err)
{
    struct plan possible;
    struct buf text = {0};
    uint64_t total;

    if (!s->plan.has_dates || !s->plan.exact)
        return true;
    if (!plan_make(s->index, &s->query, s->any, true, s->arena, &possible, err) ||
        !match_count(s->index, possible.match, &total, err))
        return false;
    if (total <= s->matches.total)
        return true;
    uint64_t more = total - s->matches.total;
    buf_addf(&text, "%" PRIu64 " more %s possibly of this time (~ before the date finds %s)", more,
             plural(more, "article is", "articles are"), plural(more, "it", "them"));
    return add_note(s, &text, err);
}

static bool note_any_words(struct search *s, struct lede_error *err)
{
    struct buf text = {0};

    buf_addf(&text, "0 articles have all of these words, %" PRIu64 " %s some of them",
             s->matches.total, plural(s->matches.total, "has", "have"));
    return add_note(s, &text, err);
}

static bool keep_query_notes(struct search *s, struct lede_error *err)
{
    if (!mem_grow(&s->notes, &s->note_cap, s->query.note_count + 1, sizeof *s->notes))
        return error_memory(err);
    for (size_t i = 0; i < s->query.note_count; i++)
        s->notes[i] = s->query.notes[i];
    s->note_count = s->query.note_count;
    return true;
}

/* What only the archive can say of the query, and the notes on that. */
static bool resolve_query(struct search *s, struct lede_error *err)
{
    struct notes found = {.arena = s->arena};
    const struct note *notes;
    size_t count;

    s->note_count = s->query.note_count;
    /* The index may have moved on, and have articles in more languages. */
    stemmer_close(s->stemmer);
    s->stemmer = NULL;
    if (!index_stemmer(s->index, &s->stemmer, err) ||
        !resolve(s->index, s->stemmer, &s->query, s->request->exact_names, s->arena, &found, err))
        return false;
    if (!notes_take(&found, &notes, &count) ||
        !mem_grow(&s->notes, &s->note_cap, s->note_count + count + 1, sizeof *s->notes))
        return error_memory(err);
    for (size_t i = 0; i < count; i++)
        s->notes[s->note_count++] = notes[i];
    s->note_base = s->note_count;
    return true;
}

/* ---- Which articles ---- */

static const enum match_order orders[] = {
    [SORT_RELEVANCE] = ORDER_RELEVANCE,
    [SORT_OLDEST] = ORDER_OLDEST,
    [SORT_NEWEST] = ORDER_NEWEST,
};

static bool collect_rows(struct search *s, struct lede_error *err)
{
    struct look look = {.index = s->index};
    bool ok = look_collect(&look, &s->query, s->any, &s->plan, s->stemmer, &s->rows, err);

    look_free(&look);
    s->matches = (struct matches){.total = s->rows.count, .revision = s->rows.revision};
    return ok;
}

static bool match_as(struct search *s, bool any, struct lede_error *err)
{
    const struct search_request *r = s->request;
    struct match_page page = {.order = orders[r->sort], .offset = r->offset, .limit = r->limit};

    s->any = any;
    if (!plan_make(s->index, &s->query, any, false, s->arena, &s->plan, err))
        return false;
    s->in_rows = s->by_rows || !s->plan.exact;
    if (s->plan.word_count && r->sort == SORT_RELEVANCE &&
        !closeness_make(s->index, &s->query, s->arena, &s->closeness, err))
        return false;
    page.closeness = s->closeness;
    return s->in_rows ? collect_rows(s, err)
                      : match_run(s->index, &s->plan, &page, s->arena, &s->matches, err);
}

/* All of the words; when no article has all of them and the mode leaves it open, any. */
static bool find_articles(struct search *s, struct lede_error *err)
{
    enum match_mode mode = s->request->match;

    s->note_count = s->note_base;
    if (!match_as(s, mode == MATCH_ANY, err))
        return false;
    if (mode == MATCH_AUTO && s->matches.total == 0 && s->query.list_words > 1) {
        if (!match_as(s, true, err))
            return false;
        if (s->matches.total > 0)
            return note_any_words(s, err) && note_dates_between(s, err);
        if (!match_as(s, false, err))
            return false;
    }
    return note_dates_between(s, err);
}

/* ---- What is shown of them ---- */

static bool fill_passages(struct search *s, struct hit *hit, const struct evaluation *found,
                          struct lede_error *err)
{
    struct ranked_passage *ranked;
    struct hit_passage *passages;

    if (!passages_rank(found, index_counts(s->index)->mean_passage_words, s->request->passages,
                       s->arena, &ranked, &hit->passage_count, err))
        return false;
    passages = arena_take(s->arena, hit->passage_count, sizeof *passages);
    if (!passages)
        return error_memory(err);
    for (size_t i = 0; i < hit->passage_count; i++) {
        struct hit_passage *p = &passages[i];
        const struct passage *place = &hit->article.passages[ranked[i].number];
        *p = (struct hit_passage){.start = place->start,
                                  .end = place->end,
                                  .score = ranked[i].score,
                                  .words_covered = ranked[i].words_covered,
                                  .bm25 = ranked[i].bm25,
                                  .closeness = ranked[i].closeness};
        if (!highlight_text(found, p->start, p->end, s->arena, &p->marks, &p->mark_count))
            return error_memory(err);
    }
    hit->passages = passages;
    return true;
}

/* What the second stage added. */
static bool find_close_parts(struct search *s, const struct candidate *c, size_t rank,
                             struct close_part **out, size_t *count, bool *gone,
                             struct lede_error *err)
{
    *count = 0;
    return !s->closeness || rank >= CLOSENESS_ARTICLES ||
           closeness_explain(s->closeness, c->docid, s->arena, out, count, gone, err);
}

static bool fill_parts(struct search *s, struct hit *hit, const struct candidate *c, size_t rank,
                       bool *gone, struct lede_error *err)
{
    struct word_weight *weights;
    struct close_part *close;
    size_t close_count;

    if (!find_close_parts(s, c, rank, &close, &close_count, gone, err))
        return false;
    struct score_part *parts =
        arena_take(s->arena, s->plan.word_count + close_count, sizeof *parts);
    if (!parts)
        return error_memory(err);
    if (!match_explain(s->index, &s->plan, c, s->arena, &weights, err))
        return false;
    hit->parts = parts;
    for (size_t i = 0; i < s->plan.word_count; i++) {
        const struct weight_word *w = &s->plan.words[i];
        struct span stem = w->name ? w->name->text : w->stem;
        /* Stems of other languages say nothing of an article that is not in theirs. */
        if (weights[i].count || !memchr(stem.at, ':', stem.len))
            parts[hit->part_count++] = (struct score_part){PART_WORD, stem, weights[i].in_articles,
                                                           weights[i].count, weights[i].weight};
    }
    for (size_t i = 0; i < close_count; i++)
        parts[hit->part_count++] =
            (struct score_part){close[i].count ? PART_CLOSE : PART_TYPED, close[i].text,
                                close[i].in_articles, close[i].count, close[i].weight};
    return true;
}

/* rank: its place in the order, from 0. */
static bool fill_hit(struct search *s, struct hit *hit, const struct candidate *c, size_t rank,
                     bool *gone, struct lede_error *err)
{
    struct evaluation found;

    hit->score = c->at.score;
    hit->article.id = c->id;
    if (s->request->ids_only)
        return true;
    if (!match_read(s->index, &s->matches, c, s->arena, &hit->article, gone, err))
        return false;
    if (*gone)
        return true;
    if (!evaluator_run(s->evaluator, &hit->article, s->arena, &found, err))
        return false;
    if (!highlight_title(&found, s->arena, &hit->title_marks, &hit->title_mark_count) ||
        !highlight_quotes(&found, s->arena, &hit->quotes, &hit->quote_count))
        return error_memory(err);
    hit->field_matched = true;
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].marked)
            hit->field_matched = false;
    return fill_passages(s, hit, &found, err) &&
           matched_as(&s->query, &found, s->arena, &hit->matched_as, &hit->matched_as_count, err) &&
           (!s->request->names ||
            article_names(s->index, &hit->article, s->request->limit > MANY_FROM, s->arena,
                          &hit->names, err)) &&
           (!s->request->explain || fill_parts(s, hit, c, rank, gone, err));
}

static bool fill_hits(struct search *s, struct hit **hits, bool *gone, struct lede_error *err)
{
    *gone = false;
    *hits = arena_take(s->arena, s->matches.count, sizeof **hits);
    if (!*hits)
        return error_memory(err);
    if (!evaluator_make(&s->query, s->any, s->stemmer, s->arena, &s->evaluator, err))
        return false;
    for (size_t i = 0; i < s->matches.count && !*gone; i++)
        if (!fill_hit(s, &(*hits)[i], &s->matches.items[i], s->request->offset + i, gone, err))
            return false;
    return true;
}

/* What is counted over all articles of the result, of the same state of the index as the hits. */
static bool fill_counts(struct search *s, struct result *out, bool *gone, struct lede_error *err)
{
    const struct search_request *r = s->request;
    struct facet_counts *facets;
    struct match_set set;

    *gone = false;
    if (r->facet_count == 0 && r->timeline == TIMELINE_NONE)
        return true;
    facets = arena_take(s->arena, r->facet_count, sizeof *facets);
    if (!facets)
        return error_memory(err);
    if (s->in_rows)
        set = rows_set(&s->rows);
    else if (!match_set_read(s->index, s->plan.match, s->arena, &set, err))
        return false;
    *gone = set.revision != s->matches.revision;
    for (size_t i = 0; !*gone && i < r->facet_count; i++)
        if (!facet_count(s->index, &set, r->facets[i], s->arena, &facets[i], err))
            return false;
    if (!*gone && !timeline_count(s->index, &set, r->timeline, s->arena, &out->timeline, err))
        return false;
    out->facets = facets;
    out->facet_count = r->facet_count;
    return true;
}

static bool describe(struct search *s, struct result *out, struct lede_error *err)
{
    struct buf text = {0};
    size_t reading;

    query_reading(&s->query, s->any, &text);
    reading = text.len;
    query_describe(&s->query, s->any, &text);
    struct span kept = arena_span(s->arena, buf_span(&text));
    bool ok = buf_ok(&text) && kept.at;
    buf_free(&text);
    if (!ok)
        return error_memory(err);
    out->reading = span_part(kept, 0, reading);
    out->plan = span_part(kept, reading, kept.len);
    return true;
}

/* The rows in order, and the page of them. */
static bool order_rows(struct search *s, bool *gone, struct lede_error *err)
{
    const struct search_request *r = s->request;

    if (!rows_order(s->index, &s->rows, orders[r->sort], gone, err) ||
        (!*gone && s->closeness && !rows_bring_close(s->index, &s->rows, s->closeness, gone, err)))
        return false;
    return *gone || s->by_rows ||
           rows_page(s->index, &s->rows, r->offset, r->limit, s->arena, &s->matches, err);
}

/* All that is read is of one state of the index, the words of the plan and the counts for ranking too;
 * *gone when the index moved on meanwhile. */
static bool run_once(struct search *s, struct result *out, struct hit **hits, bool *gone,
                     struct lede_error *err)
{
    uint64_t before = match_revision(s->index);

    *gone = false;
    if (!resolve_query(s, err) || !find_articles(s, err) || !fill_counts(s, out, gone, err))
        return false;
    if (!*gone && s->in_rows && !order_rows(s, gone, err))
        return false;
    if (!*gone && !s->by_rows && !fill_hits(s, hits, gone, err))
        return false;
    bool loosened = s->any && s->request->match == MATCH_AUTO;
    if (!*gone && !s->request->ids_only && (s->matches.total == 0 || loosened) &&
        !why_nothing(s->index, s->stemmer, &s->query, s->request->match == MATCH_ANY, s->arena, out,
                     err))
        return false;
    *gone |= match_revision(s->index) != before;
    return true;
}

/* How many articles lie behind the offset and within the limit. */
static size_t rows_left(const struct search *s)
{
    const struct search_request *r = s->request;
    size_t left = r->offset < s->rows.count ? s->rows.count - r->offset : 0;

    return left < r->limit ? left : r->limit;
}

static bool run(struct search *s, struct result *out, struct lede_error *err)
{
    struct hit *hits = NULL;
    struct query *query = arena_take(s->arena, 1, sizeof *query);
    struct note *notes;
    bool gone = true;

    if (!query)
        return error_memory(err);
    for (int i = 0; gone && i < TRIES; i++)
        if ((i > 0 && !index_refresh(s->index, err)) || !run_once(s, out, &hits, &gone, err))
            return false;
    if (gone)
        return error_set(err, LEDE_BUSY, "the index changes faster than it can be read");
    notes = arena_take(s->arena, s->note_count, sizeof *notes);
    if (!notes || !describe(s, out, err))
        return error_memory(err);
    for (size_t i = 0; i < s->note_count; i++)
        notes[i] = s->notes[i];
    *query = s->query;
    out->query = query;
    out->notes = notes;
    out->note_count = s->note_count;
    out->total = s->matches.total;
    out->offset = s->request->offset;
    out->hits = hits;
    out->hit_count = s->by_rows ? rows_left(s) : s->matches.count;
    return true;
}

static bool search(struct search *s, struct result *out, struct lede_error *err)
{
    const struct search_request *r = s->request;

    *out = (struct result){0};
    return query_parse(r->typed, &r->filters, s->arena, &s->query, err) &&
           keep_query_notes(s, err) && run(s, out, err);
}

static void close_search(struct search *s)
{
    stemmer_close(s->stemmer);
    rows_free(&s->rows);
    mem_free(s->notes);
}

bool search_run(struct index_reader *index, const struct search_request *request,
                struct arena *arena, struct result *out, struct lede_error *err)
{
    struct search s = {.index = index, .request = request, .arena = arena};
    bool ok = search(&s, out, err);

    close_search(&s);
    return ok;
}

/* ---- Hit by hit ---- */

/* A row's hit, as search_run() has it; into an arena of its own. */
static bool hand_row(struct search *s, const struct search_sink *sink, const struct result *r,
                     size_t i, const struct candidate *c, struct lede_error *err)
{
    struct hit hit = {0};
    bool gone = false;

    if (!fill_hit(s, &hit, c, r->offset + i, &gone, err))
        return false;
    if (gone || match_revision(s->index) != s->rows.revision)
        return error_set(err, LEDE_BUSY,
                         "the index changed while it was being read: %zu of %zu articles were "
                         "written out",
                         i, r->hit_count);
    return sink->hit(sink->context, r, &hit, i, err);
}

static bool hand_rows(struct search *s, const struct search_sink *sink, const struct result *r,
                      struct lede_error *err)
{
    struct arena page = {0}, one = {0}, *whole = s->arena;
    size_t i = 0;
    bool ok = evaluator_make(&s->query, s->any, s->stemmer, whole, &s->evaluator, err);

    s->arena = &one;
    while (ok && i < r->hit_count) {
        size_t left = r->hit_count - i, count = left < ROWS_AT_ONCE ? left : ROWS_AT_ONCE;
        arena_reset(&page);
        ok = rows_page(s->index, &s->rows, r->offset + i, count, &page, &s->matches, err);
        for (size_t k = 0; ok && k < count; k++, i++) {
            arena_reset(&one);
            ok = hand_row(s, sink, r, i, &s->matches.items[k], err);
        }
    }
    s->arena = whole;
    arena_free(&page);
    arena_free(&one);
    return ok;
}

bool search_is_long(const struct search_request *r)
{
    return r->limit > 0 && (r->offset > LONG_FROM || r->limit > LONG_FROM - r->offset);
}

bool search_each(struct index_reader *index, const struct search_request *request,
                 const struct search_sink *sink, struct lede_error *err)
{
    struct arena arena = {0};
    struct search s = {.index = index, .request = request, .arena = &arena, .by_rows = true};
    struct result r;
    bool ok = search(&s, &r, err) && sink->begin(sink->context, &r, err) &&
              hand_rows(&s, sink, &r, err) && sink->end(sink->context, &r, err);

    close_search(&s);
    arena_free(&arena);
    return ok;
}
