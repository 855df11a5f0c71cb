/* tests/property/property_numbers.c: every number that a search gives is the same number.
 *
 * usage: property_numbers SEARCH INDEX FOLDER [COUNT [SEED]]
 * For each of COUNT random queries (1000): the total, the articles handed out one by one, the articles of
 * all pages of some size, the sums of the facets of one value an article and of the timeline agree; no
 * article comes twice, and pages and any part asked for are parts of the whole. Every facet and the
 * timeline are what the records of the articles say, counted afresh. Then SEARCH runs the queries as
 * batches (written to FOLDER): the same articles in the same order. Prints the seed; ends with 1 at the first
 * thing that does not hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/file.h"
#include "searcher/output/out_trec.h"
#include "tests/support/random_query.h"
#include "tests/support/run_program.h"
#include "tests/support/tally.h"
#include "tests/support/trial.h"

#if defined(__SANITIZE_ADDRESS__)
enum { COUNT_DEFAULT = 150 }; /* ten times slower */
#else
enum { COUNT_DEFAULT = 1000 };
#endif
enum { MODES = 3, SORTS = 3, PATH_BYTES = 512, PAGES_MAX = 6 };

/* The queries of one --match and --sort, and the run that they should give. */
struct batch {
    struct buf topics, want;
};

struct trial {
    const char *program, *folder, *path;
    struct index_reader *index;
    struct archive archive;
    const struct names_canon *canon;
    struct random random;
    struct random_query query;
    struct arena arena;
    uint64_t number; /* of the query */
    /* Of one query. */
    struct search_request request;
    uint64_t total;
    struct map seen;
    struct span *ids;
    size_t id_count, id_cap;
    struct tally tally;
    bool right;
    struct batch batches[MODES][SORTS];
    /* What was tried, so that a generator gone dull is seen. */
    uint64_t found, articles, pages, named, in_batches;
};

static bool wrong(struct trial *t, const char *what)
{
    const struct random_query *q = &t->query;

    (void)printf("WRONG: %s\n  query number %" PRIu64 ": %.*s\n  since %.*s until %.*s source %.*s "
                 "mode %d order %d\n  total: %" PRIu64 ", articles: %zu\n",
                 what, t->number, SPAN_ARGS(buf_span(&q->text)), SPAN_ARGS(buf_span(&q->since)),
                 SPAN_ARGS(buf_span(&q->until)), SPAN_ARGS(buf_span(&q->source)),
                 (int)q->request.match, (int)q->request.sort, t->total, t->id_count);
    t->right = false;
    return false;
}

/* ---- All articles, one by one ---- */

static bool begin_whole(void *context, const struct result *r, struct lede_error *err)
{
    struct trial *t = context;

    (void)err;
    t->total = r->total;
    return true;
}

static bool take_whole(void *context, const struct result *r, const struct hit *hit, size_t i,
                       struct lede_error *err)
{
    struct trial *t = context;
    struct span id = arena_span(&t->arena, hit->article.id);

    (void)r;
    (void)err;
    if (i != t->id_count || map_has(&t->seen, id))
        wrong(t, "an article twice, or out of turn");
    if (!map_put(&t->seen, id, NULL) ||
        !mem_grow(&t->ids, &t->id_cap, t->id_count + 1, sizeof *t->ids))
        return error_memory(err);
    t->ids[t->id_count++] = id;
    tally_add(&t->tally, t->canon, &hit->article, t->request.timeline);
    t->named += hit->article.entity_count > 0;
    return true;
}

/* What an article has one of adds up to the total. */
static void check_sums(struct trial *t, const struct result *r)
{
    static const bool adds_up[FACET_COUNT] = {
        [FACET_SOURCE] = true, [FACET_YEAR] = true, [FACET_MONTH] = true, [FACET_LANGUAGE] = true};

    for (size_t i = 0; i < r->facet_count; i++) {
        const struct facet_counts *f = &r->facets[i];
        if (adds_up[f->facet] && values_sum(f->values, f->count) != t->total)
            wrong(t, "a facet that does not add up to the total");
        if (!tally_is_facet(&t->tally, f))
            wrong(t, facet_name(f->facet));
    }
    if (values_sum(r->timeline.periods, r->timeline.count) != t->total)
        wrong(t, "a timeline that does not add up to the total");
    if (!tally_is_timeline(&t->tally, &r->timeline))
        wrong(t, "a timeline of other counts than the articles'");
}

static bool end_whole(void *context, const struct result *r, struct lede_error *err)
{
    struct trial *t = context;

    (void)err;
    if (r->total != t->total || t->id_count != t->total || r->hit_count != t->total)
        wrong(t, "another total than articles");
    if (r->facet_count != FACET_COUNT)
        wrong(t, "a facet is missing");
    check_sums(t, r);
    return true;
}

/* ---- Parts of them ---- */

static bool part_is_right(struct trial *t, size_t i, struct span id)
{
    return i < t->id_count && span_equal(t->ids[i], id);
}

static bool begin_part(void *context, const struct result *r, struct lede_error *err)
{
    struct trial *t = context;
    size_t rest = r->offset < t->id_count ? t->id_count - r->offset : 0;

    (void)err;
    if (r->total != t->total || r->hit_count != (rest < t->request.limit ? rest : t->request.limit))
        wrong(t, "a part of another total or length");
    return true;
}

static bool take_part(void *context, const struct result *r, const struct hit *hit, size_t i,
                      struct lede_error *err)
{
    struct trial *t = context;

    (void)err;
    if (!part_is_right(t, r->offset + i, hit->article.id))
        wrong(t, "a part of other articles than the whole");
    return true;
}

static bool end_part(void *context, const struct result *r, struct lede_error *err)
{
    (void)context;
    (void)r;
    (void)err;
    return true;
}

/* Page after page, until one is empty. */
static bool check_pages(struct trial *t, struct lede_error *err)
{
    struct search_request request = t->query.request;
    size_t least = t->id_count / PAGES_MAX + 1, sum = 0, count;

    request.limit = least + random_below(&t->random, 9);
    request.ids_only = true;
    do {
        struct arena arena = {0};
        struct result page;
        bool ok = search_run(t->index, &request, &arena, &page, err);
        count = ok ? page.hit_count : 0;
        if (!ok)
            wrong(t, err->text);
        else if (page.total != t->total)
            wrong(t, "a page of another total");
        for (size_t i = 0; i < count; i++)
            if (!part_is_right(t, sum + i, page.hits[i].article.id))
                wrong(t, "pages of other articles than the whole");
        arena_free(&arena);
        sum += count;
        request.offset += request.limit;
        t->pages++;
    } while (count > 0 && t->right);
    return sum == t->total || wrong(t, "pages of other articles than the total");
}

/* ---- Batches ---- */

static bool has_no_filters(const struct query_filters *f)
{
    return f->since.len + f->until.len + f->source.len == 0;
}

/* A line holds it: no line end in it, and something. Tabs are part of a query. */
static bool fits_a_line(struct span typed)
{
    for (size_t i = 0; i < typed.len; i++)
        if (typed.at[i] == '\n' || typed.at[i] == '\r' || typed.at[i] == '\0')
            return false;
    return span_trim(typed).len > 0;
}

static void keep_for_batch(struct trial *t)
{
    const struct search_request *r = &t->query.request;
    struct batch *b = &t->batches[r->match][r->sort];

    if (!has_no_filters(&r->filters) || !fits_a_line(r->typed))
        return;
    buf_addf(&b->topics, "%" PRIu64 "\t%.*s\n", t->number, SPAN_ARGS(r->typed));
    for (size_t i = 0; i < t->id_count; i++) {
        buf_addf(&b->want, "%" PRIu64 " Q0 ", t->number);
        trec_name(t->ids[i], &b->want);
        buf_addf(&b->want, " %zu\n", i + 1);
    }
    t->in_batches++;
}

/* The lines without score and tag. */
static void cut_run(struct span run, struct buf *out)
{
    struct span line, column;

    while (span_cut(&run, '\n', &line)) {
        for (int i = 0; i < 4 && span_cut(&line, ' ', &column); i++) {
            buf_text(out, i ? " " : "");
            buf_add(out, column);
        }
        if (run.at)
            buf_byte(out, '\n');
    }
}

static bool check_batch(struct trial *t, enum match_mode mode, enum sort_order sort,
                        struct lede_error *err)
{
    static const char *const modes[] = {"auto", "all", "any"};
    static const char *const sorts[] = {"relevance", "date", "-date"};
    const struct batch *b = &t->batches[mode][sort];
    char topics[PATH_BYTES], run[PATH_BYTES];
    struct arena arena = {0};
    struct span bytes = {0};
    struct buf got = {0};

    (void)snprintf(topics, sizeof topics, "%s/%s%s.tsv", t->folder, modes[mode], sorts[sort]);
    (void)snprintf(run, sizeof run, "%s/%s%s.run", t->folder, modes[mode], sorts[sort]);
    const char *const arguments[] = {t->program, "--quiet",   "--index", t->path,   "--batch",
                                     topics,     "--depth",   "all",     "--match", modes[mode],
                                     "--sort",   sorts[sort], NULL};
    bool ok = buf_ok(&b->topics) && buf_ok(&b->want) &&
              file_replace(topics, buf_span(&b->topics), err) &&
              run_program_into(arguments, run) == (b->want.len ? 0 : 1) &&
              file_read(run, SIZE_MAX, &arena, &bytes, err);
    if (ok)
        cut_run(bytes, &got);
    ok = ok && buf_ok(&got) && span_equal(buf_span(&got), buf_span(&b->want));
    if (!ok)
        (void)printf("WRONG: the batch %s is not what the queries found\n", topics);
    buf_free(&got);
    arena_free(&arena);
    return ok;
}

static bool check_batches(struct trial *t, struct lede_error *err)
{
    for (int mode = 0; mode < MODES; mode++)
        for (int sort = 0; sort < SORTS; sort++)
            if (!check_batch(t, (enum match_mode)mode, (enum sort_order)sort, err))
                return false;
    return true;
}

/* ---- A query ---- */

static void forget_query(struct trial *t)
{
    arena_reset(&t->arena);
    map_free(&t->seen);
    t->seen = (struct map){0};
    tally_free(&t->tally);
    t->id_count = 0;
    t->total = 0;
}

static bool run_one(struct trial *t, struct lede_error *err)
{
    const struct search_sink whole = {begin_whole, take_whole, end_whole, t};
    const struct search_sink part = {begin_part, take_part, end_part, t};

    forget_query(t);
    random_query(&t->query, &t->archive, &t->random);
    t->request = t->query.request;
    t->request.limit = SEARCH_ALL;
    t->request.timeline = (enum timeline_unit)(TIMELINE_DAY + random_below(&t->random, 3));
    for (int f = 0; f < FACET_COUNT; f++)
        t->request.facets[t->request.facet_count++] = (enum facet)f;
    if (!search_each(t->index, &t->request, &whole, err))
        /* A filter may be without a word; all else must be answered. */
        return err->status == LEDE_INPUT && t->request.filters.source.len ? true
                                                                          : wrong(t, err->text);
    if (!t->right || !check_pages(t, err))
        return false;
    t->request = t->query.request;
    t->request.ids_only = true;
    t->request.offset = random_below(&t->random, t->id_count + 2);
    t->request.limit = random_below(&t->random, t->id_count + 2);
    if (!search_each(t->index, &t->request, &part, err))
        return wrong(t, err->text);
    keep_for_batch(t);
    t->found += t->total > 0;
    t->articles += t->total;
    return t->right;
}

static void close_trial(struct trial *t)
{
    forget_query(t);
    for (int mode = 0; mode < MODES; mode++)
        for (int sort = 0; sort < SORTS; sort++) {
            buf_free(&t->batches[mode][sort].topics);
            buf_free(&t->batches[mode][sort].want);
        }
    mem_free(t->ids);
    random_query_free(&t->query);
    archive_free(&t->archive);
    index_close(t->index);
    arena_free(&t->arena);
}

int main(int argc, char **argv)
{
    static struct trial t = {.random = {1}, .right = true};
    struct lede_error err;
    uint64_t count = COUNT_DEFAULT;
    bool ok;

    if (!trial_begin("property_numbers SEARCH INDEX FOLDER", argc, argv, &count, &t.random))
        return 2;
    t.program = argv[1];
    t.path = argv[2];
    t.folder = argv[3];
    ok = file_make_folders(t.folder, &err) && index_open(&t.index, t.path, &err) &&
         archive_read(&t.archive, t.index, &err) && index_canon(t.index, &t.canon, &err);
    if (!ok)
        (void)printf("%s\n", err.text);
    for (; ok && t.number < count; t.number++)
        ok = run_one(&t, &err);
    ok = ok && check_batches(&t, &err);
    (void)printf("%zu articles; %" PRIu64 " queries found %" PRIu64 " articles in all, %" PRIu64
                 " of them with names, on %" PRIu64 " pages; %" PRIu64 " queries in batches\n",
                 t.archive.count, t.found, t.articles, t.named, t.pages, t.in_batches);
    close_trial(&t);
    return ok ? 0 : 1;
}
