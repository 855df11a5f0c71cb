/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "test_xapian_c_help.h"

static void terms_are_listed_by_prefix_up_to_a_cap(void **state)
{
    struct xc_error e;
    struct xc_list *l = NULL;
    bool more = true;
    make_database(in_folder(state, "db"), 12);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_done(xc_terms(ix, str("w1"), 4, &l, &more, &e), &e);
    assert_int_equal(xc_list_count(l), 4);
    assert_false(more);
    assert_str(xc_list_item(l, 0)->str, "w1");
    assert_str(xc_list_item(l, 3)->str, "w12");
    assert_int_equal(xc_list_item(l, 3)->docs, 1);
    xc_list_free(l);
    assert_done(xc_terms(ix, str("w1"), 3, &l, &more, &e), &e);
    assert_int_equal(xc_list_count(l), 3);
    assert_true(more);
    xc_list_free(l);
    assert_done(xc_terms(ix, str("w1"), 0, &l, &more, &e), &e);
    assert_true(more);
    xc_list_free(l);
    assert_done(xc_terms(ix, str(""), 1000, &l, NULL, &e), &e);
    assert_int_equal(xc_list_count(l), 25);
    xc_list_free(l);
    assert_done(xc_terms(ix, str("zz"), 10, &l, &more, &e), &e);
    assert_int_equal(xc_list_count(l), 0);
    xc_list_free(l);
    xc_list_free(NULL);
    uint32_t docs;
    uint64_t occurrences;
    assert_done(xc_term_stats(ix, str("all"), &docs, &occurrences, &e), &e);
    assert_true(docs == 12 && occurrences == 12);
    assert_done(xc_term_stats(ix, str("none"), &docs, NULL, &e), &e);
    assert_int_equal(docs, 0);
    xc_close(ix);
}

static void positions_come_for_the_documents_that_have_the_term(void **state)
{
    struct xc_error e;
    struct xc_postings p = {0};
    struct xc_writer *w = create(in_folder(state, "db"));
    put(w, "Q1", "a b a");
    put(w, "Q2", "b c");
    put(w, "Q3", "c a");
    put(w, "Q4", "a");
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    static const uint32_t asked[] = {1, 2, 3, 9}, falling[] = {2, 2};
    assert_done(xc_positions(ix, str("a"), asked, 4, &p, &e), &e);
    assert_int_equal(p.count, 2);
    assert_int_equal(p.items[0].docid, 1);
    assert_int_equal(p.items[0].wdf, 2);
    assert_int_equal(p.items[0].length, 3);
    assert_int_equal(p.items[0].count, 2);
    assert_int_equal(p.positions[p.items[0].start], 2);
    assert_int_equal(p.positions[p.items[0].start + 1], 4);
    assert_int_equal(p.items[1].docid, 3);
    assert_int_equal(p.positions[p.items[1].start], 3);
    assert_done(xc_positions(ix, str("none"), asked, 4, &p, &e), &e);
    assert_int_equal(p.count, 0);
    assert_done(xc_positions(ix, str("a"), NULL, 0, &p, &e), &e);
    assert_int_equal(p.count, 0);
    assert_done(xc_positions(ix, str(""), asked, 4, &p, &e), &e);
    assert_int_equal(p.count, 0);
    assert_refused(xc_positions(ix, str("a"), falling, 2, &p, &e), &e, XC_ARGUMENT);
    xc_postings_free(&p);
    xc_postings_free(&p);
    xc_close(ix);
}

static void values_come_in_the_order_of_the_documents(void **state)
{
    struct xc_error e;
    struct xc_list *l = NULL;
    struct xc_doc *d = NULL;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    for (unsigned i = 1; i <= 6; i++) {
        xc_doc_clear(d);
        if (i % 2)
            assert_done(xc_doc_value(d, 4000000000U, (struct xc_str){"odd one", i}, &e), &e);
        assert_done(xc_add(w, d, NULL, &e), &e);
    }
    xc_doc_free(d);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    static const uint32_t asked[] = {2, 3, 5, 6, 99}, falling[] = {3, 1};
    assert_done(xc_values(ix, 4000000000U, asked, 5, &l, &e), &e);
    assert_int_equal(xc_list_count(l), 5);
    assert_str(xc_list_item(l, 0)->str, "");
    assert_str(xc_list_item(l, 1)->str, "odd");
    assert_str(xc_list_item(l, 2)->str, "odd o");
    assert_str(xc_list_item(l, 3)->str, "");
    assert_int_equal(xc_list_item(l, 4)->docid, 99);
    xc_list_free(l);
    assert_done(xc_values(ix, 8, asked, 5, &l, &e), &e);
    assert_int_equal(xc_list_count(l), 5);
    xc_list_free(l);
    assert_done(xc_values_all(ix, 4000000000U, &l, &e), &e);
    assert_int_equal(xc_list_count(l), 3);
    assert_int_equal(xc_list_item(l, 2)->docid, 5);
    xc_list_free(l);
    assert_refused(xc_values(ix, 0, falling, 2, &l, &e), &e, XC_ARGUMENT);
    assert_refused(xc_values(ix, UINT32_MAX, asked, 5, &l, &e), &e, XC_ARGUMENT);
    assert_refused(xc_values_all(ix, UINT32_MAX, &l, &e), &e, XC_ARGUMENT);
    xc_close(ix);
}

static void a_document_that_is_not_there_is_not_found(void **state)
{
    struct xc_error e;
    struct xc_buf b = {0};
    struct xc_list *l = NULL;
    uint32_t docid = 5;
    make_database(in_folder(state, "db"), 2);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_refused(xc_data(ix, 0, &b, &e), &e, XC_NOT_FOUND);
    assert_refused(xc_data(ix, 3, &b, &e), &e, XC_NOT_FOUND);
    assert_refused(xc_doc_terms(ix, 0, &l, &e), &e, XC_NOT_FOUND);
    assert_refused(xc_doc_terms(ix, 3, &l, &e), &e, XC_NOT_FOUND);
    assert_done(xc_get(ix, str("Q3"), &docid, NULL, &e), &e);
    assert_int_equal(docid, 0);
    assert_done(xc_get(ix, str(""), &docid, &b, &e), &e);
    assert_int_equal(docid, 0);
    assert_done(xc_get(ix, str("Q2"), NULL, &b, &e), &e);
    assert_string_equal(b.at, "data 2");
    xc_buf_free(&b);
    xc_close(ix);
}

/* Give every document of make_database() other data, in a commit of its own. */
static void commit_other_data(const char *dir, unsigned n, const char *data)
{
    struct xc_error e;
    struct xc_writer *w = NULL;
    struct xc_doc *d = NULL;
    char id[32];
    assert_done(xc_writer_open(&w, dir, XC_NO_SYNC, 0, &e), &e);
    assert_done(xc_begin(w, &e), &e);
    assert_done(xc_doc_new(&d, &e), &e);
    for (unsigned i = 1; i <= n; i++) {
        xc_doc_clear(d);
        snprintf(id, sizeof id, "Q%u", i);
        assert_done(xc_doc_term(d, str("all"), 1, &e), &e);
        assert_done(xc_doc_data(d, str(data), &e), &e);
        assert_done(xc_replace(w, str(id), d, NULL, &e), &e);
    }
    xc_doc_free(d);
    commit_and_close(w);
}

/* A reader two commits behind reads blocks that are used for other things. */
static void a_stale_reader_is_refreshed_and_answers_rightly(void **state)
{
    enum { DOCS = 3000, STEP = 7 };
    struct xc_error e;
    struct xc_buf b = {0};
    struct xc_plan p;
    struct xc_hits *h = NULL;
    make_database(in_folder(state, "db"), DOCS);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    uint64_t opened = xc_revision(ix);
    for (unsigned round = 0; round < 2; round++) {
        commit_other_data(in_folder(state, "db"), DOCS, "second");
        commit_other_data(in_folder(state, "db"), DOCS, "third");
        for (uint32_t i = 1; i <= DOCS; i += STEP) {
            char first[32];
            assert_done(xc_data(ix, i, &b, &e), &e);
            snprintf(first, sizeof first, "data %u", (unsigned)i);
            bool old = strcmp(b.at, first) == 0 && xc_revision(ix) == opened;
            assert_true(old || strcmp(b.at, "third") == 0);
        }
        xc_plan_default(&p);
        p.limit = DOCS;
        p.want_data = true;
        assert_done(xc_search(ix, word("all"), &p, &h, &e), &e);
        assert_int_equal(xc_hit_count(h), DOCS);
        for (size_t i = 0; i < DOCS; i++)
            assert_str(xc_hit(h, i)->data, "third");
        xc_hits_free(h);
    }
    assert_true(xc_revision(ix) > opened);
    xc_buf_free(&b);
    xc_close(ix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(terms_are_listed_by_prefix_up_to_a_cap),
        TEST(positions_come_for_the_documents_that_have_the_term),
        TEST(values_come_in_the_order_of_the_documents),
        TEST(a_document_that_is_not_there_is_not_found),
        TEST(a_stale_reader_is_refreshed_and_answers_rightly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
