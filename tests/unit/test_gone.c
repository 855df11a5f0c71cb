/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "indexer/gone.h"
#include "tests/support/check.h"

enum { PATH_BYTES = 200, INDEX_MADE = 20000 };

/* A folder of news, "news/a.txt" in it. */
struct place {
    char folder[64], news[80];
    struct gone gone;
};

static void place_make(struct place *p)
{
    struct lede_error err;
    char path[PATH_BYTES];

    *p = (struct place){.gone = {.index_made = INDEX_MADE}};
    (void)snprintf(p->news, sizeof p->news, "%s/news", temp_folder(p->folder));
    assert_int_equal(mkdir(p->news, 0777), 0);
    (void)snprintf(path, sizeof path, "%s/a.txt", p->news);
    assert_ok(file_replace(path, SPAN("a"), &err), &err);
}

static void place_drop(struct place *p)
{
    gone_free(&p->gone);
    temp_folder_remove(p->folder);
}

static enum whereabouts look(struct place *p, const char *name, const char *folder)
{
    struct lede_error err;
    enum whereabouts out;
    char path[PATH_BYTES], above[PATH_BYTES];

    (void)snprintf(path, sizeof path, "%s/%s", p->folder, name);
    (void)snprintf(above, sizeof above, "%s/%s", p->folder, folder);
    assert_ok(gone_look(&p->gone, span_of(path), span_of(above), &out, &err), &err);
    return out;
}

static void make_old(const char *path)
{
    struct timespec times[2] = {{.tv_sec = (INDEX_MADE - 1) * 86400L},
                                {.tv_sec = (INDEX_MADE - 1) * 86400L}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void a_file_is_there_or_gone(void **state)
{
    struct place p;

    place_make(&p);
    assert_int_equal(look(&p, "news/a.txt", "news"), FILE_THERE);
    assert_int_equal(look(&p, "news/b.txt", "news"), FILE_GONE);
    assert_int_equal(look(&p, "news/b.txt", "news"), FILE_GONE);
    assert_int_equal(look(&p, "news/sub/b.txt", "news"), FILE_GONE); /* a folder below it went */
    assert_int_equal(look(&p, "news/a.txt/b.txt", "news"), FILE_GONE);
    assert_int_equal(p.gone.count, 0);
    place_drop(&p);
    (void)state;
}

static void what_cannot_be_known_is_there(void **state)
{
    struct lede_error err;
    struct place p;
    enum whereabouts out;
    char loop[PATH_BYTES];
    static const char *const paths[] = {"", "x.txt", "/no-such-folder/\xEF\xBF\xBD.txt"};

    place_make(&p);
    (void)snprintf(loop, sizeof loop, "%s/loop", p.news);
    assert_int_equal(symlink("loop", loop), 0);
    assert_int_equal(look(&p, "news/loop", "news"), FILE_THERE);
    assert_int_equal(look(&p, "news/loop/b.txt", "news/loop"), FILE_THERE);
    for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
        assert_false(gone_file(span_of(paths[i])));
        assert_ok(gone_look(&p.gone, span_of(paths[i]), (struct span){0}, &out, &err), &err);
        assert_int_equal(out, FILE_THERE);
    }
    assert_int_equal(p.gone.count, 0);
    place_drop(&p);
    (void)state;
}

static void files_of_a_folder_that_is_not_there_are_lost(void **state)
{
    struct place p;

    place_make(&p);
    for (int i = 0; i < 3; i++)
        assert_int_equal(look(&p, "disk/a.jsonl", "disk"), FILE_LOST);
    assert_int_equal(look(&p, "disk/b/c.txt", "disk/b"), FILE_LOST);
    assert_int_equal(look(&p, "news/a.txt", "news"), FILE_THERE);
    assert_int_equal(look(&p, "disk/d.txt", "disk"), FILE_LOST);
    assert_int_equal(look(&p, "news/a.txt/d.txt", "news/a.txt"), FILE_LOST); /* no folder now */
    assert_int_equal(p.gone.count, 3);
    assert_true(span_ends(p.gone.lost[0].path, SPAN("/disk")));
    assert_int_equal(p.gone.lost[0].articles, 4);
    assert_false(p.gone.lost[0].empty);
    assert_true(span_ends(p.gone.lost[1].path, SPAN("/disk/b")));
    assert_int_equal(p.gone.lost[1].articles, 1);
    place_drop(&p);
    (void)state;
}

/* The place that a disk was mounted at stays behind, empty, and as old as it was. */
static void files_of_an_empty_folder_older_than_the_index_are_lost(void **state)
{
    struct place p;
    char mount[PATH_BYTES];

    place_make(&p);
    (void)snprintf(mount, sizeof mount, "%s/disk", p.news);
    assert_int_equal(mkdir(mount, 0777), 0);
    assert_int_equal(look(&p, "news/disk/a.txt", "news"), FILE_GONE); /* emptied since */
    make_old(mount);
    assert_int_equal(look(&p, "news/disk/b.txt", "news/disk"), FILE_LOST);
    assert_int_equal(look(&p, "news/disk/sub/b.txt", "news"), FILE_LOST);
    assert_int_equal(p.gone.count, 1);
    assert_true(p.gone.lost[0].empty);
    assert_span(p.gone.lost[0].path, span_of(mount));
    assert_int_equal(p.gone.lost[0].articles, 2);
    make_old(p.news); /* not empty: what is missing in it was removed */
    assert_int_equal(look(&p, "news/c.txt", "news"), FILE_GONE);
    place_drop(&p);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_there_or_gone),
        cmocka_unit_test(what_cannot_be_known_is_there),
        cmocka_unit_test(files_of_a_folder_that_is_not_there_are_lost),
        cmocka_unit_test(files_of_an_empty_folder_older_than_the_index_are_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
