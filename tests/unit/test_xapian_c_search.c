/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test_xapian_c_help.h"

/* Five documents; Q4 and Q5 have terms without positions too, Q5 has no value in slot 0. */
static struct xc_index *five(void **state)
{
    static const struct {
        const char *id, *words, *value;
    } rows[] = {
        {"Q1", "red apple red pear", "2019"},
        {"Q2", "green apple tree", "2020"},
        {"Q3", "apple pie with red apple", "2"},
        {"Q4", "pear tree", "2021"},
        {"Q5", "red tree", ""},
    };
    struct xc_error e;
    struct xc_doc *d = NULL;
    struct xc_writer *w = create(in_folder(state, "five"));
    assert_done(xc_doc_new(&d, &e), &e);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t pos = XC_FIRST_POSITION;
        xc_doc_clear(d);
        for (const char *at = rows[i].words; *at;) {
            size_t len = strcspn(at, " ");
            assert_done(xc_doc_posting(d, (struct xc_str){at, len}, pos++, 1, &e), &e);
            at += len + (at[len] == ' ');
        }
        assert_done(xc_doc_value(d, 0, str(rows[i].value), &e), &e);
        assert_done(xc_doc_value(d, 300, str(i % 2 ? "odd" : "even"), &e), &e);
        assert_done(xc_doc_data(d, str(rows[i].words), &e), &e);
        if (i >= 3)
            assert_done(xc_doc_term(d, str("Zbare"), 0, &e), &e);
        assert_done(xc_replace(w, str(rows[i].id), d, NULL, &e), &e);
    }
    xc_doc_free(d);
    commit_and_close(w);
    return open_index(in_folder(state, "five"));
}

static struct xc_node values(enum xc_op op, const char *lo, const char *hi)
{
    return (struct xc_node){.op = op, .slot = 0, .lo = str(lo), .hi = str(hi)};
}

static void boolean_operators_match_what_they_say(void **state)
{
    struct xc_index *ix = five(state);
    const struct xc_node *red = word("red"), *apple = word("apple"), *tree = word("tree");
    assert_int_equal(matches(ix, op(XC_ALL, 0, 0)), 5);
    assert_int_equal(matches(ix, op(XC_NOTHING, 0, 0)), 0);
    assert_int_equal(matches(ix, red), 3);
    assert_int_equal(matches(ix, op(XC_AND, 0, 2, red, apple)), 2);
    assert_int_equal(matches(ix, op(XC_OR, 0, 2, red, apple)), 4);
    assert_int_equal(matches(ix, op(XC_OR, 0, 0)), 0);
    assert_int_equal(matches(ix, op(XC_MAX, 0, 2, red, apple)), 4);
    assert_int_equal(matches(ix, op(XC_AND_NOT, 0, 2, red, tree)), 2);
    assert_int_equal(matches(ix, op(XC_AND_NOT, 0, 3, op(XC_ALL, 0, 0), tree, apple)), 0);
    assert_int_equal(matches(ix, op(XC_FILTER, 0, 2, red, apple)), 2);
    assert_int_equal(matches(ix, op(XC_FILTER, 0, 3, red, apple, word("pear"))), 1);
    assert_int_equal(matches(ix, op(XC_AND_MAYBE, 0, 2, red, apple)), 3);
    assert_int_equal(matches(ix, op(XC_SCALE, 0, 1, red)), 3);
    assert_int_equal(matches(ix, op(XC_AND, 0, 2, red, op(XC_NOTHING, 0, 0))), 0);
    assert_int_equal(matches(ix, op(XC_AND_NOT, 0, 2, red, op(XC_OR, 0, 0))), 3);
    xc_close(ix);
}

static void phrases_and_neighbours_need_their_places(void **state)
{
    struct xc_index *ix = five(state);
    const struct xc_node *red = word("red"), *apple = word("apple"), *pear = word("pear");
    const struct xc_node *fruit = op(XC_OR, 0, 2, apple, pear);
    const struct xc_node *colour = op(XC_OR, 0, 3, red, word("green"), word("blue"));
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, red, apple)), 2);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, apple, red)), 1);
    assert_int_equal(matches(ix, op(XC_PHRASE, 4, 2, apple, red)), 2);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, colour, fruit)), 3);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 1, red)), 3);
    assert_int_equal(matches(ix, op(XC_PHRASE, 1, 2, red, apple)), 0);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, apple, apple)), 0);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, word("pie"), word("pie"))), 0);
    assert_int_equal(matches(ix, op(XC_NEAR, 0, 2, apple, red)), 2);
    assert_int_equal(matches(ix, op(XC_NEAR, 3, 2, apple, word("with"))), 1);
    assert_int_equal(matches(ix, op(XC_NEAR, 2, 2, fruit, colour)), 3);
    assert_int_equal(matches(ix, op(XC_NEAR, 1, 2, fruit, colour)), 0);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, red, op(XC_OR, 0, 0))), 0);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, red, word(""))), 0);
    xc_close(ix);
}

/* libxapian lets a term without positions stand before whatever begins at position 1; none can, since
 * positions begin at 2. */
static void a_term_without_positions_makes_no_phrase(void **state)
{
    struct xc_index *ix = five(state);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, word("Zbare"), word("pear"))), 0);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, word("Zbare"), word("red"))), 0);
    assert_int_equal(matches(ix, op(XC_NEAR, 5, 2, word("tree"), word("Zbare"))), 0);
    xc_close(ix);
}

static void an_index_without_positions_has_no_phrases(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    assert_done(xc_doc_term(d, str("a"), 1, &e), &e);
    assert_done(xc_doc_term(d, str("b"), 1, &e), &e);
    assert_done(xc_add(w, d, NULL, &e), &e);
    xc_doc_free(d);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_int_equal(matches(ix, op(XC_AND, 0, 2, word("a"), word("b"))), 1);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, word("a"), word("b"))), 0);
    assert_int_equal(matches(ix, op(XC_NEAR, 9, 2, word("a"), word("b"))), 0);
    xc_close(ix);
}

static void phrases_of_other_things_are_not_supported(void **state)
{
    struct xc_index *ix = five(state);
    const struct xc_node *red = word("red"), *and = op(XC_AND, 0, 2, red, red);
    assert_int_equal(search_status(ix, op(XC_PHRASE, 0, 2, red, and)), XC_UNSUPPORTED);
    assert_int_equal(search_status(ix, op(XC_NEAR, 9, 2, red, op(XC_ALL, 0, 0))), XC_UNSUPPORTED);
    assert_int_equal(search_status(ix, op(XC_NEAR, 9, 2, red, op(XC_OR, 0, 1, and))),
                     XC_UNSUPPORTED);
    assert_int_equal(search_status(ix, op(XC_PHRASE, 0, 2, red, op(XC_PHRASE, 0, 2, red, red))),
                     XC_UNSUPPORTED);
    xc_close(ix);
}

static void value_ranges_leave_out_documents_without_a_value(void **state)
{
    struct xc_index *ix = five(state);
    static const struct {
        const char *lo, *hi;
        enum xc_op op;
        uint32_t n;
    } rows[] = {
        {"2020", "", XC_VALUE_GE, 2},
        {"", "", XC_VALUE_GE, 5},
        {"3", "", XC_VALUE_GE, 0},
        {"", "2020", XC_VALUE_LE, 3},
        {"", "", XC_VALUE_LE, 0},
        {"", "zzz", XC_VALUE_LE, 4},
        {"2019", "2020", XC_VALUE_RANGE, 2},
        {"", "2020", XC_VALUE_RANGE, 3},
        {"2020", "2019", XC_VALUE_RANGE, 0},
        {"", "", XC_VALUE_RANGE, 0},
        {"2021", "2021", XC_VALUE_RANGE, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct xc_node n = values(rows[i].op, rows[i].lo, rows[i].hi);
        if (matches(ix, &n) != rows[i].n)
            fail_msg("row %zu: %u matches, expected %u", i, matches(ix, &n), rows[i].n);
        n.slot = 77; /* nobody has a value there */
        assert_int_equal(matches(ix, &n), i == 1 ? 5 : 0);
        n.slot = UINT32_MAX;
        assert_int_equal(matches(ix, &n), i == 1 ? 5 : 0);
    }
    xc_close(ix);
}

static void wrong_queries_are_refused(void **state)
{
    struct xc_index *ix = five(state);
    struct xc_node *bad = malloc(sizeof *bad);
    const struct xc_node *red = word("red");
    const struct xc_node *kids[] = {red}, *none = NULL;
    assert_non_null(bad);
    assert_int_equal(search_status(ix, NULL), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_AND, 0, 0)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_MAX, 0, 0)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_AND_NOT, 0, 0)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_FILTER, 0, 0)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_AND_MAYBE, 0, 0)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_PHRASE, 0, 0)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_OR, 0, 1, none)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_NEAR, 0, 1, none)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op(XC_SCALE, 0, 2, red, red)), XC_ARGUMENT);
    assert_int_equal(search_status(ix, op((enum xc_op)15, 0, 0)), XC_ARGUMENT);
    for (int i = 0; i < 3; i++) {
        *bad = (struct xc_node){.op = XC_SCALE, .kids = kids, .nkids = 1};
        bad->factor = i == 0 ? (double)NAN : i == 1 ? (double)INFINITY : -1;
        assert_int_equal(search_status(ix, bad), XC_ARGUMENT);
    }
    free(bad);
    xc_close(ix);
}

static void large_queries_are_refused_but_wildcards_may_be_wide(void **state)
{
    enum { WIDE = XC_OR_TERMS_MAX };
    struct xc_index *ix = five(state);
    const struct xc_node *q = word("red");
    const struct xc_node **kids = calloc(WIDE + 1, sizeof(const struct xc_node *));
    struct xc_node chain[XC_DEPTH_MAX];
    struct xc_node *words = calloc(WIDE, sizeof *words);
    char(*names)[12] = calloc(WIDE, sizeof *names);
    assert_true(kids && words && names);

    for (size_t i = 0; i < XC_DEPTH_MAX; i++) {
        chain[i] = (struct xc_node){.op = XC_AND, .kids = i ? &kids[i] : &q, .nkids = 1};
        kids[i] = i ? &chain[i - 1] : NULL;
    }
    assert_int_equal(matches(ix, &chain[XC_DEPTH_MAX - 2]), 3);
    assert_int_equal(search_status(ix, &chain[XC_DEPTH_MAX - 1]), XC_LIMIT);

    for (size_t i = 0; i < WIDE; i++) {
        snprintf(names[i], sizeof names[i], "no%zu", i);
        words[i] = (struct xc_node){.op = XC_TERM, .term = str(names[i])};
        kids[i] = &words[i];
    }
    kids[WIDE - 1] = q;
    struct xc_node wide = {.op = XC_OR, .kids = kids, .nkids = WIDE};
    assert_int_equal(matches(ix, &wide), 3);
    wide.nkids = WIDE + 1;
    assert_int_equal(search_status(ix, &wide), XC_LIMIT);
    wide.nkids = XC_PHRASE_TERMS_MAX + 1;
    assert_int_equal(search_status(ix, op(XC_PHRASE, 0, 2, q, &wide)), XC_LIMIT);
    wide = (struct xc_node){.op = XC_AND, .kids = kids, .nkids = XC_NODES_MAX};
    assert_int_equal(search_status(ix, &wide), XC_LIMIT);
    free(names);
    free(words);
    free(kids);
    xc_close(ix);
}

static struct xc_hits *search(struct xc_index *ix, const struct xc_node *q, const struct xc_plan *p)
{
    struct xc_error e;
    struct xc_hits *h = NULL;
    assert_done(xc_search(ix, q, p, &h, &e), &e);
    return h;
}

static void hits_bring_values_and_data_in_the_order_asked_for(void **state)
{
    static const uint32_t slots[] = {300, 0, 5};
    struct xc_plan p;
    struct xc_index *ix = five(state);
    xc_plan_default(&p);
    p.weighting = XC_BOOLEAN;
    p.slots = slots;
    p.nslots = 3;
    p.want_data = true;
    p.sort = XC_BY_VALUE;
    p.sort_slot = 0;
    p.sort_descending = true;
    struct xc_hits *h = search(ix, op(XC_ALL, 0, 0), &p);
    static const uint32_t descending[] = {4, 2, 1, 3, 5};
    assert_int_equal(xc_hit_count(h), 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(xc_hit(h, i)->docid, descending[i]);
    assert_str(xc_hit(h, 0)->values[0], "odd");
    assert_str(xc_hit(h, 0)->values[1], "2021");
    assert_str(xc_hit(h, 0)->values[2], "");
    assert_str(xc_hit(h, 0)->data, "pear tree");
    assert_str(xc_hit(h, 4)->values[0], "even");
    assert_str(xc_hit(h, 4)->values[1], "");
    assert_str(xc_hit(h, 4)->data, "red tree");
    assert_true(xc_hit(h, 0)->weight == 0);
    xc_hits_free(h);

    p.sort_descending = false;
    p.first = 1;
    p.limit = 2;
    h = search(ix, op(XC_ALL, 0, 0), &p);
    assert_int_equal(xc_hit_count(h), 2);
    assert_int_equal(xc_hit(h, 0)->docid, 3);
    assert_int_equal(xc_hit(h, 1)->docid, 1);
    assert_int_equal(xc_hits_total(h)->estimate, 5);
    xc_hits_free(h);
    p.first = UINT32_MAX;
    p.limit = UINT32_MAX;
    h = search(ix, op(XC_ALL, 0, 0), &p);
    assert_int_equal(xc_hit_count(h), 0);
    assert_true(xc_hits_total(h)->exact && xc_hits_total(h)->estimate == 5);
    xc_hits_free(h);
    xc_close(ix);
}

static void weights_follow_the_query_and_ties_the_number(void **state)
{
    struct xc_plan p;
    struct xc_index *ix = five(state);
    struct xc_node twice = *word("apple"), half = *op(XC_SCALE, 0, 1, word("apple"));
    xc_plan_default(&p);
    p.k3 = 1000;
    struct xc_hits *h = search(ix, word("apple"), &p);
    double one = xc_hit(h, 0)->weight;
    assert_int_equal(xc_hit_count(h), 3);
    assert_true(one > 0 && xc_hit(h, 0)->weight >= xc_hit(h, 1)->weight);
    xc_hits_free(h);
    twice.wqf = 2;
    h = search(ix, &twice, &p);
    assert_true(fabs(xc_hit(h, 0)->weight / one - 2 * 1001.0 / 1002.0) < 1e-9);
    xc_hits_free(h);
    half.factor = 0.5;
    h = search(ix, &half, &p);
    assert_true(fabs(xc_hit(h, 0)->weight / one - 0.5) < 1e-12);
    xc_hits_free(h);
    h = search(ix, op(XC_MAX, 0, 3, &half, word("apple"), &half), &p);
    assert_true(fabs(xc_hit(h, 0)->weight / one - 1) < 1e-12);
    xc_hits_free(h);
    h = search(ix, op(XC_FILTER, 0, 2, op(XC_ALL, 0, 0), word("apple")), &p);
    assert_true(xc_hit(h, 0)->weight == 0);
    assert_int_equal(xc_hit(h, 0)->docid, 1);
    assert_int_equal(xc_hit(h, 2)->docid, 3);
    xc_hits_free(h);
    p.sort = XC_BY_VALUE;
    p.sort_slot = 300;
    p.sort_then_relevance = true;
    h = search(ix, op(XC_OR, 0, 2, op(XC_ALL, 0, 0), word("apple")), &p);
    assert_int_equal(xc_hit(h, 2)->docid, 5); /* the "even" one without apples */
    assert_true(xc_hit(h, 0)->weight > 0 && xc_hit(h, 2)->weight == 0);
    xc_hits_free(h);
    xc_close(ix);
}

static void facets_count_every_match(void **state)
{
    static const uint32_t slots[] = {300, 0};
    struct xc_plan p;
    struct xc_index *ix = five(state);
    xc_plan_default(&p);
    p.limit = 0;
    p.facet_slots = slots;
    p.nfacet_slots = 2;
    struct xc_hits *h = search(ix, word("red"), &p);
    const struct xc_list *parity = xc_hits_facet(h, 0), *years = xc_hits_facet(h, 1);
    assert_int_equal(xc_hit_count(h), 0);
    assert_int_equal(xc_list_count(parity), 1);
    assert_str(xc_list_item(parity, 0)->str, "even");
    assert_int_equal(xc_list_item(parity, 0)->docs, 3);
    assert_int_equal(xc_list_count(years), 2);
    assert_str(xc_list_item(years, 0)->str, "2");
    assert_str(xc_list_item(years, 1)->str, "2019");
    xc_hits_free(h);
    xc_hits_free(NULL);
    xc_close(ix);
}

static void wrong_plans_are_refused(void **state)
{
    static const uint32_t bad_slot = UINT32_MAX;
    struct xc_error e;
    struct xc_hits *h = NULL;
    struct xc_index *ix = five(state);
    for (int i = 0; i < 6; i++) {
        struct xc_plan p;
        xc_plan_default(&p);
        switch (i) {
        case 0: p.k1 = (double)NAN; break;
        case 1: p.b = 1.5; break;
        case 2: p.min_normlen = -1; break;
        case 3: p.slots = &bad_slot, p.nslots = 1; break;
        case 4: p.facet_slots = &bad_slot, p.nfacet_slots = 1; break;
        default: p.sort = XC_BY_VALUE, p.sort_slot = bad_slot; break;
        }
        assert_refused(xc_search(ix, word("red"), &p, &h, &e), &e, XC_ARGUMENT);
    }
    xc_close(ix);
}

static void totals_are_exact_when_all_is_looked_at(void **state)
{
    struct xc_plan p;
    make_database(in_folder(state, "db"), 3000);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    const struct xc_node *q = op(XC_OR, 0, 3, word("all"), word("w3"), word("w5"));
    xc_plan_default(&p);
    p.timeout_ms = 60000;
    struct xc_hits *h = search(ix, q, &p);
    assert_true(xc_hits_total(h)->exact);
    assert_int_equal(xc_hits_total(h)->lower, 3000);
    assert_int_equal(xc_hits_total(h)->revision, xc_revision(ix));
    assert_int_equal(xc_hit(h, 0)->docid, 3);
    assert_int_equal(xc_hit(h, 1)->docid, 5);
    assert_int_equal(xc_hit(h, 2)->docid, 1);
    xc_hits_free(h);
    assert_int_equal(matches(ix, op(XC_AND_NOT, 0, 2, word("all"), word("w7"))), 2999);
    xc_close(ix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(boolean_operators_match_what_they_say),
        TEST(phrases_and_neighbours_need_their_places),
        TEST(a_term_without_positions_makes_no_phrase),
        TEST(an_index_without_positions_has_no_phrases),
        TEST(phrases_of_other_things_are_not_supported),
        TEST(value_ranges_leave_out_documents_without_a_value),
        TEST(wrong_queries_are_refused),
        TEST(large_queries_are_refused_but_wildcards_may_be_wide),
        TEST(hits_bring_values_and_data_in_the_order_asked_for),
        TEST(weights_follow_the_query_and_ties_the_number),
        TEST(facets_count_every_match),
        TEST(wrong_plans_are_refused),
        TEST(totals_are_exact_when_all_is_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
