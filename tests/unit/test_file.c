/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "tests/support/check.h"

/* A folder of its own for each test, removed with all in it. */
struct place {
    char folder[64];
    char path[200];
};

static int enter(void **state)
{
    static struct place place;
    (void)temp_folder(place.folder);
    *state = &place;
    return 0;
}

static int leave(void **state)
{
    struct place *p = *state;
    temp_folder_remove(p->folder);
    return 0;
}

static const char *inside(struct place *p, const char *name)
{
    (void)snprintf(p->path, sizeof p->path, "%s/%s", p->folder, name);
    return p->path;
}

static void put_file(struct place *p, const char *name, struct span bytes)
{
    struct lede_error err;
    assert_ok(file_replace(inside(p, name), bytes, &err), &err);
}

static size_t count_entries(const char *path)
{
    size_t count = 0;
    DIR *dir = opendir(path);

    assert_non_null(dir);
    while (readdir(dir))
        count++;
    (void)closedir(dir);
    return count - 2; /* "." and ".." */
}

static void a_file_comes_back_whole(void **state)
{
    enum { BIG = (1 << 17) + 1 };
    static const size_t sizes[] = {0, 1, 100, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, BIG};
    static char bytes[BIG];
    struct lede_error err;
    struct arena arena = {0};

    for (size_t i = 0; i < BIG; i++)
        bytes[i] = (char)(i * 31 + i / 256);
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        struct span got, want = {bytes, sizes[i]};
        put_file(*state, "a", want);
        assert_ok(file_read(inside(*state, "a"), sizes[i], &arena, &got, &err), &err);
        assert_non_null(got.at);
        assert_true(span_equal(got, want));
    }
    assert_int_equal(count_entries(((struct place *)*state)->folder), 1); /* no temporary file */
    arena_free(&arena);
}

static void refuses_what_is_missing_large_or_no_file(void **state)
{
    struct lede_error err;
    struct arena arena = {0};
    struct span bytes;

    assert_false(file_read(inside(*state, "none"), 10, &arena, &bytes, &err));
    assert_int_equal(err.status, LEDE_MISSING);
    assert_true(span_ends(span_of(err.text), SPAN("/none: no such file or directory")));
    put_file(*state, "big", SPAN("12345678901"));
    assert_false(file_read(inside(*state, "big"), 10, &arena, &bytes, &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    assert_true(span_ends(span_of(err.text), SPAN("/big: 11 bytes, at most 10")));
    assert_false(file_read(inside(*state, "."), 10, &arena, &bytes, &err));
    assert_int_equal(err.status, LEDE_INPUT);
    assert_int_equal(mkfifo(inside(*state, "pipe"), 0600), 0);
    assert_false(
        file_read(inside(*state, "pipe"), 10, &arena, &bytes, &err)); /* and does not wait */
    assert_true(span_ends(span_of(err.text), SPAN("/pipe: not a regular file")));
    arena_free(&arena);
}

/* A file whose size says 0 though it has bytes. */
static void reads_files_of_unknown_size(void **state)
{
    struct lede_error err;
    struct arena arena = {0};
    struct span bytes;

    assert_ok(file_read("/proc/self/status", 1 << 16, &arena, &bytes, &err), &err);
    assert_true(bytes.len > 100);
    assert_false(file_read("/proc/self/status", 10, &arena, &bytes, &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    arena_free(&arena);
    (void)state;
}

static void replace_leaves_the_old_file_when_it_fails(void **state)
{
    struct lede_error err;
    struct arena arena = {0};
    struct span bytes;
    struct place *p = *state;

    put_file(p, "a", SPAN("old"));
    put_file(p, "a", SPAN("new"));
    assert_ok(file_read(inside(p, "a"), 10, &arena, &bytes, &err), &err);
    assert_span(bytes, SPAN("new"));
    assert_int_equal(mkdir(inside(p, "folder"), 0700), 0);
    assert_false(file_replace(inside(p, "folder"), SPAN("x"), &err)); /* a file cannot replace it */
    assert_int_equal(err.status, LEDE_SYSTEM);
    assert_int_equal(count_entries(p->folder), 2);
    assert_false(file_replace(inside(p, "none/a"), SPAN("x"), &err));
    assert_int_equal(err.status, LEDE_MISSING);
    arena_free(&arena);
}

static void reads_and_writes_through_short_transfers(void **state)
{
    struct lede_error err;
    char bytes[10];
    size_t got;
    int fds[2];

    assert_int_equal(pipe(fds), 0);
    assert_ok(file_write_all(fds[1], SPAN("12345"), &err), &err);
    assert_ok(file_write_all(fds[1], SPAN("678901234"), &err), &err);
    (void)close(fds[1]);
    assert_ok(file_read_all(fds[0], bytes, 10, &got, &err), &err);
    assert_int_equal(got, 10);
    assert_span((struct span){bytes, 10}, SPAN("1234567890"));
    assert_false(file_read_all(fds[0], bytes, 10, &got, &err));
    assert_int_equal(err.status, LEDE_INPUT);
    assert_int_equal(got, 4);
    assert_false(file_read_all(fds[0], bytes, 1, NULL, &err));
    assert_ok(file_read_all(fds[0], bytes, 0, NULL, &err), &err);
    (void)close(fds[0]);
    assert_false(file_read_all(-1, bytes, 1, NULL, &err));
    assert_int_equal(err.status, LEDE_SYSTEM);
    assert_false(file_write_all(-1, SPAN("x"), &err));
    assert_string_equal(err.text, "cannot write: bad file descriptor");
    (void)state;
}

static void makes_folders_above_folders(void **state)
{
    struct lede_error err;
    struct stat st;
    struct place *p = *state;

    assert_ok(file_make_folders(inside(p, "a/b//c/"), &err), &err);
    assert_ok(file_make_folders(inside(p, "a/b/c"), &err), &err);
    assert_int_equal(stat(inside(p, "a/b/c"), &st), 0);
    assert_true(S_ISDIR(st.st_mode));
    put_file(p, "file", SPAN(""));
    assert_false(file_make_folders(inside(p, "file"), &err));
    assert_true(span_ends(span_of(err.text), SPAN("/file: not a directory")));
    assert_false(file_make_folders(inside(p, "file/a"), &err));
    assert_int_equal(err.status, LEDE_SYSTEM);
    assert_false(file_make_folders("", &err));
    assert_int_equal(err.status, LEDE_LIMIT);
}

static void removes_a_tree_but_follows_no_link(void **state)
{
    struct lede_error err;
    struct place *p = *state;
    char target[200];

    assert_ok(file_make_folders(inside(p, "keep"), &err), &err);
    put_file(p, "keep/file", SPAN("x"));
    (void)snprintf(target, sizeof target, "%s/keep", p->folder);
    assert_ok(file_make_folders(inside(p, "tree/a/b"), &err), &err);
    put_file(p, "tree/a/b/file", SPAN("x"));
    assert_int_equal(symlink(target, inside(p, "tree/a/link")), 0);
    assert_ok(file_remove_tree(inside(p, "tree"), &err), &err);
    assert_int_equal(access(inside(p, "tree"), F_OK), -1);
    assert_int_equal(access(inside(p, "keep/file"), F_OK), 0);
    assert_ok(file_remove_tree(inside(p, "tree"), &err), &err); /* missing is fine */
    assert_int_equal(symlink(target, inside(p, "link")), 0);
    assert_ok(file_remove_tree(inside(p, "link"), &err), &err);
    assert_int_equal(access(inside(p, "keep/file"), F_OK), 0);
}

static void sums_the_files_right_inside(void **state)
{
    struct lede_error err;
    struct place *p = *state;

    put_file(p, "a", SPAN("12345"));
    put_file(p, "b", SPAN("123"));
    assert_ok(file_make_folders(inside(p, "c"), &err), &err);
    put_file(p, "c/d", SPAN("1234567"));
    assert_int_equal(file_folder_bytes(p->folder), 8);
    assert_int_equal(file_folder_bytes(inside(p, "none")), 0);
    assert_ok(file_sync(p->folder, &err), &err);
    assert_false(file_sync(inside(p, "none"), &err));
    assert_int_equal(err.status, LEDE_MISSING);
}

static void says_when_memory_ends(void **state)
{
    struct lede_error err;
    struct place *p = *state;
    bool failed = true;

    put_file(p, "a", SPAN("text"));
    for (size_t n = 1; failed; n++) {
        struct arena arena = {0};
        struct span bytes;
        mem_fail_at(n);
        bool ok = file_read(inside(p, "a"), 10, &arena, &bytes, &err);
        failed = mem_failed();
        mem_fail_at(0);
        assert_int_equal(ok, !failed);
        if (!ok)
            assert_int_equal(err.status, LEDE_MEMORY);
        arena_free(&arena);
    }
}

#define file_test(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        file_test(a_file_comes_back_whole),
        file_test(refuses_what_is_missing_large_or_no_file),
        file_test(reads_files_of_unknown_size),
        file_test(replace_leaves_the_old_file_when_it_fails),
        file_test(reads_and_writes_through_short_transfers),
        file_test(makes_folders_above_folders),
        file_test(removes_a_tree_but_follows_no_link),
        file_test(sums_the_files_right_inside),
        file_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
