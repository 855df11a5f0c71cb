/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* realpath() */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/buf.h"
#include "common/file.h"
#include "common/limits.h"
#include "indexer/input/walk.h"
#include "tests/support/check.h"

static const char *in(const char *folder, const char *name)
{
    static char path[PATH_MAX];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put(const char *folder, const char *name)
{
    struct lede_error err;
    assert_ok(file_replace(in(folder, name), SPAN("text"), &err), &err);
}

static void put_folder(const char *folder, const char *name)
{
    assert_int_equal(mkdir(in(folder, name), 0777), 0);
}

/* What was visited: "id|" or "!last part of the name shown: reason|". */
struct seen {
    struct buf text;
    struct span folder;
    size_t stop_after;
    bool named;
};

static bool note(void *context, const struct place *place, const struct lede_error *problem,
                 struct lede_error *err)
{
    struct seen *seen = context;
    const char *slash = strrchr(place->shown.at, '/');

    seen->named = place->named;
    if (problem) {
        buf_addf(&seen->text, "!%s: %s|", slash ? slash + 1 : place->shown.at, problem->text);
    } else {
        assert_int_equal(place->path.at[0], '/');
        assert_true(span_ends(place->path, place->id));
        assert_true(seen->folder.at == NULL || span_equal(seen->folder, place->folder));
        buf_add(&seen->text, place->id);
        buf_byte(&seen->text, '|');
    }
    return seen->stop_after == 0 || --seen->stop_after > 0 || error_set(err, LEDE_LIMIT, "enough");
}

/* What a walk says goes into *seen. */
static bool walk(const char *given, const char *except, struct seen *seen, struct lede_error *err)
{
    buf_reset(&seen->text);
    return walk_path(given, except, note, seen, err);
}

static void names_come_in_the_order_of_their_bytes(void **state)
{
    struct lede_error err;
    struct seen seen = {0};
    char folder[64], real[PATH_MAX];

    (void)temp_folder(folder);
    put(folder, "b.txt");
    put(folder, "B.txt");
    put(folder, "a b.txt");
    put(folder, "\xff.txt"); /* a name is bytes */
    put(folder, "é.txt");
    put(folder, "line\nend.txt");
    put(folder, ".hidden.txt");
    put_folder(folder, ".git");
    put(folder, ".git/x.txt");
    put_folder(folder, "b");
    put(folder, "b/z.txt");
    put_folder(folder, "empty");
    seen.folder = span_of(realpath(folder, real));
    assert_ok(walk(folder, NULL, &seen, &err), &err);
    assert_span(buf_span(&seen.text),
                SPAN("B.txt|a b.txt|b/z.txt|b.txt|line\nend.txt|é.txt|\xff.txt|"));
    assert_ok(walk(in(folder, "/"), NULL, &seen, &err), &err); /* ids are the same */
    assert_span(buf_span(&seen.text),
                SPAN("B.txt|a b.txt|b/z.txt|b.txt|line\nend.txt|é.txt|\xff.txt|"));
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

static void a_file_given_has_its_name_as_id(void **state)
{
    struct lede_error err;
    struct seen seen = {0};
    char folder[64], real[PATH_MAX];

    put(temp_folder(folder), "a.txt");
    seen.folder = span_of(realpath(folder, real));
    assert_ok(walk(in(folder, "a.txt"), NULL, &seen, &err), &err);
    assert_span(buf_span(&seen.text), SPAN("a.txt|"));
    assert_true(seen.named);
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

static void what_is_no_file_is_named(void **state)
{
    struct lede_error err;
    struct seen seen = {0};
    char folder[64];

    (void)temp_folder(folder);
    put(folder, "a.txt");
    assert_int_equal(mkfifo(in(folder, "fifo"), 0666), 0);
    assert_int_equal(symlink("/dev/zero", in(folder, "zero.txt")), 0);
    assert_int_equal(symlink("nowhere", in(folder, "broken")), 0);
    assert_int_equal(symlink("a.txt", in(folder, "link.txt")), 0); /* links are followed */
    assert_ok(walk(folder, NULL, &seen, &err), &err);
    assert_span(buf_span(&seen.text),
                SPAN("a.txt|!broken: skipped: no such file or directory|!fifo: skipped: a FIFO|"
                     "link.txt|!zero.txt: skipped: a character device|"));
    assert_ok(walk(in(folder, "nowhere"), NULL, &seen, &err), &err);
    assert_span(buf_span(&seen.text), SPAN("!nowhere: skipped: no such file or directory|"));
    assert_ok(walk(in(folder, "fifo"), NULL, &seen, &err), &err);
    assert_span(buf_span(&seen.text), SPAN("!fifo: skipped: a FIFO|"));
    assert_ok(walk("", NULL, &seen, &err), &err);
    assert_span(buf_span(&seen.text), SPAN("!\"\": skipped: no such file or directory|"));
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

static void a_loop_of_links_ends(void **state)
{
    struct lede_error err;
    struct seen seen = {0};
    char folder[64];

    (void)temp_folder(folder);
    put_folder(folder, "a");
    put_folder(folder, "a/b");
    put(folder, "a/b/x.txt");
    assert_int_equal(symlink("../..", in(folder, "a/b/up")), 0);
    assert_int_equal(symlink(".", in(folder, "self")), 0);
    assert_int_equal(symlink("link", in(folder, "link")), 0);
    assert_ok(walk(folder, NULL, &seen, &err), &err);
    assert_span(buf_span(&seen.text), SPAN("!up: skipped: this folder lies inside itself|a/b/x.txt|"
                                           "!link: skipped: too many levels of symbolic links|"
                                           "!self: skipped: this folder lies inside itself|"));
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

/* Twelve folders, each with links to all: 12! ways to go through them without one that lies inside itself. */
static void folders_that_link_to_each_other_end(void **state)
{
    enum { FOLDERS = 12 };
    struct lede_error err;
    struct seen seen = {0};
    char folder[64], from[24], to[24];
    size_t refused = 0;

    (void)temp_folder(folder);
    for (int i = 0; i < FOLDERS; i++) {
        (void)snprintf(from, sizeof from, "d%02d", i);
        put_folder(folder, from);
        (void)snprintf(from, sizeof from, "d%02d/x.txt", i);
        put(folder, from);
        for (int k = 0; k < FOLDERS; k++) {
            (void)snprintf(from, sizeof from, "d%02d/l%02d", i, k);
            (void)snprintf(to, sizeof to, "../d%02d", k);
            assert_int_equal(symlink(to, in(folder, from)), 0);
        }
    }
    assert_ok(walk(folder, NULL, &seen, &err), &err);
    assert_true(buf_ok(&seen.text));
    for (size_t at = 0; (at = span_find(buf_span(&seen.text), SPAN("!l"), at)) != SIZE_MAX; at++)
        refused++;
    assert_in_range(refused, FOLDERS, FOLDERS * FOLDERS * (FOLDER_LINKS_MAX + 1));
    assert_true(span_find(buf_span(&seen.text),
                          SPAN(": skipped: 16 links have led to this folder|"), 0) != SIZE_MAX);
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

static void the_folder_to_be_left_out_is_left_out(void **state)
{
    struct lede_error err;
    struct seen seen = {0};
    char folder[64], index[PATH_MAX];

    (void)temp_folder(folder);
    put(folder, "a.txt");
    put_folder(folder, "index");
    put(folder, "index/b.txt");
    (void)snprintf(index, sizeof index, "%s", in(folder, "index/"));
    assert_ok(walk(folder, index, &seen, &err), &err);
    assert_span(buf_span(&seen.text), SPAN("a.txt|"));
    assert_ok(walk(folder, "/nowhere at all", &seen, &err), &err);
    assert_span(buf_span(&seen.text), SPAN("a.txt|index/b.txt|"));
    assert_ok(walk(index, index, &seen, &err), &err);
    assert_span(buf_span(&seen.text), SPAN("!: skipped: this is the index|"));
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

static void a_folder_that_cannot_be_read_is_named(void **state)
{
    struct lede_error err;
    struct seen seen = {0};
    char folder[64];

    (void)temp_folder(folder);
    put_folder(folder, "closed");
    put(folder, "open.txt");
    assert_int_equal(chmod(in(folder, "closed"), 0), 0);
    assert_ok(walk(folder, NULL, &seen, &err), &err);
    if (geteuid() != 0) /* root may read anything */
        assert_span(buf_span(&seen.text), SPAN("!closed: skipped: permission denied|open.txt|"));
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

static void a_deep_folder_is_walked_to_its_end(void **state)
{
    struct lede_error err;
    struct seen seen = {0};
    struct buf path = {0};
    char folder[64];

    buf_text(&path, temp_folder(folder));
    for (int i = 0; i < 60; i++)
        buf_text(&path, "/d");
    buf_byte(&path, '\0');
    assert_ok(file_make_folders(path.at, &err), &err);
    put(path.at, "x.txt");
    assert_ok(walk(folder, NULL, &seen, &err), &err);
    assert_true(span_ends(buf_span(&seen.text), SPAN("d/x.txt|")));
    buf_free(&path);
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

static void the_visitor_can_stop_it(void **state)
{
    struct lede_error err;
    struct seen seen = {.stop_after = 2};
    char folder[64];

    (void)temp_folder(folder);
    put(folder, "a.txt");
    put(folder, "b.txt");
    put(folder, "c.txt");
    assert_false(walk(folder, NULL, &seen, &err));
    assert_string_equal(err.text, "enough");
    assert_span(buf_span(&seen.text), SPAN("a.txt|b.txt|"));
    for (size_t n = 1; n < 4; n++) {
        seen.stop_after = 0;
        mem_fail_at(n);
        bool ok = walk_path(folder, NULL, note, &seen, &err);
        mem_fail_at(0);
        assert_true(ok || err.status == LEDE_MEMORY);
    }
    buf_free(&seen.text);
    temp_folder_remove(folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_come_in_the_order_of_their_bytes),
        cmocka_unit_test(a_file_given_has_its_name_as_id),
        cmocka_unit_test(what_is_no_file_is_named),
        cmocka_unit_test(a_loop_of_links_ends),
        cmocka_unit_test(folders_that_link_to_each_other_end),
        cmocka_unit_test(the_folder_to_be_left_out_is_left_out),
        cmocka_unit_test(a_folder_that_cannot_be_read_is_named),
        cmocka_unit_test(a_deep_folder_is_walked_to_its_end),
        cmocka_unit_test(the_visitor_can_stop_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
