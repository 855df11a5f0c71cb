/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "test_xapian_c_help.h"

static void compaction_joins_databases_in_their_order(void **state)
{
    struct xc_error e;
    struct xc_buf b = {0};
    struct xc_writer *w = NULL;
    const char *one = in_folder(state, "one"), *two = in_folder(state, "two");
    const char *in[] = {one, two};
    assert_done(xc_create(&w, one, XC_NO_SYNC | XC_DANGEROUS, &e), &e);
    assert_done(xc_begin(w, &e), &e);
    put(w, "Q1", "a b");
    assert_done(xc_set_metadata(w, str("k"), str("first"), &e), &e);
    commit_and_close(w);
    w = create(two);
    put(w, "Q2", "b c");
    assert_done(xc_set_metadata(w, str("k"), str("second"), &e), &e);
    commit_and_close(w);
    assert_done(xc_compact(in, 2, in_folder(state, "out"), 0, &e), &e);
    struct xc_index *ix = open_index(in_folder(state, "out"));
    uint32_t docid;
    assert_int_equal(documents_of(ix), 2);
    assert_int_equal(matches(ix, op(XC_PHRASE, 0, 2, word("b"), word("c"))), 1);
    assert_done(xc_get(ix, str("Q2"), &docid, NULL, &e), &e);
    assert_int_equal(docid, 2);
    assert_done(xc_metadata(ix, str("k"), &b, &e), &e);
    assert_string_equal(b.at, "first");
    xc_buf_free(&b);
    xc_close(ix);
    assert_int_equal(entries_of(*state), 3);
    assert_done(xc_writer_open(&w, in_folder(state, "out"), 0, 0, &e), &e);
    assert_done(xc_begin(w, &e), &e);
    put(w, "Q3", "c");
    commit_and_close(w);
    assert_int_equal(documents_at(in_folder(state, "out")), 3);
}

/* A database of the keys a to z whose bits are set, each with the value, and documents or none. */
static void make_keys(const char *path, unsigned keys, const char *value, unsigned documents)
{
    struct xc_error e;
    struct xc_writer *w = create(path);

    for (char key[] = "a"; key[0] <= 'z'; key[0]++)
        if (keys >> (key[0] - 'a') & 1)
            assert_done(xc_set_metadata(w, str(key), str(value), &e), &e);
    for (unsigned i = 0; i < documents; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "Q%s%u", value, i);
        put(w, id, "a b");
    }
    commit_and_close(w);
}

/* However many have a key, and whichever others they have. */
static void of_equal_keys_the_first_wins(void **state)
{
    enum { ALL = (1 << 26) - 1 };
    static const unsigned first[] = {ALL, 0x155, 0x2aaaaaa, 1 << 3, 0},
                          second[] = {ALL & ~4U, 0x3fff};
    struct xc_error e;
    struct xc_buf b = {0};
    char out[32], name[32];
    unsigned n = 0;

    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        for (size_t k = 0; k < sizeof second / sizeof *second; k++, n++) {
            const char *in[3];
            const unsigned keys[] = {first[i], second[k], ALL};
            static const char *const values[] = {"one", "two", "three"};
            for (unsigned d = 0; d < 3; d++) {
                (void)snprintf(name, sizeof name, "%s-%u", values[d], n);
                in[d] = in_folder(state, name);
                make_keys(in[d], keys[d], values[d], d);
            }
            (void)snprintf(out, sizeof out, "out-%u", n);
            assert_done(xc_compact(in, 3, in_folder(state, out), XC_NO_SYNC, &e), &e);
            struct xc_index *ix = open_index(in_folder(state, out));
            for (char key[] = "a"; key[0] <= 'z'; key[0]++) {
                unsigned d = keys[0] >> (key[0] - 'a') & 1   ? 0
                             : keys[1] >> (key[0] - 'a') & 1 ? 1
                                                             : 2;
                assert_done(xc_metadata(ix, str(key), &b, &e), &e);
                assert_string_equal(b.at, values[d]);
                xc_buf_free(&b);
            }
            xc_close(ix);
        }
}

static void compaction_refuses_what_is_there_and_what_is_not(void **state)
{
    struct xc_error e;
    make_database(in_folder(state, "db"), 5);
    const char *good[] = {in_folder(state, "db")};
    const char *bad[] = {good[0], "/nowhere"};
    assert_refused(xc_compact(good, 0, in_folder(state, "out"), 0, &e), &e, XC_ARGUMENT);
    assert_refused(xc_compact(good, 1, good[0], 0, &e), &e, XC_ARGUMENT);
    assert_int_equal(e.sys_errno, EEXIST);
    assert_refused(xc_compact(bad, 2, in_folder(state, "out"), 0, &e), &e, XC_NOT_FOUND);
    assert_refused(xc_compact(good, 1, in_folder(state, "no/out"), 0, &e), &e, XC_NOT_FOUND);
    assert_int_equal(entries_of(*state), 1);
    assert_int_equal(documents_at(good[0]), 5);
}

static void compaction_of_empty_databases_is_empty(void **state)
{
    struct xc_error e;
    make_database(in_folder(state, "one"), 0);
    make_database(in_folder(state, "two"), 0);
    const char *in[] = {in_folder(state, "one"), in_folder(state, "two")};
    assert_done(xc_compact(in, 2, in_folder(state, "out"), XC_NO_SYNC, &e), &e);
    assert_int_equal(documents_at(in_folder(state, "out")), 0);
}

static void compaction_of_damage_leaves_nothing(void **state)
{
    char junk[8192];
    struct xc_error e;
    memset(junk, 0x5A, sizeof junk);
    make_database(in_folder(state, "db"), 5);
    write_file(in_folder(state, "db/postlist.glass"), junk, sizeof junk);
    const char *in[] = {in_folder(state, "db")};
    assert_false(xc_compact(in, 1, in_folder(state, "out"), 0, &e));
    assert_int_equal(entries_of(*state), 1);
}

struct report {
    size_t lines;
    bool long_line;
};

static void count_line(void *arg, const char *text)
{
    struct report *r = arg;
    r->lines++;
    r->long_line = r->long_line || strlen(text) > 1023 || strchr(text, '\n');
}

static void the_check_is_clean_on_a_good_database(void **state)
{
    struct xc_error e;
    size_t errors = 9;
    struct report r = {0};
    make_database(in_folder(state, "db"), 200);
    assert_done(xc_check(in_folder(state, "db"), count_line, &r, &errors, &e), &e);
    assert_int_equal(errors, 0);
    assert_true(r.lines > 3 && !r.long_line);
    assert_refused(xc_check(in_folder(state, "none"), count_line, &r, &errors, &e), &e,
                   XC_NOT_FOUND);
}

static void the_check_counts_what_is_wrong_and_survives_it(void **state)
{
    static const char *const tables[] = {"postlist", "docdata", "termlist", "position"};
    struct xc_error e;
    char name[64], junk[8192];
    memset(junk, 0x5A, sizeof junk);
    for (size_t i = 0; i < 4; i++) {
        struct report r = {0};
        size_t errors = 0;
        snprintf(name, sizeof name, "db%zu", i);
        make_database(in_folder(state, name), 200);
        snprintf(name, sizeof name, "db%zu/%s.glass", i, tables[i]);
        if (i % 2)
            cut_file(in_folder(state, name), 4000);
        else
            write_file(in_folder(state, name), junk, sizeof junk);
        snprintf(name, sizeof name, "db%zu", i);
        assert_done(xc_check(in_folder(state, name), count_line, &r, &errors, &e), &e);
        assert_true(errors > 0 && r.lines > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(compaction_joins_databases_in_their_order),
        TEST(of_equal_keys_the_first_wins),
        TEST(compaction_refuses_what_is_there_and_what_is_not),
        TEST(compaction_of_empty_databases_is_empty),
        TEST(compaction_of_damage_leaves_nothing),
        TEST(the_check_is_clean_on_a_good_database),
        TEST(the_check_counts_what_is_wrong_and_survives_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
