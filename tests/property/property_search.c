/* tests/property/property_search.c: random queries over a real index against the reference evaluator.
 *
 * usage: property_search INDEX [COUNT [SEED]]
 * For each query: the same articles and total as the reference, in the order promised, with its scores;
 * marks on whole words that prove the match, both ways; pages that neither repeat nor leave out; passages
 * whose marks are the article's; facets and a timeline that add up to the total. Prints the seed; ends with
 * 1 at the first query for which something of it does not hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "searcher/match/evaluate.h"
#include "searcher/match/stage_one.h"
#include "tests/support/random_query.h"
#include "tests/support/reference.h"
#include "tests/support/reference_close.h"
#include "tests/support/trial.h"

#if defined(__SANITIZE_ADDRESS__)
enum { COUNT_DEFAULT = 700 }; /* five times slower */
#else
enum { COUNT_DEFAULT = 5000 };
#endif
#define MASK "zqxjzq"
enum { MASK_BYTES = sizeof MASK - 1 };
enum { PASSAGES_ALL = 100000, TEXT_CHECKS_PERCENT = 10 };
enum { CLOSE_ARTICLES = 50 }; /* that the second stage of the ranking looks at */

struct trial {
    struct index_reader *index;
    struct archive archive;
    struct random random;
    struct random_query query;
    struct arena arena;
    struct result result;
    bool any; /* how its lists were read */
    /* What was tried, so that a generator gone dull is seen. */
    uint64_t found, empty, marked, proofs, loosened, close;
};

static bool wrong(const struct trial *t, const char *what, struct span where)
{
    const struct random_query *q = &t->query;

    (void)printf("WRONG: %s: \"%.*s\"\n  query: %.*s\n  since %.*s until %.*s source %.*s mode %d "
                 "order %d\n  plan: %.*s\n  total: %" PRIu64 "\n",
                 what, SPAN_ARGS(where), SPAN_ARGS(buf_span(&q->text)),
                 SPAN_ARGS(buf_span(&q->since)), SPAN_ARGS(buf_span(&q->until)),
                 SPAN_ARGS(buf_span(&q->source)), (int)q->request.match, (int)q->request.sort,
                 SPAN_ARGS(t->result.plan), t->result.total);
    return false;
}

static size_t count_matching(const struct trial *t, bool any)
{
    const struct node *tree = t->result.query->root;
    size_t count = 0;

    for (size_t i = 0; i < t->archive.count; i++)
        count += reference_matches(&t->archive, tree, any, &t->archive.articles[i], NULL);
    return count;
}

/* The articles: those of the reference and no others. */
static bool check_set(struct trial *t)
{
    size_t all = count_matching(t, false);
    enum match_mode mode = t->query.request.match;
    const struct result *r = &t->result;

    t->any = mode == MATCH_ANY;
    if (mode == MATCH_AUTO && all == 0 && r->query->list_words > 1) {
        t->any = count_matching(t, true) > 0;
        t->loosened += t->any;
    }
    if (r->total != (t->any ? count_matching(t, true) : all))
        return wrong(t, "another total than the reference's", (struct span){0});
    if (r->hit_count != r->total)
        return wrong(t, "not all that was counted is there", (struct span){0});
    for (size_t i = 0; i < r->hit_count; i++) {
        struct span id = r->hits[i].article.id;
        const struct archive_article *a = archive_find(&t->archive, id);
        if (!a || !reference_matches(&t->archive, r->query->root, t->any, a, NULL))
            return wrong(t, "an article that does not match", id);
        for (size_t k = 0; k < i; k++)
            if (span_equal(r->hits[k].article.id, id))
                return wrong(t, "an article twice", id);
    }
    return true;
}

/* By date as asked, the undated last; 0 when equal. */
static int compare_dates(const struct article *a, const struct article *b, bool oldest)
{
    bool dated = a->date.precision != LEDE_NONE, other = b->date.precision != LEDE_NONE;
    int64_t first[2] = {a->date.latest, a->date.earliest},
            last[2] = {b->date.latest, b->date.earliest};

    if (dated != other)
        return dated ? -1 : 1;
    for (int i = 0; dated && i < 2; i++) {
        int k = oldest ? 1 - i : i;
        if (first[k] != last[k])
            return (first[k] < last[k]) == oldest ? -1 : 1;
    }
    return 0;
}

static bool in_order(const struct trial *t, const struct hit *a, const struct hit *b)
{
    enum sort_order sort = t->query.request.sort;
    int score = (a->score < b->score) - (a->score > b->score);
    int date = compare_dates(&a->article, &b->article, sort == SORT_OLDEST);
    int id = span_compare(a->article.id, b->article.id);

    if (sort == SORT_RELEVANCE)
        return score ? score < 0 : date ? date < 0 : id < 0;
    return date ? date < 0 : score ? score < 0 : id < 0;
}

/* A hit and its score by words alone. */
struct scored {
    const struct hit *hit;
    double words;
};

static int by_words(const void *x, const void *y)
{
    const struct scored *a = x, *b = y;
    int score = (a->words < b->words) - (a->words > b->words);
    int date = compare_dates(&a->hit->article, &b->hit->article, false);

    return score ? score : date ? date : span_compare(a->hit->article.id, b->hit->article.id);
}

/* The score of each hit: by words, and of the first of them by that order what stands close in them. */
static bool score_all(struct trial *t, double *scores)
{
    const struct result *r = &t->result;
    struct scored *all = arena_take(&t->arena, r->hit_count, sizeof *all);

    if (!all)
        return false;
    for (size_t i = 0; i < r->hit_count; i++) {
        const struct archive_article *a = archive_find(&t->archive, r->hits[i].article.id);
        all[i].hit = &r->hits[i];
        all[i].words = stage_one_round(reference_score(&t->archive, r->query->root, a));
        scores[i] = all[i].words;
    }
    if (t->query.request.sort != SORT_RELEVANCE || !reference_weighs(&t->archive, r->query->root))
        return true;
    if (r->hit_count)
        qsort(all, r->hit_count, sizeof *all, by_words);
    for (size_t i = 0; i < r->hit_count && i < CLOSE_ARTICLES; i++) {
        const struct archive_article *a = archive_find(&t->archive, all[i].hit->article.id);
        double more = reference_closeness(&t->archive, r->query, a);
        scores[all[i].hit - r->hits] += more;
        t->close += more > 0;
    }
    return true;
}

static bool check_order(struct trial *t)
{
    const struct result *r = &t->result;
    double *scores = arena_take(&t->arena, r->hit_count, sizeof *scores);

    if (!scores || !score_all(t, scores))
        return false;
    for (size_t i = 0; i < r->hit_count; i++) {
        const struct hit *hit = &r->hits[i];
        double score = scores[i];
        if (fabs(hit->score - score) > 1e-8 * score)
            return wrong(t, "another score than the reference's", hit->article.id);
        if (hit->score != stage_one_round(hit->score)) // NOLINT: bits, not values, are meant
            return wrong(t, "a score of more than nine digits", hit->article.id);
        if (i > 0 && !in_order(t, &r->hits[i - 1], hit))
            return wrong(t, "out of order", hit->article.id);
    }
    return true;
}

/* ---- Marks ---- */

/* Flags the word that the mark covers; false when it covers no whole word. */
static bool flag_word(const struct archive_article *a, bool title, uint32_t start, uint32_t end,
                      bool *flags)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->words[i].title == title && a->words[i].start == start && a->words[i].end == end) {
            flags[i] = true;
            return true;
        }
    return false;
}

static bool flag_marks(struct trial *t, const struct hit *hit, const struct archive_article *a,
                       bool *flags)
{
    for (size_t i = 0; i < hit->title_mark_count; i++)
        if (!flag_word(a, true, hit->title_marks[i].start, hit->title_marks[i].end, flags))
            return wrong(t, "a mark in the title that is no word", hit->article.id);
    for (size_t p = 0; p < hit->passage_count; p++) {
        const struct hit_passage *passage = &hit->passages[p];
        for (size_t i = 0; i < passage->mark_count; i++)
            if (!flag_word(a, false, passage->start + passage->marks[i].start,
                           passage->start + passage->marks[i].end, flags))
                return wrong(t, "a mark that is no word", hit->article.id);
    }
    return true;
}

/* The article as --show marks it: the same words. With other readings of lists, or with filters, it may
 * be shown otherwise. */
static bool check_shown(struct trial *t, const struct hit *hit, const struct archive_article *a,
                        const bool *flags)
{
    const struct search_request *r = &t->query.request;
    struct shown_article shown;
    struct lede_error err;
    size_t marked = 0;

    if (t->any || r->filters.since.len || r->filters.until.len || r->filters.source.len)
        return true;
    if (!search_show(t->index, hit->article.id, r, &t->arena, &shown, &err))
        return wrong(t, err.text, hit->article.id);
    for (size_t i = 0; i < a->count; i++)
        marked += flags[i];
    if (marked != shown.title_mark_count + shown.mark_count)
        return wrong(t, "--show marks other words than the passages", hit->article.id);
    return true;
}

/* The text of one field with the flagged words (or all others) put out of sight. */
static struct span mask(struct trial *t, const struct archive_article *a, bool title,
                        const bool *flags, bool others)
{
    struct span text = title ? a->article.title.value : a->article.text;
    struct buf out = {0};
    uint32_t at = 0;

    for (size_t i = 0; i < a->count; i++) {
        const struct archive_word *w = &a->words[i];
        if (w->title != title || flags[i] == others)
            continue;
        buf_add(&out, span_part(text, at, w->start));
        buf_text(&out, MASK);
        at = w->end;
    }
    buf_add(&out, span_part(text, at, text.len));
    struct span kept = arena_span(&t->arena, buf_span(&out));
    buf_free(&out);
    return kept;
}

/* Where a byte of the text is once the words before it are masked. */
static uint32_t masked_at(const struct archive_article *a, const bool *flags, bool others,
                          uint32_t at)
{
    int64_t now = at;

    for (size_t i = 0; i < a->count; i++) {
        const struct archive_word *w = &a->words[i];
        if (!w->title && flags[i] != others && w->end <= at)
            now += MASK_BYTES - (int64_t)(w->end - w->start);
    }
    return (uint32_t)now;
}

/* Whether the evaluator says that the article with these words masked matches. */
static bool matches_masked(struct trial *t, const struct archive_article *a, const bool *flags,
                           bool others)
{
    struct article masked = a->article;
    struct passage *passages = arena_take(&t->arena, masked.passage_count, sizeof *passages);
    struct evaluator *evaluator;
    struct evaluation found;
    struct lede_error err;

    masked.title.value = mask(t, a, true, flags, others);
    masked.text = mask(t, a, false, flags, others);
    for (size_t i = 0; i < masked.passage_count; i++) {
        passages[i] = a->article.passages[i];
        passages[i].start = masked_at(a, flags, others, passages[i].start);
        passages[i].end = masked_at(a, flags, others, passages[i].end);
    }
    masked.passages = passages;
    struct quotation *quotes = arena_take(&t->arena, masked.quote_count, sizeof *quotes);
    for (size_t i = 0; i < masked.quote_count; i++) {
        quotes[i] = a->article.quotes[i];
        quotes[i].start = masked_at(a, flags, others, quotes[i].start);
        quotes[i].end = masked_at(a, flags, others, quotes[i].end);
    }
    masked.quotes = quotes;
    return evaluator_make(t->result.query, t->any, t->archive.stemmer, &t->arena, &evaluator,
                          &err) &&
           evaluator_run(evaluator, &masked, &t->arena, &found, &err) && found.matches;
}

static bool check_proof(struct trial *t, const struct hit *hit, const struct archive_article *a,
                        bool *flags)
{
    const struct node *tree = t->result.query->root;
    bool *turned = arena_take(&t->arena, a->count, sizeof *turned);
    bool *all = arena_take(&t->arena, a->count, sizeof *all);
    bool by_text = random_below(&t->random, 100) < TEXT_CHECKS_PERCENT;

    for (size_t i = 0; i < a->count; i++) {
        turned[i] = !flags[i];
        all[i] = true;
    }
    if (!reference_matches(&t->archive, tree, t->any, a, turned))
        return wrong(t, "the marked words alone do not match", hit->article.id);
    if (by_text && !matches_masked(t, a, flags, true))
        return wrong(t, "the marked words alone do not match, says the evaluator", hit->article.id);
    /* What needs no words stays true without any; a word that is asked for and denied as well may make
     * it true by being gone. */
    if (reference_is_torn(&t->archive, tree) ||
        reference_matches(&t->archive, tree, t->any, a, all))
        return true;
    t->proofs++;
    if (reference_matches(&t->archive, tree, t->any, a, flags))
        return wrong(t, "it matches without the marked words", hit->article.id);
    if (by_text && matches_masked(t, a, flags, false))
        return wrong(t, "it matches without the marked words, says the evaluator", hit->article.id);
    return true;
}

static bool check_marks(struct trial *t)
{
    for (size_t i = 0; i < t->result.hit_count; i++) {
        const struct hit *hit = &t->result.hits[i];
        const struct archive_article *a = archive_find(&t->archive, hit->article.id);
        bool *flags = arena_take(&t->arena, a->count, sizeof *flags), some = false;
        if (!flag_marks(t, hit, a, flags) || !check_proof(t, hit, a, flags) ||
            (i == 0 && !check_shown(t, hit, a, flags)))
            return false;
        for (size_t w = 0; w < a->count; w++)
            some |= flags[w];
        t->marked += some;
        if (some == hit->field_matched)
            return wrong(t, "it says wrongly whether a field matched", hit->article.id);
    }
    return true;
}

/* ---- Pages ---- */

static bool check_page(struct trial *t, size_t offset, size_t limit, struct lede_error *err)
{
    struct search_request request = t->query.request;
    const struct result *whole = &t->result;
    struct result page;

    request.offset = offset;
    request.limit = limit;
    request.passages = 1;
    if (!search_run(t->index, &request, &t->arena, &page, err))
        return wrong(t, err->text, (struct span){0});
    size_t rest = offset < whole->hit_count ? whole->hit_count - offset : 0;
    if (page.total != whole->total || page.hit_count != (rest < limit ? rest : limit))
        return wrong(t, "a page of another length or total", (struct span){0});
    for (size_t i = 0; i < page.hit_count; i++) {
        const struct hit *a = &page.hits[i], *b = &whole->hits[offset + i];
        if (!span_equal(a->article.id, b->article.id) || a->score != b->score)
            return wrong(t, "a page of other articles", a->article.id);
        if (a->passage_count && b->passage_count && a->passages[0].start != b->passages[0].start)
            return wrong(t, "a page of other passages", a->article.id);
    }
    return true;
}

static bool check_pages(struct trial *t, struct lede_error *err)
{
    size_t size = 1 + random_below(&t->random, 9);
    size_t first = random_below(&t->random, t->result.hit_count + 3);

    if (random_below(&t->random, 3))
        return true;
    for (size_t page = 0; page < 3; page++)
        if (!check_page(t, first + page * size, size, err))
            return false;
    return check_page(t, first, 0, err) && check_page(t, SIZE_MAX, 10, err);
}

/* ---- Counts ---- */

static uint64_t sum_of(const struct facet_value *values, size_t count)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += values[i].count;
    return sum;
}

/* What an article has one of adds up to the total. */
static bool check_counts(struct trial *t, struct lede_error *err)
{
    struct search_request request = t->query.request;
    struct result r;

    if (random_below(&t->random, 5))
        return true;
    request.facets[0] = FACET_SOURCE;
    request.facets[1] = FACET_MONTH;
    request.facet_count = 2;
    request.timeline = TIMELINE_YEAR;
    if (!search_run(t->index, &request, &t->arena, &r, err))
        return wrong(t, err->text, (struct span){0});
    if (r.total != t->result.total || r.facet_count != 2 ||
        sum_of(r.timeline.periods, r.timeline.count) != r.total)
        return wrong(t, "a timeline that does not add up", (struct span){0});
    for (size_t i = 0; i < r.facet_count; i++)
        if (sum_of(r.facets[i].values, r.facets[i].count) != r.total)
            return wrong(t, "a facet that does not add up", (struct span){0});
    return true;
}

static bool run_one(struct trial *t, struct lede_error *err)
{
    struct search_request request;

    arena_reset(&t->arena);
    random_query(&t->query, &t->archive, &t->random);
    request = t->query.request;
    request.limit = SEARCH_LIMIT_MAX;
    request.passages = PASSAGES_ALL;
    if (!search_run(t->index, &request, &t->arena, &t->result, err))
        /* A filter may be without a word; all else must be answered. */
        return err->status == LEDE_INPUT && request.filters.source.len
                   ? true
                   : wrong(t, err->text, (struct span){0});
    t->found += t->result.total > 0;
    t->empty += t->result.total == 0;
    return check_set(t) && check_order(t) && check_marks(t) && check_pages(t, err) &&
           check_counts(t, err);
}

int main(int argc, char **argv)
{
    struct trial t = {.random = {1}};
    struct lede_error err;
    uint64_t count = COUNT_DEFAULT;
    bool ok;

    if (!trial_begin("property_search INDEX", argc, argv, &count, &t.random))
        return 2;
    ok = index_open(&t.index, argv[1], &err) && archive_read(&t.archive, t.index, &err);
    if (!ok)
        (void)printf("%s\n", err.text);
    for (uint64_t i = 0; ok && i < count; i++) {
        ok = run_one(&t, &err);
        if (!ok)
            (void)printf("  query number %" PRIu64 "\n", i);
    }
    (void)printf("%zu articles; %" PRIu64 " queries found something, %" PRIu64 " nothing, %" PRIu64
                 " were loosened; %" PRIu64 " articles marked, %" PRIu64 " proofs, %" PRIu64
                 " brought up\n",
                 t.archive.count, t.found, t.empty, t.loosened, t.marked, t.proofs, t.close);
    random_query_free(&t.query);
    archive_free(&t.archive);
    index_close(t.index);
    arena_free(&t.arena);
    return ok ? 0 : 1;
}
