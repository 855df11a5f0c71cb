/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test_xapian_c_help.h"

static void what_is_committed_is_read_back(void **state)
{
    struct xc_error e;
    uint32_t docid;
    struct xc_buf b = {0};
    struct xc_list *l = NULL;
    make_database(in_folder(state, "db"), 3);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_done(xc_get(ix, str("Q2"), &docid, &b, &e), &e);
    assert_int_equal(docid, 2);
    assert_string_equal(b.at, "data 2");
    assert_done(xc_doc_terms(ix, 2, &l, &e), &e);
    assert_int_equal(xc_list_count(l), 3);
    assert_str(xc_list_item(l, 0)->str, "Q2");
    assert_int_equal(xc_list_item(l, 0)->occurrences, 0);
    assert_str(xc_list_item(l, 2)->str, "w2");
    assert_int_equal(xc_list_item(l, 2)->occurrences, 1);
    xc_list_free(l);
    xc_buf_free(&b);
    xc_close(ix);
}

static void a_second_writer_of_this_process_is_busy(void **state)
{
    struct xc_error e;
    struct xc_writer *second = NULL;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_refused(xc_writer_open(&second, in_folder(state, "db"), 0, 0, &e), &e, XC_BUSY);
    assert_refused(xc_writer_open(&second, in_folder(state, "db"), 0, 30, &e), &e, XC_BUSY);
    xc_writer_close(w);
    assert_done(xc_writer_open(&second, in_folder(state, "db"), 0, 0, &e), &e);
    xc_writer_close(second);
}

/* The other process holds the lock until it reads the end of a pipe, or for ever. */
static pid_t hold_lock(const char *dir, int *let_go)
{
    int locked[2], end[2];
    char byte;
    assert_int_equal(pipe(locked), 0);
    assert_int_equal(pipe(end), 0);
    pid_t child = fork();
    if (child == 0) {
        struct xc_error e;
        struct xc_writer *w = NULL;
        close(end[1]);
        if (!xc_writer_open(&w, dir, 0, 0, &e) || write(locked[1], "x", 1) != 1)
            _exit(1);
        (void)!read(end[0], &byte, 1);
        xc_writer_close(w);
        _exit(0);
    }
    close(end[0]);
    close(locked[1]);
    assert_int_equal(read(locked[0], &byte, 1), 1);
    close(locked[0]);
    *let_go = end[1];
    return child;
}

static void a_writer_of_another_process_is_waited_for(void **state)
{
    struct xc_error e;
    struct xc_writer *w = NULL;
    int let_go, status;
    make_database(in_folder(state, "db"), 1);
    pid_t child = hold_lock(in_folder(state, "db"), &let_go);
    assert_refused(xc_writer_open(&w, in_folder(state, "db"), 0, 20, &e), &e, XC_BUSY);
    close(let_go);
    assert_done(xc_writer_open(&w, in_folder(state, "db"), 0, 5000, &e), &e);
    xc_writer_close(w);
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
}

static void a_writer_opens_plain_folders_and_makes_none(void **state)
{
    struct xc_error e;
    struct xc_writer *w = NULL;
    const char *stub = in_folder(state, "stub");
    assert_refused(xc_writer_open(&w, in_folder(state, "none"), 0, 0, &e), &e, XC_NOT_FOUND);
    assert_false(path_exists(in_folder(state, "none")));
    mkdir(stub, 0755);
    make_database(in_folder(state, "db"), 1);
    write_file(in_folder(state, "stub/XAPIANDB"), "auto ../db\n", 11);
    assert_refused(xc_writer_open(&w, stub, 0, 0, &e), &e, XC_NOT_FOUND);
}

static void creating_refuses_what_is_there_and_takes_an_empty_folder(void **state)
{
    struct xc_error e;
    struct xc_writer *w = NULL;
    make_database(in_folder(state, "db"), 2);
    assert_refused(xc_create(&w, in_folder(state, "db"), 0, &e), &e, XC_ARGUMENT);
    assert_int_equal(e.sys_errno, EEXIST);
    write_file(in_folder(state, "file"), "x", 1);
    assert_refused(xc_create(&w, in_folder(state, "file"), 0, &e), &e, XC_ARGUMENT);
    assert_refused(xc_create(&w, in_folder(state, "no/db"), 0, &e), &e, XC_NOT_FOUND);
    assert_refused(xc_create(&w, "", 0, &e), &e, XC_ARGUMENT);
    assert_int_equal(documents_at(in_folder(state, "db")), 2);
    mkdir(in_folder(state, "empty"), 0755);
    assert_done(xc_create(&w, in_folder(state, "empty/"), XC_FULL_SYNC, &e), &e);
    xc_writer_close(w);
    assert_int_equal(documents_at(in_folder(state, "empty")), 0);
    assert_int_equal(entries_of(*state), 3);
}

static void rollback_and_close_do_not_commit(void **state)
{
    struct xc_error e;
    uint32_t n;
    struct xc_writer *w = create(in_folder(state, "db"));
    put(w, "Q1", "one");
    assert_done(xc_commit(w, &e), &e);
    assert_done(xc_begin(w, &e), &e);
    put(w, "Q2", "two");
    assert_done(xc_set_metadata(w, str("key"), str("value"), &e), &e);
    assert_done(xc_writer_count(w, &n, &e), &e);
    assert_int_equal(n, 2);
    xc_rollback(w);
    xc_rollback(w);
    assert_true(xc_writer_is_open(w));
    assert_done(xc_writer_count(w, &n, &e), &e);
    assert_int_equal(n, 1);
    assert_done(xc_begin(w, &e), &e);
    put(w, "Q3", "three");
    xc_writer_close(w);
    assert_int_equal(documents_at(in_folder(state, "db")), 1);
    xc_writer_close(NULL);
}

static void changes_belong_to_a_batch(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    assert_refused(xc_begin(w, &e), &e, XC_ARGUMENT);
    assert_done(xc_commit(w, &e), &e);
    assert_refused(xc_commit(w, &e), &e, XC_ARGUMENT);
    assert_refused(xc_add(w, d, NULL, &e), &e, XC_ARGUMENT);
    assert_refused(xc_delete(w, str("Q1"), NULL, &e), &e, XC_ARGUMENT);
    assert_refused(xc_set_metadata(w, str("k"), str("v"), &e), &e, XC_ARGUMENT);
    assert_true(xc_writer_is_open(w));
    assert_done(xc_begin(w, &e), &e);
    assert_done(xc_add(w, d, NULL, &e), &e);
    commit_and_close(w);
    xc_doc_free(d);
    assert_int_equal(documents_at(in_folder(state, "db")), 1);
}

static void replacing_puts_one_document_in_the_place_of_another(void **state)
{
    struct xc_error e;
    bool existed;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_int_equal(put(w, "Q1", "old"), 1);
    assert_int_equal(put(w, "Q2", "other"), 2);
    assert_int_equal(put(w, "Q1", "new"), 1);
    assert_done(xc_delete(w, str("Q2"), &existed, &e), &e);
    assert_true(existed);
    assert_done(xc_delete(w, str("Q2"), &existed, &e), &e);
    assert_false(existed);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_int_equal(documents_of(ix), 1);
    assert_int_equal(matches(ix, word("old")), 0);
    assert_int_equal(matches(ix, word("new")), 1);
    xc_close(ix);
}

/* len letters, the first `nuls` of them NUL. */
static struct xc_str long_term(size_t len, size_t nuls)
{
    static char bytes[1000];
    memset(bytes, 't', sizeof bytes);
    memset(bytes, 0, nuls);
    return (struct xc_str){bytes, len};
}

static void over_long_terms_are_refused_and_the_batch_goes_on(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    bool existed = true;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    assert_refused(xc_doc_posting(d, long_term(241, 0), 2, 1, &e), &e, XC_LIMIT);
    assert_refused(xc_doc_posting(d, long_term(121, 120), 2, 1, &e), &e, XC_LIMIT);
    assert_refused(xc_doc_term(d, long_term(0, 0), 0, &e), &e, XC_LIMIT);
    assert_refused(xc_doc_term(d, long_term(999, 0), 0, &e), &e, XC_LIMIT);
    assert_refused(xc_doc_filler(d, long_term(201, 0), &e), &e, XC_LIMIT);
    assert_done(xc_doc_posting(d, long_term(240, 0), 2, 1, &e), &e);
    assert_done(xc_doc_posting(d, long_term(120, 120), UINT32_MAX, 1, &e), &e);
    assert_refused(xc_replace(w, long_term(241, 0), d, NULL, &e), &e, XC_LIMIT);
    assert_refused(xc_replace(w, long_term(0, 0), d, NULL, &e), &e, XC_LIMIT);
    assert_done(xc_delete(w, long_term(241, 0), &existed, &e), &e);
    assert_false(existed);
    assert_done(xc_delete(w, long_term(0, 0), &existed, &e), &e);
    assert_false(existed);
    assert_true(xc_writer_is_open(w));
    assert_done(xc_replace(w, long_term(239, 0), d, NULL, &e), &e);
    xc_doc_free(d);
    commit_and_close(w);

    struct xc_index *ix = open_index(in_folder(state, "db"));
    uint32_t docs = 7;
    uint64_t occurrences = 7;
    struct xc_node n = {.op = XC_TERM, .term = long_term(240, 0)};
    assert_int_equal(matches(ix, &n), 1);
    n.term = long_term(120, 120);
    assert_int_equal(matches(ix, &n), 1);
    n.term = long_term(241, 0);
    assert_int_equal(matches(ix, &n), 0);
    n.term = long_term(0, 0);
    assert_int_equal(matches(ix, &n), 0);
    assert_done(xc_term_stats(ix, long_term(0, 0), &docs, &occurrences, &e), &e);
    assert_true(docs == 0 && occurrences == 0);
    assert_done(xc_term_stats(ix, long_term(500, 0), &docs, &occurrences, &e), &e);
    assert_true(docs == 0 && occurrences == 0);
    assert_done(xc_term_stats(ix, long_term(240, 0), &docs, &occurrences, &e), &e);
    assert_true(docs == 1 && occurrences == 1);
    xc_close(ix);
}

static void terms_with_nuls_stay_apart(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    struct xc_list *l = NULL;
    static const struct xc_str terms[] = {{"a", 1}, {"a\0", 2}, {"a\0b", 3}, {"\0", 1}};
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    for (size_t i = 0; i < 4; i++) {
        xc_doc_clear(d);
        assert_done(xc_doc_posting(d, terms[i], 5, 1, &e), &e);
        assert_done(xc_add(w, d, NULL, &e), &e);
    }
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    for (size_t i = 0; i < 4; i++) {
        struct xc_node n = {.op = XC_TERM, .term = terms[i]};
        uint32_t docid = 0;
        assert_int_equal(matches(ix, &n), 1);
        assert_done(xc_get(ix, terms[i], &docid, NULL, &e), &e);
        assert_int_equal(docid, i + 1);
    }
    assert_done(xc_terms(ix, str("a"), 10, &l, NULL, &e), &e);
    assert_int_equal(xc_list_count(l), 3);
    assert_int_equal(xc_list_item(l, 2)->str.len, 3);
    xc_list_free(l);
    xc_doc_free(d);
    xc_close(ix);
}

static void positions_begin_at_two(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    assert_done(xc_doc_new(&d, &e), &e);
    assert_refused(xc_doc_posting(d, str("a"), 0, 1, &e), &e, XC_ARGUMENT);
    assert_refused(xc_doc_posting(d, str("a"), 1, 1, &e), &e, XC_ARGUMENT);
    assert_done(xc_doc_posting(d, str("a"), XC_FIRST_POSITION, 1, &e), &e);
    xc_doc_free(d);
    (void)state;
}

static void lengths_are_summed_beyond_32_bits_and_refused(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    struct xc_postings p = {0};
    uint32_t docid;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    assert_refused(xc_doc_term(d, str("a"), UINT32_MAX, &e), &e, XC_LIMIT);
    assert_done(xc_doc_term(d, str("a"), UINT32_MAX / 2, &e), &e);
    assert_done(xc_doc_term(d, str("b"), UINT32_MAX / 2, &e), &e);
    assert_refused(xc_doc_term(d, str("b"), 1, &e), &e, XC_LIMIT);
    assert_refused(xc_doc_posting(d, str("c"), 2, 1, &e), &e, XC_LIMIT);
    assert_done(xc_add(w, d, &docid, &e), &e);
    xc_doc_clear(d);
    assert_done(xc_doc_term(d, str("a"), 3, &e), &e);
    xc_doc_free(d);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_done(xc_positions(ix, str("a"), &docid, 1, &p, &e), &e);
    assert_int_equal(p.items[0].length, UINT32_MAX - 1);
    assert_int_equal(p.items[0].wdf, UINT32_MAX / 2);
    assert_int_equal(p.items[0].count, 0);
    xc_postings_free(&p);
    xc_close(ix);
}

static void metadata_keys_have_limits_and_values_do_not_stay_behind(void **state)
{
    struct xc_error e;
    struct xc_buf b = {0};
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_refused(xc_set_metadata(w, str(""), str("v"), &e), &e, XC_LIMIT);
    assert_refused(xc_set_metadata(w, long_term(241, 0), str("v"), &e), &e, XC_LIMIT);
    assert_done(xc_set_metadata(w, long_term(240, 0), str("long"), &e), &e);
    assert_done(xc_set_metadata(w, str("gone"), str("v"), &e), &e);
    assert_done(xc_set_metadata(w, str("gone"), str(""), &e), &e);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_done(xc_metadata(ix, long_term(240, 0), &b, &e), &e);
    assert_string_equal(b.at, "long");
    assert_done(xc_metadata(ix, str("gone"), &b, &e), &e);
    assert_int_equal(b.len, 0);
    assert_done(xc_metadata(ix, str(""), &b, &e), &e);
    assert_int_equal(b.len, 0);
    assert_done(xc_metadata(ix, long_term(300, 0), &b, &e), &e);
    assert_int_equal(b.len, 0);
    xc_buf_free(&b);
    xc_close(ix);
}

static void data_over_the_limit_is_refused(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    struct xc_str large = {"", (size_t)XC_DATA_MAX + 1}; /* refused before a byte is read */
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    assert_refused(xc_doc_data(d, large, &e), &e, XC_LIMIT);
    assert_refused(xc_doc_value(d, 0, large, &e), &e, XC_LIMIT);
    assert_refused(xc_set_metadata(w, str("k"), large, &e), &e, XC_LIMIT);
    assert_refused(xc_doc_value(d, UINT32_MAX, str("v"), &e), &e, XC_ARGUMENT);
    assert_done(xc_doc_value(d, UINT32_MAX - 1, str("v"), &e), &e);
    assert_done(xc_add(w, d, NULL, &e), &e);
    xc_doc_free(d);
    xc_writer_close(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_committed_is_read_back),
        TEST(a_second_writer_of_this_process_is_busy),
        TEST(a_writer_of_another_process_is_waited_for),
        TEST(a_writer_opens_plain_folders_and_makes_none),
        TEST(creating_refuses_what_is_there_and_takes_an_empty_folder),
        TEST(rollback_and_close_do_not_commit),
        TEST(changes_belong_to_a_batch),
        TEST(replacing_puts_one_document_in_the_place_of_another),
        TEST(over_long_terms_are_refused_and_the_batch_goes_on),
        TEST(terms_with_nuls_stay_apart),
        TEST(positions_begin_at_two),
        TEST(lengths_are_summed_beyond_32_bits_and_refused),
        TEST(metadata_keys_have_limits_and_values_do_not_stay_behind),
        TEST(data_over_the_limit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
