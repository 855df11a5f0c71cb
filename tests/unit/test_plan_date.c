/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/date.h"
#include "common/random.h"
#include "indexer/build/postings.h"
#include "searcher/match/plan_date.h"
#include "tests/support/check.h"

enum { ARTICLES = 600, QUERIES = 2000, FIRST_YEAR = 2009, DAYS = 4 * 365 };

static struct random numbers = {20160726};

static int32_t random_day(void)
{
    int32_t first = date_day((struct civil){FIRST_YEAR, 1, 1});
    return first + (int32_t)random_below(&numbers, DAYS);
}

/* Days, months, years, spans of all sizes, and unknown. */
static struct lede_date random_date(void)
{
    struct civil c = date_civil(random_day());
    int32_t day = random_day();

    switch (random_below(&numbers, 6)) {
    case 0: return (struct lede_date){.precision = LEDE_NONE};
    case 1: return date_of_month(c.year, c.month);
    case 2: return date_of_year(c.year);
    case 3: return date_of_span(day, day + 1 + (int32_t)random_below(&numbers, 20));
    case 4: return date_of_span(day, day + 1 + (int32_t)random_below(&numbers, 800));
    default: return date_of_day(day);
    }
}

/* Open and closed ends, single days, whole months and years, several of them, and reversed. */
static struct date_test random_test(void)
{
    struct civil a = date_civil(random_day()), b = date_civil(random_day());
    struct date_test t = {.from = date_day(a), .to = date_day(b)};

    switch (random_below(&numbers, 8)) {
    case 0: t.to = t.from; break;
    case 1: t.from = DAY_MIN; break;
    case 2: t.to = DAY_MAX; break;
    case 3:
        t.from = date_of_month(a.year, a.month).earliest;
        t.to = date_of_month(b.year, b.month).latest;
        break;
    case 4:
        t.from = date_of_month(a.year, a.month).earliest;
        t.to = date_of_month(a.year, a.month).latest;
        break;
    case 5:
        t.from = date_of_year(a.year).earliest;
        t.to = date_of_year(random_below(&numbers, 2) ? a.year : b.year).latest;
        break;
    case 6:
        t.from = date_of_month(a.year, a.month).earliest;
        t.to = t.from + 400 + (int32_t)random_below(&numbers, 400);
        t.to = date_of_month(date_civil(t.to).year, date_civil(t.to).month).latest;
        break;
    default: break;
    }
    t.possible = random_below(&numbers, 2);
    t.unknown = random_below(&numbers, 40) == 0;
    return t;
}

static bool is_meant(const struct date_test *t, const struct lede_date *d)
{
    if (t->unknown || d->precision == LEDE_NONE)
        return t->unknown && d->precision == LEDE_NONE;
    if (t->from > t->to)
        return false;
    if (!t->possible)
        return d->earliest >= t->from && d->latest <= t->to;
    return d->earliest <= t->to && d->latest >= t->from;
}

struct dated_index {
    char folder[64], path[96];
    struct xc_index *index;
    struct lede_date dates[ARTICLES];
};

/* As the indexer writes them. */
static void make_index(struct dated_index *x)
{
    struct postings *postings = NULL;
    struct xc_writer *writer = NULL;
    struct xc_error why;
    struct lede_error err;

    (void)temp_folder(x->folder);
    (void)snprintf(x->path, sizeof x->path, "%s/index", x->folder);
    assert_ok(postings_open(&postings, &stem_english_alone, &err), &err);
    assert_true(xc_create(&writer, x->path, XC_NO_SYNC, &why));
    assert_true(xc_begin(writer, &why));
    for (size_t i = 0; i < ARTICLES; i++) {
        struct article a = {.id = SPAN("a"), .text = SPAN("word"), .date = x->dates[i]};
        struct xc_doc *doc;
        x->dates[i] = random_date();
        a.date = x->dates[i];
        a.date_origin = ORIGIN_GIVEN;
        assert_ok(postings_make(postings, &a, SPAN("record"), &doc, &err), &err);
        assert_true(xc_add(writer, doc, NULL, &why));
    }
    assert_true(xc_commit(writer, &why));
    xc_writer_close(writer);
    postings_close(postings);
    struct xc_str path = {x->path, strlen(x->path)};
    assert_true(xc_open(&x->index, &path, 1, &why));
}

static void assert_finds(struct dated_index *x, const struct date_test *t, struct arena *arena)
{
    struct plan_nodes nodes = {arena};
    const struct xc_node *query = plan_date_node(&nodes, t);
    struct xc_plan plan = {
        .limit = UINT32_MAX, .check_at_least = UINT32_MAX, .weighting = XC_BOOLEAN};
    struct xc_hits *hits = NULL;
    struct xc_error why;
    bool found[ARTICLES] = {false};

    assert_non_null(query);
    assert_true(xc_search(x->index, query, &plan, &hits, &why));
    for (size_t i = 0; i < xc_hit_count(hits); i++)
        found[xc_hit(hits, i)->docid - 1] = true;
    xc_hits_free(hits);
    for (size_t i = 0; i < ARTICLES; i++)
        if (found[i] != is_meant(t, &x->dates[i]))
            fail_msg("%d..%d%s%s: article %zu, %d..%d precision %d, found %d", t->from, t->to,
                     t->possible ? " possible" : "", t->unknown ? " unknown" : "", i,
                     x->dates[i].earliest, x->dates[i].latest, (int)x->dates[i].precision,
                     (int)found[i]);
}

static void dates_mean_in_the_index_what_they_mean_by_hand(void **state)
{
    static struct dated_index x;
    struct arena arena = {0};

    make_index(&x);
    for (size_t i = 0; i < QUERIES; i++) {
        struct date_test t = random_test();
        assert_finds(&x, &t, &arena);
        arena_reset(&arena);
    }
    for (size_t i = 0; i < ARTICLES;
         i++) { /* the borders of what is there, just met and just missed */
        struct date_test t = {.from = x.dates[i].earliest, .to = x.dates[i].latest};
        t.from += (int32_t)(i % 3) - 1;
        t.to += (int32_t)(i % 5) - 2;
        t.possible = i % 2;
        assert_finds(&x, &t, &arena);
        arena_reset(&arena);
    }
    xc_close(x.index);
    arena_free(&arena);
    temp_folder_remove(x.folder);
    (void)state;
}

static const struct xc_node *node_of(struct arena *arena, const char *from, const char *to)
{
    struct plan_nodes nodes = {arena};
    struct lede_date a, b;

    assert_true(date_parse_iso(span_of(from), &a) && date_parse_iso(span_of(to), &b));
    struct date_test t = {.from = a.earliest, .to = b.latest};
    const struct xc_node *node = plan_date_node(&nodes, &t);
    assert_non_null(node);
    return node;
}

static void a_month_and_a_year_are_terms(void **state)
{
    struct arena arena = {0};
    const struct xc_node *month = node_of(&arena, "2016-07", "2016-07");
    const struct xc_node *year = node_of(&arena, "2016", "2016");
    const struct xc_node *autumn = node_of(&arena, "2016-11", "2017-01");

    assert_int_equal(month->op, XC_TERM);
    assert_span((struct span){month->term.at, month->term.len}, SPAN("DM201607"));
    assert_int_equal(year->op, XC_TERM);
    assert_span((struct span){year->term.at, year->term.len}, SPAN("DY2016"));
    assert_int_equal(autumn->op, XC_OR);
    assert_int_equal(autumn->nkids, 4); /* three months, and what lies within no single one */
    assert_span((struct span){autumn->kids[2]->term.at, autumn->kids[2]->term.len},
                SPAN("DM201701"));
    assert_int_equal(node_of(&arena, "2016-07-02", "2016-07-31")->op, XC_AND);
    arena_free(&arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_mean_in_the_index_what_they_mean_by_hand),
        cmocka_unit_test(a_month_and_a_year_are_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
