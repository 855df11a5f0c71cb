/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "searcher/result/search.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

/* More than are read at once, of many dates and sources; ids begin alike. */
enum { ALL = 300, CHANGED = 60, PASSAGES = 3, TEXT = 1500 };

static struct small_article articles[ALL];
static char ids[ALL][16], texts[ALL][TEXT];
static struct small_index index_of_all;

/* Words that differ from article to article, so that texts take room on disk. */
static void write_text(size_t i, const char *word)
{
    size_t at = 0;

    for (size_t n = 0; at + 64 < TEXT; n++)
        at += (size_t)snprintf(texts[i] + at, TEXT - at, "%s%zu guards%s ", word,
                               (i * 7919 + n * 104729) % 99991, n % 9 ? "" : " at the border.\n");
}

static void make_articles(void)
{
    static const char *const dates[] = {"2016", "2016-07-26", NULL, "2016-07", "2015-01-01"};
    static const char *const sources[] = {"Dawn", NULL, "IRNA"};

    for (size_t i = 0; i < ALL; i++) {
        (void)snprintf(ids[i], sizeof ids[i], "folder/%06zu", ALL - i);
        write_text(i, "word");
        articles[i] = (struct small_article){.id = ids[i],
                                             .title = i % 4 ? "Guards" : "Border",
                                             .source = sources[i % 3],
                                             .date = dates[i % 5],
                                             .text = texts[i]};
    }
}

static int open_index(void **state)
{
    make_articles();
    small_index_open(&index_of_all, articles, ALL);
    *state = &index_of_all;
    return 0;
}

/* ---- What the sink is given ---- */

struct given {
    const struct result *want; /* NULL: whatever comes */
    size_t begun, hits, ended;
    size_t fail_at; /* the call, from 1, that says no */
    void (*meanwhile)(void);
};

static bool say_no(struct given *g, struct lede_error *err)
{
    if (g->begun + g->hits + g->ended != g->fail_at)
        return true;
    return error_set(err, LEDE_SYSTEM, "no more");
}

static bool begin(void *context, const struct result *r, struct lede_error *err)
{
    struct given *g = context;

    g->begun++;
    assert_null(r->hits);
    if (g->want) {
        assert_int_equal(r->total, g->want->total);
        assert_int_equal(r->hit_count, g->want->hit_count);
        assert_int_equal(r->offset, g->want->offset);
        assert_int_equal(r->note_count, g->want->note_count);
        assert_span(r->plan, g->want->plan);
    }
    return say_no(g, err);
}

static void assert_same_marks(const struct mark *a, size_t count, const struct mark *b,
                              size_t other)
{
    assert_int_equal(count, other);
    if (count)
        assert_memory_equal(a, b, count * sizeof *a);
}

static void assert_same_hit(const struct hit *a, const struct hit *b)
{
    assert_span(a->article.id, b->article.id);
    assert_true(a->score == b->score);
    assert_span(a->article.text, b->article.text);
    assert_same_marks(a->title_marks, a->title_mark_count, b->title_marks, b->title_mark_count);
    assert_int_equal(a->passage_count, b->passage_count);
    assert_int_equal(a->part_count, b->part_count);
    assert_int_equal(a->field_matched, b->field_matched);
    for (size_t i = 0; i < a->passage_count; i++) {
        assert_int_equal(a->passages[i].start, b->passages[i].start);
        assert_int_equal(a->passages[i].end, b->passages[i].end);
        assert_same_marks(a->passages[i].marks, a->passages[i].mark_count, b->passages[i].marks,
                          b->passages[i].mark_count);
    }
}

static bool take(void *context, const struct result *r, const struct hit *hit, size_t i,
                 struct lede_error *err)
{
    struct given *g = context;

    assert_true(g->begun == 1 && g->ended == 0);
    assert_int_equal(i, g->hits);
    assert_in_range(i, 0, r->hit_count - 1);
    if (g->want)
        assert_same_hit(hit, &g->want->hits[i]);
    if (i == 0 && g->meanwhile)
        g->meanwhile();
    g->hits++;
    return say_no(g, err);
}

static void assert_same_values(const struct facet_value *a, size_t count,
                               const struct facet_value *b, size_t other)
{
    assert_int_equal(count, other);
    for (size_t i = 0; i < count; i++) {
        assert_span(a[i].value, b[i].value);
        assert_int_equal(a[i].count, b[i].count);
        assert_int_equal(a[i].known, b[i].known);
    }
}

static bool end(void *context, const struct result *r, struct lede_error *err)
{
    struct given *g = context;

    g->ended++;
    assert_int_equal(g->hits, r->hit_count);
    if (g->want) {
        assert_int_equal(r->facet_count, g->want->facet_count);
        for (size_t i = 0; i < r->facet_count; i++)
            assert_same_values(r->facets[i].values, r->facets[i].count, g->want->facets[i].values,
                               g->want->facets[i].count);
        assert_same_values(r->timeline.periods, r->timeline.count, g->want->timeline.periods,
                           g->want->timeline.count);
    }
    return say_no(g, err);
}

static bool each(const struct search_request *request, struct given *g, struct lede_error *err)
{
    const struct search_sink sink = {begin, take, end, g};

    return search_each(index_of_all.reader, request, &sink, err);
}

/* ---- Tests ---- */

static void assert_same(const struct search_request *request)
{
    struct arena arena = {0};
    struct search_request page = *request;
    struct lede_error err;
    struct result want;

    if (page.limit > SEARCH_LIMIT_MAX)
        page.limit = SEARCH_LIMIT_MAX;
    assert_ok(search_run(index_of_all.reader, &page, &arena, &want, &err), &err);
    struct given g = {.want = &want};
    assert_ok(each(request, &g, &err), &err);
    assert_true(g.begun == 1 && g.ended == 1);
    assert_int_equal(g.hits, want.hit_count);
    arena_free(&arena);
}

static void gives_what_a_page_has(void **state)
{
    static const char *const queries[] = {
        "guards",         "border",          "*",
        "date:2016",      "word7919 border", "\"at the border\" -title:guards",
        "nowhere guards", "nowhere",         "source:dawn word104729 OR date:unknown"};
    static const size_t offsets[] = {0, 7, 255, 256, ALL, SIZE_MAX};
    static const size_t limits[] = {SEARCH_ALL, 0, 1, 256, 257, ALL};

    for (size_t q = 0; q < ARRAY_LEN(queries); q++)
        for (enum sort_order sort = SORT_RELEVANCE; sort <= SORT_NEWEST; sort++) {
            struct search_request request = {.typed = span_of(queries[q]),
                                             .sort = sort,
                                             .offset = offsets[(q + sort) % ARRAY_LEN(offsets)],
                                             .limit = limits[(q * 2 + sort) % ARRAY_LEN(limits)],
                                             .passages = PASSAGES,
                                             .explain = q % 2};
            assert_same(&request);
            request.offset = 0;
            request.limit = SEARCH_ALL;
            request.ids_only = true;
            request.facets[0] = FACET_SOURCE;
            request.facets[1] = FACET_MONTH;
            request.facet_count = 2;
            request.timeline = TIMELINE_YEAR;
            assert_same(&request);
        }
    (void)state;
}

static void what_is_long_is_given_one_by_one(void **state)
{
    static const struct {
        size_t offset, limit;
        bool is_long;
    } rows[] = {{0, 0, false},        {0, 10, false},      {0, 1000, false},
                {0, 1001, true},      {1000, 1, true},     {990, 10, false},
                {SIZE_MAX, 0, false}, {SIZE_MAX, 1, true}, {1, SIZE_MAX, true}};

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_int_equal(search_is_long(&(struct search_request){.offset = rows[i].offset,
                                                                 .limit = rows[i].limit}),
                         rows[i].is_long);
    (void)state;
}

static void the_sink_may_stop_at_any_call(void **state)
{
    struct search_request request = {.typed = SPAN("guards"), .limit = 5};

    for (size_t n = 1; n <= 1 + 5 + 1; n++) {
        struct given g = {.fail_at = n};
        struct lede_error err;
        assert_false(each(&request, &g, &err));
        assert_span(span_of(err.text), SPAN("no more"));
        assert_int_equal(g.begun + g.hits + g.ended, n);
    }
    (void)state;
}

static void runs_out_of_memory_without_harm(void **state)
{
    struct search_request request = {.typed = SPAN("border nowhere"),
                                     .limit = 3,
                                     .passages = 1,
                                     .facets = {FACET_SOURCE},
                                     .facet_count = 1,
                                     .explain = true};
    bool done = false;

    for (size_t n = 1; !done; n++) {
        struct given g = {0};
        struct lede_error err;
        mem_fail_at(n);
        done = each(&request, &g, &err);
        assert_memory(done, &err);
    }
    (void)state;
}

/* ---- A writer meanwhile ---- */

static const char *word_now = "word";

/* So few that they are changed in place. */
static void change_once(void)
{
    word_now = word_now[0] == 'w' ? "other" : "word";
    for (size_t i = 0; i < CHANGED; i++)
        write_text(i, word_now);
    small_index_add(&index_of_all, articles, CHANGED);
}

static void change_three_times(void)
{
    for (int i = 0; i < 3; i++)
        change_once();
}

static void one_change_is_not_seen(void **state)
{
    struct search_request request = {.typed = SPAN("*"), .limit = SEARCH_ALL, .passages = PASSAGES};
    struct arena arena = {0};
    struct lede_error err;
    struct result want;

    assert_ok(search_run(index_of_all.reader,
                         &(struct search_request){.typed = SPAN("*"), .limit = ALL, .passages = 3},
                         &arena, &want, &err),
              &err);
    struct given g = {.want = &want, .meanwhile = change_once};
    assert_ok(each(&request, &g, &err), &err);
    assert_int_equal(g.hits, ALL);
    arena_free(&arena);
    (void)state;
}

static void what_was_overwritten_is_said_to_be_missing(void **state)
{
    struct search_request request = {.typed = SPAN("*"), .limit = SEARCH_ALL, .passages = PASSAGES};
    struct given g = {.meanwhile = change_three_times};
    struct lede_error err;
    char want[128];

    assert_ok(index_refresh(index_of_all.reader, &err), &err);
    assert_false(each(&request, &g, &err));
    assert_int_equal(err.status, LEDE_BUSY);
    assert_in_range(g.hits, 1, ALL - 1);
    assert_int_equal(g.ended, 0);
    (void)snprintf(want, sizeof want,
                   "the index changed while it was being read: %zu of %d articles were written out",
                   g.hits, ALL);
    assert_span(span_of(err.text), span_of(want));
    g = (struct given){0};
    assert_ok(each(&request, &g, &err), &err); /* and the next one goes on with what is there now */
    assert_int_equal(g.hits, ALL);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_what_a_page_has),
        cmocka_unit_test(what_is_long_is_given_one_by_one),
        cmocka_unit_test(the_sink_may_stop_at_any_call),
        cmocka_unit_test(runs_out_of_memory_without_harm),
        cmocka_unit_test(one_change_is_not_seen),
        cmocka_unit_test(what_was_overwritten_is_said_to_be_missing),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
