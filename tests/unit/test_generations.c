/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "index/generations.h"
#include "tests/support/check.h"

static const char *in(const char *folder, const char *name)
{
    static char path[PATH_MAX];
    assert_in_range(snprintf(path, sizeof path, "%s/%s", folder, name), 1, sizeof path - 1);
    return path;
}

static void put(const char *folder, const char *name, const char *text)
{
    struct lede_error err;
    assert_ok(file_replace(in(folder, name), span_of(text), &err), &err);
}

static void put_folder(const char *folder, const char *name)
{
    struct lede_error err;
    assert_ok(file_make_folders(in(folder, name), &err), &err);
}

static bool is_there(const char *folder, const char *name)
{
    return access(in(folder, name), F_OK) == 0;
}

static void the_place_comes_from_the_environment(void **state)
{
    char path[40];

    assert_true(index_default_path("/a", "/x", "/h", path, sizeof path));
    assert_string_equal(path, "/a");
    assert_true(index_default_path("", "/x", "/h", path, sizeof path));
    assert_string_equal(path, "/x/lede/index");
    assert_true(
        index_default_path(NULL, "x", "/h", path, sizeof path)); /* not absolute: no place */
    assert_string_equal(path, "/h/.local/share/lede/index");
    assert_false(index_default_path(NULL, "", "", path, sizeof path));
    assert_false(index_default_path(NULL, NULL, NULL, path, sizeof path));
    assert_false(index_default_path(NULL, NULL, "/a/home/that/is/too/long", path, sizeof path));
    (void)state;
}

static void one_writer_holds_the_lock(void **state)
{
    struct lede_error err;
    struct index_lock first, second;
    char folder[64], who[40];
    char path[PATH_MAX];

    (void)snprintf(path, sizeof path, "%s/made/on the way", temp_folder(folder));
    assert_ok(index_lock_take(&first, path, &err), &err);
    assert_false(index_lock_take(&second, path, &err));
    assert_int_equal(err.status, LEDE_BUSY);
    (void)snprintf(who, sizeof who, "is being written by process %ld", (long)getpid());
    assert_non_null(strstr(err.text, who));
    index_lock_drop(&second);
    index_lock_drop(&first);
    assert_ok(index_lock_take(&second, path, &err), &err);
    index_lock_drop(&second);
    temp_folder_remove(folder);
    (void)state;
}

static void a_folder_of_other_things_is_no_index(void **state)
{
    struct lede_error err;
    struct index_lock lock;
    char folder[64];

    put(temp_folder(folder), ".hidden", "");
    put(folder, "notes.txt", "mine");
    assert_false(index_lock_take(&lock, folder, &err));
    assert_int_equal(err.status, LEDE_INPUT);
    assert_false(is_there(folder, "lock"));
    assert_false(index_lock_take(&lock, in(folder, "notes.txt"), &err));
    assert_int_equal(err.status, LEDE_SYSTEM);
    assert_int_equal(unlink(in(folder, "notes.txt")), 0);
    assert_ok(index_lock_take(&lock, folder, &err), &err);
    put(folder, "notes.txt", "mine"); /* put into an index they do no harm, and come to none */
    index_lock_drop(&lock);
    assert_ok(index_lock_take(&lock, folder, &err), &err);
    index_lock_drop(&lock);
    temp_folder_remove(folder);
    (void)state;
}

static void xapiandb_names_the_current_one(void **state)
{
    static const char *const bad[] = {"",           "auto gen-0",  "auto other",
                                      "gen-000007", "auto ../x\n", "auto gen-00000x\n"};
    struct lede_error err;
    char folder[64], path[PATH_MAX];

    assert_ok(generation_current(temp_folder(folder), path, &err), &err);
    assert_string_equal(path, "");
    put(folder, "XAPIANDB", "auto gen-000007\n");
    assert_ok(generation_current(folder, path, &err), &err);
    assert_string_equal(path, in(folder, "gen-000007"));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        put(folder, "XAPIANDB", bad[i]);
        assert_false(generation_current(folder, path, &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
    }
    assert_int_equal(truncate(in(folder, "XAPIANDB"), 1 << 20), 0);
    assert_false(generation_current(folder, path, &err));
    assert_int_equal(err.status, LEDE_DAMAGED);
    temp_folder_remove(folder);
    (void)state;
}

static void a_number_is_never_used_twice(void **state)
{
    struct lede_error err;
    char folder[64], path[PATH_MAX];

    assert_ok(generation_next(temp_folder(folder), path, &err), &err);
    assert_string_equal(path, in(folder, "gen-000001"));
    put_folder(folder, "gen-000041");
    put_folder(folder, "gen-000007");
    assert_ok(generation_next(folder, path, &err), &err);
    assert_string_equal(path, in(folder, "gen-000042"));
    put(folder, "XAPIANDB", "auto gen-000050\n"); /* lost, but named */
    assert_ok(generation_next(folder, path, &err), &err);
    assert_string_equal(path, in(folder, "gen-000051"));
    put_folder(folder, "gen-4294967295");
    assert_false(generation_next(folder, path, &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    temp_folder_remove(folder);
    (void)state;
}

static void a_switch_keeps_the_one_before(void **state)
{
    struct lede_error err;
    char folder[64], path[PATH_MAX];

    (void)temp_folder(folder);
    for (int i = 1; i <= 4; i++) {
        assert_ok(generation_next(folder, path, &err), &err);
        assert_ok(file_make_folders(path, &err), &err);
        assert_ok(generation_switch(folder, path, &err), &err);
    }
    assert_ok(generation_current(folder, path, &err), &err);
    assert_string_equal(path, in(folder, "gen-000004"));
    assert_true(is_there(folder, "gen-000003"));
    assert_false(is_there(folder, "gen-000002"));
    /* One that was made and never switched to is not "the one before". */
    put_folder(folder, "gen-000005");
    put_folder(folder, "gen-000006");
    assert_ok(generation_switch(folder, in(folder, "gen-000006"), &err), &err);
    assert_true(is_there(folder, "gen-000004"));
    assert_false(is_there(folder, "gen-000005"));
    temp_folder_remove(folder);
    (void)state;
}

static void tidying_removes_what_killed_runs_left_and_nothing_else(void **state)
{
    static const char *const left[] = {"tmp-123",    "XAPIANDB.tmp-9", "gen-000006.new-12-1",
                                       "gen-000001", "gen-000003",     "gen-000006"};
    static const char *const kept[] = {"gen-000005", "gen-000004", "tmp-notes",  "XAPIANDB.old",
                                       "gen-old",    "gen-7",      "x.new-12-1", "lost+found"};
    struct lede_error err;
    char folder[64];

    put(temp_folder(folder), "XAPIANDB", "auto gen-000005\n");
    for (size_t i = 0; i < ARRAY_LEN(left); i++)
        put_folder(folder, left[i]);
    for (size_t i = 0; i < ARRAY_LEN(kept); i++)
        put_folder(folder, kept[i]);
    put(folder, "tmp-123/part-000001", "bytes");
    generation_tidy(folder);
    for (size_t i = 0; i < ARRAY_LEN(left); i++)
        assert_false(is_there(folder, left[i]));
    for (size_t i = 0; i < ARRAY_LEN(kept); i++)
        assert_true(is_there(folder, kept[i]));
    /* Where XAPIANDB is lost, what it may have named is not. */
    assert_int_equal(unlink(in(folder, "XAPIANDB")), 0);
    put_folder(folder, "tmp-5");
    generation_tidy(folder);
    assert_true(is_there(folder, "gen-000005"));
    assert_false(is_there(folder, "tmp-5"));
    put(folder, "XAPIANDB", "damaged");
    generation_tidy(folder);
    assert_true(is_there(folder, "gen-000005"));
    assert_ok(file_remove_tree(folder, &err), &err);
    (void)state;
}

static void a_build_has_an_empty_folder_of_its_own(void **state)
{
    struct lede_error err;
    char folder[64], path[PATH_MAX], again[PATH_MAX];

    assert_ok(generation_temp(temp_folder(folder), path, &err), &err);
    put(path, "part", "bytes");
    assert_ok(generation_temp(folder, again, &err), &err);
    assert_string_equal(path, again);
    assert_false(is_there(again, "part"));
    temp_folder_remove(folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_comes_from_the_environment),
        cmocka_unit_test(one_writer_holds_the_lock),
        cmocka_unit_test(a_folder_of_other_things_is_no_index),
        cmocka_unit_test(xapiandb_names_the_current_one),
        cmocka_unit_test(a_number_is_never_used_twice),
        cmocka_unit_test(a_switch_keeps_the_one_before),
        cmocka_unit_test(tidying_removes_what_killed_runs_left_and_nothing_else),
        cmocka_unit_test(a_build_has_an_empty_folder_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
