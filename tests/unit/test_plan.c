/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <xapian-c.h>

#include "common/buf.h"
#include "searcher/match/plan.h"
#include "searcher/query/parse.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

static const struct small_article articles[] = {
    {"1", "Guards freed", "Dawn", "2016-07-26", "The guard was guarding the border. NATO said so."},
    {"2", "Trade", "IRNA", "2017", "Guards on the border of Iran."},
    {"3", NULL, NULL, NULL, "Nothing of note here."},
};

static struct small_index index_of_three;

static int open_index(void **state)
{
    small_index_open(&index_of_three, articles, ARRAY_LEN(articles));
    *state = &index_of_three;
    return 0;
}

/* The query as one line: OP(kids), terms as they are, "slot>=from" for values. */
static void write_node(const struct xc_node *n, struct buf *out)
{
    static const char *const names[] = {
        [XC_ALL] = "ALL",         [XC_NOTHING] = "NOTHING", [XC_TERM] = "",
        [XC_AND] = "AND",         [XC_OR] = "OR",           [XC_MAX] = "MAX",
        [XC_AND_NOT] = "AND_NOT", [XC_FILTER] = "FILTER",   [XC_AND_MAYBE] = "MAYBE",
        [XC_SCALE] = "UNWEIGHED", [XC_PHRASE] = "PHRASE",   [XC_NEAR] = "NEAR",
        [XC_VALUE_GE] = "",       [XC_VALUE_LE] = "",       [XC_VALUE_RANGE] = "RANGE",
    };

    buf_text(out, names[n->op]);
    if (n->op == XC_TERM) {
        buf_add(out, (struct span){n->term.at, n->term.len});
        if (n->wqf > 1)
            buf_addf(out, "*%u", n->wqf);
        return;
    }
    if (n->op == XC_VALUE_GE)
        buf_addf(out, "%u>=%.*s", n->slot, (int)n->lo.len, n->lo.at);
    if (n->op == XC_VALUE_LE)
        buf_addf(out, "%u<=%.*s", n->slot, (int)n->hi.len, n->hi.at);
    for (size_t i = 0; i < n->nkids; i++) {
        buf_byte(out, i ? ' ' : '(');
        write_node(n->kids[i], out);
    }
    if (n->nkids)
        buf_byte(out, ')');
}

static struct plan make_plan(struct span typed, bool any, bool possible, struct arena *arena)
{
    struct lede_error err;
    struct query query;
    struct plan plan;

    assert_ok(query_parse(typed, NULL, arena, &query, &err), &err);
    assert_ok(plan_make(index_of_three.reader, &query, any, possible, arena, &plan, &err), &err);
    return plan;
}

static void asks_libxapian_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("plan.tsv", 4);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct buf match = {0}, weigh = {0};
        bool any = span_is(cases.column[1], "any");
        struct plan plan = make_plan(cases.column[0], any, false, &arena);
        write_node(plan.match, &match);
        if (plan.weigh == plan.match)
            buf_text(&weigh, "=");
        else
            write_node(plan.weigh->kids[1], &weigh); /* the first is the match without weight */
        assert_span_at(cases.line, buf_span(&match), cases.column[2]);
        assert_span_at(cases.line, buf_span(&weigh), cases.column[3]);
        buf_free(&match);
        buf_free(&weigh);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void knows_whether_a_date_is_asked_for_certain(void **state)
{
    struct arena arena = {0};

    assert_true(make_plan(SPAN("guards date:2016"), false, false, &arena).has_dates);
    assert_false(make_plan(SPAN("guards -date:2016"), false, false, &arena).has_dates);
    assert_true(make_plan(SPAN("-(guards -date:2016)"), false, false, &arena).has_dates);
    assert_false(make_plan(SPAN("guards date:~2016"), false, false, &arena).has_dates);
    assert_false(make_plan(SPAN("guards date:unknown"), false, false, &arena).has_dates);
    assert_false(make_plan(SPAN("guards"), false, false, &arena).has_dates);
    arena_free(&arena);
    (void)state;
}

static void takes_dates_as_possible_when_told(void **state)
{
    struct arena arena = {0};
    struct buf out = {0};

    write_node(make_plan(SPAN("date:2016 -date:2017"), false, true, &arena).match, &out);
    assert_span(buf_span(&out), SPAN("AND_NOT(AND(0<=20161231 1>=20160101) DY2017)"));
    buf_free(&out);
    arena_free(&arena);
    (void)state;
}

static void runs_out_of_memory_without_harm(void **state)
{
    struct arena arena = {0};
    struct lede_error err;
    struct query query;
    struct plan plan;
    bool done = false;

    assert_ok(query_parse(SPAN("border-guards \"the guard\" OR x date:2016-01..2016-03 -y y y"),
                          NULL, &arena, &query, &err),
              &err);
    for (size_t n = 1; !done; n++) {
        struct arena work = {0};
        err.status = LEDE_OK;
        mem_fail_at(n);
        done = plan_make(index_of_three.reader, &query, false, false, &work, &plan, &err);
        assert_memory(done, &err);
        assert_int_equal(err.status, done ? LEDE_OK : LEDE_MEMORY);
        arena_free(&work);
    }
    arena_free(&arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_libxapian_what_the_cases_say),
        cmocka_unit_test(knows_whether_a_date_is_asked_for_certain),
        cmocka_unit_test(takes_dates_as_possible_when_told),
        cmocka_unit_test(runs_out_of_memory_without_harm),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
