/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xapian-c.h>

#include "common/file.h"
#include "index/generations.h"
#include "index/names_keys.h"
#include "made_runs.h"
#include "tests/support/check.h"

enum { ARTICLES = 400 };

/* Runs that add and replace few and many, in place and through segments, leave what one run makes. */
static void counts_stay_those_of_a_fresh_build(void **state)
{
    static const size_t share[] = {50, 3, 2, 60, 40, 1, 2, 90}; /* percent that each run touches */
    struct random r = {21};
    struct two t;
    struct run run;
    size_t versions[ARTICLES] = {0};

    two_make(&t);
    for (size_t round = 0; round < ARRAY_LEN(share); round++) {
        uint64_t added = 0, replaced = 0;
        run_begin(&run, t.index, false);
        for (size_t i = 0; i < ARTICLES; i++) {
            if (random_below(&r, 100) >= share[round])
                continue;
            added += versions[i] == 0;
            replaced += versions[i] != 0;
            versions[i] = round + 1;
            struct article a = run_numbered(&run, i, versions[i]);
            assert_int_equal(run_give(&run, &a), CHANGE_MADE);
        }
        assert_int_equal(run.changes.done.added, added);
        assert_int_equal(run.changes.done.replaced, replaced);
        uint64_t articles = run.changes.articles;
        run_finish(&run);
        two_build_fresh(&t, versions, ARTICLES);
        assert_counts(t.index, t.fresh);
        assert_int_equal(info_of(t.index).articles, articles);
        assert_tidy(t.index);
    }
    temp_folder_remove(t.folder);
    (void)state;
}

static void the_same_again_changes_nothing(void **state)
{
    struct two t;
    struct run run;
    struct stat before, after;
    size_t versions[30];
    char database[120];

    two_make(&t);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++)
        versions[i] = 1;
    two_build_fresh(&t, versions, ARRAY_LEN(versions));
    (void)snprintf(database, sizeof database, "%s/gen-000001/iamglass", t.fresh);
    assert_int_equal(stat(database, &before), 0);
    run_begin(&run, t.fresh, false);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++) {
        struct article a = run_numbered(&run, i, 1);
        assert_int_equal(run_give(&run, &a), CHANGE_NONE);
        assert_int_equal(run_give(&run, &a), CHANGE_NONE); /* given twice, counted once */
    }
    assert_int_equal(run.changes.done.unchanged, ARRAY_LEN(versions));
    run_finish(&run);
    assert_int_equal(stat(database, &after), 0);
    assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
    temp_folder_remove(t.folder);
    (void)state;
}

/* Put one article into the index; what became of it. */
static enum change put_one(const char *index, struct span folder, const char *path,
                           const char *text, struct lede_error *why)
{
    struct run run;
    struct article a = {.id = SPAN("x.txt"), .folder = folder, .path = span_of(path)};
    enum change result;

    a.text = span_of(text);
    a.fingerprint = a.text.len * 1000 + (unsigned char)a.text.at[0];
    run_begin(&run, index, false);
    result = run_give(&run, &a);
    *why = run.why;
    run_finish(&run);
    return result;
}

static void an_id_of_another_folder_is_refused_unless_it_moved(void **state)
{
    struct lede_error why = {0}, err;
    struct two t;
    char here[120];

    two_make(&t);
    (void)snprintf(here, sizeof here, "%s/x.txt", t.folder);
    assert_ok(file_replace(here, SPAN("old"), &err), &err);
    assert_int_equal(put_one(t.index, SPAN("/a"), here, "old", &why), CHANGE_MADE);
    assert_int_equal(put_one(t.index, SPAN("/b"), "/b/x.txt", "new text", &why), CHANGE_REFUSED);
    assert_non_null(strstr(why.text, "--id-prefix"));
    assert_non_null(strstr(why.text, "/a"));
    assert_int_equal(put_one(t.index, SPAN("/b"), "/b/x.txt", "old", &why),
                     CHANGE_MADE); /* equal */
    assert_int_equal(put_one(t.index, SPAN("/a"), here, "old", &why), CHANGE_MADE);
    assert_int_equal(unlink(here), 0); /* gone: it has moved */
    assert_int_equal(put_one(t.index, SPAN("/b"), "/b/x.txt", "new text", &why), CHANGE_MADE);
    assert_int_equal(put_one(t.index, SPAN("/b"), "/b/x.txt", "newer text", &why), CHANGE_MADE);
    assert_int_equal(info_of(t.index).articles, 1);
    temp_folder_remove(t.folder);
    (void)state;
}

static void a_refused_article_does_not_bar_the_id_s_owner(void **state)
{
    struct lede_error why = {0}, err;
    struct two t;
    struct run run;
    char here[120];

    two_make(&t);
    (void)snprintf(here, sizeof here, "%s/x.txt", t.folder);
    assert_ok(file_replace(here, SPAN("old"), &err), &err);
    assert_int_equal(put_one(t.index, SPAN("/a"), here, "old", &why), CHANGE_MADE);
    struct article stranger = {.id = SPAN("x.txt"), .folder = SPAN("/b"), .fingerprint = 1};
    struct article owner = {.id = SPAN("x.txt"), .folder = SPAN("/a"), .fingerprint = 2};
    run_begin(&run, t.index, false);
    assert_int_equal(run_give(&run, &stranger), CHANGE_REFUSED);
    assert_int_equal(run_give(&run, &owner), CHANGE_MADE);
    assert_int_equal(run_give(&run, &stranger), CHANGE_REFUSED);
    assert_non_null(strstr(run.why.text, "before in this run"));
    run_finish(&run);
    temp_folder_remove(t.folder);
    (void)state;
}

static void a_run_of_nothing_makes_nothing(void **state)
{
    struct lede_error err;
    struct index_reader *reader;
    struct two t;
    struct run run;
    size_t one = 1;

    two_make(&t);
    run_begin(&run, t.index, false);
    run_finish(&run);
    assert_false(index_open(&reader, t.index, &err));
    assert_int_equal(err.status, LEDE_MISSING);
    two_build_fresh(&t, &one, 1);
    run_begin(&run, t.fresh, true);
    assert_false(changes_finish(&run.changes, &err)); /* an index is not emptied by a wrong path */
    assert_int_equal(err.status, LEDE_INPUT);
    run_end(&run);
    assert_int_equal(info_of(t.fresh).articles, 1);
    assert_tidy(t.fresh);
    temp_folder_remove(t.folder);
    (void)state;
}

static size_t buckets_of(const char *index)
{
    struct lede_error err;
    struct index_reader *reader;
    size_t buckets;

    assert_ok(index_open(&reader, index, &err), &err);
    assert_ok(index_spelling_buckets(reader, &buckets, &err), &err);
    index_close(reader);
    return buckets;
}

/* Names by key that were made by other rules are made again, though no article changes. */
static void a_run_of_nothing_renews_the_names_by_key(void **state)
{
    const struct xc_str key = {META_NAME_KEYS, sizeof META_NAME_KEYS - 1};
    struct xc_writer *w = NULL;
    struct xc_error why;
    struct two t;
    struct run run;
    char generation[120];
    size_t one = 1;

    two_make(&t);
    two_build_fresh(&t, &one, 1);
    assert_int_equal(buckets_of(t.fresh), 1);
    (void)snprintf(generation, sizeof generation, "%s/gen-000001", t.fresh);
    assert_true(xc_writer_open(&w, generation, 0, 1000, &why));
    assert_true(xc_begin(w, &why));
    assert_true(xc_set_metadata(w, key, (struct xc_str){"1 1 1 1", 7}, &why));
    assert_true(xc_commit(w, &why));
    xc_writer_close(w);
    assert_int_equal(buckets_of(t.fresh), 0);
    run_begin(&run, t.fresh, false);
    run_finish(&run);
    assert_int_equal(buckets_of(t.fresh), 1);
    assert_int_equal(info_of(t.fresh).articles, 1);
    temp_folder_remove(t.folder);
    (void)state;
}

static void a_rebuild_holds_what_it_was_given_alone(void **state)
{
    struct two t;
    struct run run;
    size_t versions[] = {1, 1, 1, 1};

    two_make(&t);
    two_build_fresh(&t, versions, ARRAY_LEN(versions));
    run_begin(&run, t.fresh, true);
    struct article a = run_numbered(&run, 77, 1);
    assert_int_equal(run_give(&run, &a), CHANGE_MADE);
    run_finish(&run);
    assert_int_equal(info_of(t.fresh).articles, 1);
    temp_folder_remove(t.folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_stay_those_of_a_fresh_build),
        cmocka_unit_test(the_same_again_changes_nothing),
        cmocka_unit_test(an_id_of_another_folder_is_refused_unless_it_moved),
        cmocka_unit_test(a_refused_article_does_not_bar_the_id_s_owner),
        cmocka_unit_test(a_run_of_nothing_makes_nothing),
        cmocka_unit_test(a_run_of_nothing_renews_the_names_by_key),
        cmocka_unit_test(a_rebuild_holds_what_it_was_given_alone),
    };

    ignore_signals();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
