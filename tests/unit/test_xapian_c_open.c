/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test_xapian_c_help.h"

static enum xc_status open_status(const char *path)
{
    struct xc_error e = {.status = XC_OK};
    struct xc_index *ix = NULL;
    struct xc_str at = str(path);
    if (xc_open(&ix, &at, 1, &e))
        xc_close(ix);
    else
        assert_true(e.text[0] != '\0');
    return e.status;
}

static void stub_to(void **state, const char *name, const char *line)
{
    mkdir(in_folder(state, name), 0755);
    char stub[64];
    snprintf(stub, sizeof stub, "%s/XAPIANDB", name);
    write_file(in_folder(state, stub), line, strlen(line));
}

static void a_missing_path_is_not_found(void **state)
{
    assert_int_equal(open_status(in_folder(state, "none")), XC_NOT_FOUND);
    assert_int_equal(open_status(*state), XC_NOT_FOUND);
}

static void no_path_is_a_wrong_argument(void **state)
{
    struct xc_error e;
    struct xc_index *ix = NULL;
    struct xc_str nul = {"a\0b", 3};
    assert_refused(xc_open(&ix, NULL, 0, &e), &e, XC_ARGUMENT);
    assert_refused(xc_open(&ix, &nul, 1, &e), &e, XC_ARGUMENT);
    assert_int_equal(open_status(""), XC_ARGUMENT);
    assert_int_equal(open_status("tcp://localhost"), XC_ARGUMENT);
    assert_int_equal(open_status("tcp://localhost:99999"), XC_ARGUMENT);
    assert_int_equal(open_status("tcp://localhost:1x"), XC_ARGUMENT);
    (void)state;
}

static void a_server_that_is_not_there_is_a_network_error(void **state)
{
    assert_int_equal(open_status("tcp://127.0.0.1:1"), XC_NETWORK);
    (void)state;
}

static void an_empty_database_answers_everything(void **state)
{
    struct xc_error e;
    struct xc_list *l = NULL;
    struct xc_buf b = {0};
    uint32_t docid = 7;
    bool more = true;
    commit_and_close(create(in_folder(state, "db")));
    struct xc_index *ix = open_index(in_folder(state, "db"));
    struct xc_node all = {.op = XC_ALL};

    assert_int_equal(documents_of(ix), 0);
    assert_int_equal(matches(ix, &all), 0);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, word("a"), word("b"))), 0);
    assert_done(xc_terms(ix, str(""), 10, &l, &more, &e), &e);
    assert_int_equal(xc_list_count(l), 0);
    assert_false(more);
    xc_list_free(l);
    assert_done(xc_values_all(ix, 0, &l, &e), &e);
    assert_int_equal(xc_list_count(l), 0);
    xc_list_free(l);
    assert_done(xc_get(ix, str("Q1"), &docid, &b, &e), &e);
    assert_int_equal(docid, 0);
    assert_refused(xc_data(ix, 1, &b, &e), &e, XC_NOT_FOUND);
    xc_buf_free(&b);
    xc_close(ix);
}

static void an_empty_file_and_a_text_file_are_no_databases(void **state)
{
    const char *path = in_folder(state, "file");
    write_file(path, "", 0);
    assert_int_equal(open_status(path), XC_CORRUPT);
    write_file(path, "some words\nof a text\n", 21);
    assert_int_equal(open_status(path), XC_CORRUPT);
    write_file(path, "# nothing but this\n\n", 20);
    assert_int_equal(open_status(path), XC_CORRUPT);
    write_file(path, "\x0f\rXapian Glass and more", 23);
    assert_int_equal(open_status(path), XC_UNSUPPORTED);
    assert_int_equal(mkfifo(in_folder(state, "fifo"), 0644), 0);
    assert_int_equal(open_status(in_folder(state, "fifo")), XC_UNSUPPORTED);
}

static void a_stub_names_databases_relative_to_itself(void **state)
{
    make_database(in_folder(state, "one"), 3);
    make_database(in_folder(state, "two"), 4);
    stub_to(state, "stub", "# both\nauto ../one\r\n\nglass ../two\n");
    struct xc_index *ix = open_index(in_folder(state, "stub/"));
    struct xc_error e;
    struct xc_stats s;
    assert_done(xc_stats(ix, &s, &e), &e);
    assert_int_equal(s.shards, 2);
    assert_int_equal(s.documents, 7);
    assert_int_equal(matches(ix, word("w1")), 2);
    xc_close(ix);
    assert_int_equal(documents_at(in_folder(state, "stub/XAPIANDB")), 7);
}

static void a_stub_that_names_a_stub_is_refused(void **state)
{
    stub_to(state, "self", "auto .\n");
    assert_int_equal(open_status(in_folder(state, "self")), XC_UNSUPPORTED);
    stub_to(state, "file", "auto XAPIANDB\n");
    assert_int_equal(open_status(in_folder(state, "file")), XC_UNSUPPORTED);
    stub_to(state, "other", "auto ../self\n");
    assert_int_equal(open_status(in_folder(state, "other")), XC_UNSUPPORTED);
    stub_to(state, "remote", "remote :sh -c true\n");
    assert_int_equal(open_status(in_folder(state, "remote")), XC_UNSUPPORTED);
    stub_to(state, "gone", "auto nowhere\n");
    assert_int_equal(open_status(in_folder(state, "gone")), XC_NOT_FOUND);
    stub_to(state, "none", "auto\n");
    assert_int_equal(open_status(in_folder(state, "none")), XC_CORRUPT);
}

static void several_paths_are_one_index(void **state)
{
    make_database(in_folder(state, "one"), 2);
    make_database(in_folder(state, "two"), 2);
    char one[256], two[256];
    snprintf(one, sizeof one, "%s", in_folder(state, "one"));
    snprintf(two, sizeof two, "%s", in_folder(state, "two"));
    struct xc_str paths[] = {str(one), str(two)};
    struct xc_error e;
    struct xc_index *ix = NULL;
    struct xc_buf b = {0};
    assert_done(xc_open(&ix, paths, 2, &e), &e);
    assert_int_equal(documents_of(ix), 4);
    assert_done(xc_data(ix, 4, &b, &e), &e); /* (4 - 1) / 2 = 1: the second of the second */
    assert_string_equal(b.at, "data 2");
    xc_buf_free(&b);
    xc_close(ix);
    struct xc_str missing[] = {str(one), str("/nowhere")};
    assert_refused(xc_open(&ix, missing, 2, &e), &e, XC_NOT_FOUND);
}

static void a_missing_table_is_found_when_opening(void **state)
{
    static const char *const tables[] = {"postlist", "docdata", "termlist", "position"};
    for (size_t i = 0; i < 4; i++) {
        char name[64];
        snprintf(name, sizeof name, "db%zu", i);
        make_database(in_folder(state, name), 3);
        snprintf(name, sizeof name, "db%zu/%s.glass", i, tables[i]);
        unlink(in_folder(state, name));
        snprintf(name, sizeof name, "db%zu", i);
        assert_int_equal(open_status(in_folder(state, name)), XC_CORRUPT);
    }
}

static void a_cut_table_is_found_when_opening(void **state)
{
    make_database(in_folder(state, "db"), 3);
    cut_file(in_folder(state, "db/position.glass"), 100);
    assert_int_equal(open_status(in_folder(state, "db")), XC_CORRUPT);
    cut_file(in_folder(state, "db/postlist.glass"), 0);
    assert_int_equal(open_status(in_folder(state, "db")), XC_CORRUPT);
}

static void a_damaged_version_file_is_corrupt_and_a_newer_one_is_told(void **state)
{
    make_database(in_folder(state, "db"), 3);
    const char *file = in_folder(state, "db/iamglass");
    write_file(file, "\x0f\rXapian Glass\xff\x6e and a uuid of 16 bytes", 39);
    assert_int_equal(open_status(in_folder(state, "db")), XC_VERSION);
    write_file(file, "\x0f\rXapian Glass\x04\x6e and a uuid of 16 bytes", 39);
    assert_int_equal(open_status(in_folder(state, "db")), XC_CORRUPT);
    write_file(file, "not at all a version file, but long enough", 42);
    assert_int_equal(open_status(in_folder(state, "db")), XC_CORRUPT);
    write_file(file, "", 0);
    assert_int_equal(open_status(in_folder(state, "db")), XC_CORRUPT);
}

static void a_damaged_block_is_corrupt_when_it_is_read(void **state)
{
    char junk[8192];
    make_database(in_folder(state, "db"), 3);
    memset(junk, 0x5A, sizeof junk);
    write_file(in_folder(state, "db/docdata.glass"), junk, sizeof junk);
    struct xc_error e = {.status = XC_OK};
    struct xc_index *ix = NULL;
    struct xc_buf b = {0};
    struct xc_str at = str(in_folder(state, "db"));
    if (xc_open(&ix, &at, 1, &e)) {
        assert_false(xc_data(ix, 1, &b, &e));
        xc_close(ix);
    }
    assert_true(e.status == XC_CORRUPT || e.status == XC_STALE);
    xc_buf_free(&b);
}

static void a_folder_that_may_not_be_read_is_no_permission(void **state)
{
    if (geteuid() == 0)
        skip(); /* root may read everything */
    make_database(in_folder(state, "db"), 1);
    assert_int_equal(chmod(in_folder(state, "db"), 0), 0);
    assert_int_equal(open_status(in_folder(state, "db")), XC_PERMISSION);
    chmod(in_folder(state, "db"), 0755);
}

static void a_refresh_sees_commits_and_says_when_there_were_none(void **state)
{
    struct xc_error e;
    bool changed = true;
    make_database(in_folder(state, "db"), 1);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    uint64_t before = xc_revision(ix);
    assert_done(xc_refresh(ix, &changed, &e), &e);
    assert_false(changed);
    assert_int_equal(xc_revision(ix), before);

    struct xc_writer *w = NULL;
    assert_done(xc_writer_open(&w, in_folder(state, "db"), XC_NO_SYNC, 0, &e), &e);
    assert_done(xc_begin(w, &e), &e);
    put(w, "Qnew", "new");
    commit_and_close(w);
    assert_int_equal(documents_of(ix), 1);
    assert_done(xc_refresh(ix, &changed, &e), &e);
    assert_true(changed);
    assert_true(xc_revision(ix) > before);
    assert_int_equal(documents_of(ix), 2);
    xc_close(ix);
}

/* Both databases have revision 1 and another content: libxapian's reopen() would take the new counts and
 * keep the old tables. */
static void a_switched_folder_is_not_mixed_with_the_old_one(void **state)
{
    struct xc_error e;
    bool changed = false;
    make_database(in_folder(state, "db"), 50);
    make_database(in_folder(state, "next"), 200);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_int_equal(matches(ix, word("all")), 50);
    assert_int_equal(rename(in_folder(state, "db"), in_folder(state, "old")), 0);
    assert_int_equal(rename(in_folder(state, "next"), in_folder(state, "db")), 0);
    assert_done(xc_refresh(ix, &changed, &e), &e);
    assert_true(changed);
    assert_int_equal(documents_of(ix), 200);
    assert_int_equal(matches(ix, word("all")), 200);
    xc_close(ix);
}

static void a_switched_stub_is_seen_by_a_refresh_alone(void **state)
{
    struct xc_error e;
    bool changed = false;
    make_database(in_folder(state, "one"), 5);
    make_database(in_folder(state, "two"), 9);
    stub_to(state, "stub", "auto ../one\n");
    struct xc_index *ix = open_index(in_folder(state, "stub"));
    write_file(in_folder(state, "stub/next"), "auto ../two\n", 12);
    assert_int_equal(rename(in_folder(state, "stub/next"), in_folder(state, "stub/XAPIANDB")), 0);
    assert_int_equal(matches(ix, word("all")), 5);
    assert_done(xc_refresh(ix, &changed, &e), &e);
    assert_true(changed);
    assert_int_equal(matches(ix, word("all")), 9);
    xc_close(ix);
}

static void a_failed_refresh_leaves_the_old_state_readable(void **state)
{
    struct xc_error e;
    bool changed;
    make_database(in_folder(state, "db"), 5);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_int_equal(rename(in_folder(state, "db"), in_folder(state, "away")), 0);
    assert_refused(xc_refresh(ix, &changed, &e), &e, XC_NOT_FOUND);
    assert_int_equal(matches(ix, word("all")), 5);
    xc_close(ix);
}

static void every_status_has_a_name_and_errors_end_on_whole_characters(void **state)
{
    struct xc_error e;
    char path[600];
    struct xc_index *ix = NULL;
    for (int s = XC_OK; s <= XC_INTERNAL; s++)
        assert_true(strlen(xc_status_name((enum xc_status)s)) > 1);
    for (size_t shift = 0; shift < 3; shift++) {
        memset(path, 'x', shift);
        for (size_t i = shift; i + 3 < sizeof path; i += 3)
            memcpy(path + i, "\xe2\x82\xac", 4);
        struct xc_str at = str(path);
        assert_false(xc_open(&ix, &at, 1, &e));
        assert_int_equal((strlen(e.text) - shift) % 3, 0);
        assert_true(strlen(e.text) > 250);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_missing_path_is_not_found),
        TEST(no_path_is_a_wrong_argument),
        TEST(a_server_that_is_not_there_is_a_network_error),
        TEST(an_empty_database_answers_everything),
        TEST(an_empty_file_and_a_text_file_are_no_databases),
        TEST(a_stub_names_databases_relative_to_itself),
        TEST(a_stub_that_names_a_stub_is_refused),
        TEST(several_paths_are_one_index),
        TEST(a_missing_table_is_found_when_opening),
        TEST(a_cut_table_is_found_when_opening),
        TEST(a_damaged_version_file_is_corrupt_and_a_newer_one_is_told),
        TEST(a_damaged_block_is_corrupt_when_it_is_read),
        TEST(a_folder_that_may_not_be_read_is_no_permission),
        TEST(a_refresh_sees_commits_and_says_when_there_were_none),
        TEST(a_switched_folder_is_not_mixed_with_the_old_one),
        TEST(a_switched_stub_is_seen_by_a_refresh_alone),
        TEST(a_failed_refresh_leaves_the_old_state_readable),
        TEST(every_status_has_a_name_and_errors_end_on_whole_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
