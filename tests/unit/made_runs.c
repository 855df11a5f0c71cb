/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made_runs.h"

#include <dirent.h>
#include <stdio.h>

#include "common/file.h"
#include "index/generations.h"
#include "tests/support/check.h"

void run_begin(struct run *run, const char *index, bool rebuild)
{
    struct lede_error err;

    *run = (struct run){.changes = {.index = index, .jobs = 2, .rebuild = rebuild}};
    assert_ok(index_lock_take(&run->lock, index, &err), &err);
    generation_tidy(index);
    assert_ok(changes_open(&run->changes, 17000, &err), &err);
}

enum change run_give(struct run *run, const struct article *a)
{
    struct lede_error err;
    enum change result = CHANGE_REFUSED;

    make_record(a, &run->record);
    assert_ok(changes_add(&run->changes, a, buf_span(&run->record), &result, &run->why, &err),
              &err);
    return result;
}

bool run_try(struct run *run, const struct article *a, struct lede_error *err)
{
    enum change result;

    make_record(a, &run->record);
    return changes_add(&run->changes, a, buf_span(&run->record), &result, &run->why, err);
}

struct article run_numbered(struct run *run, size_t id, size_t version)
{
    struct random r = {id * 1000 + version};
    struct article a;
    char text[24];

    (void)snprintf(text, sizeof text, "%zu", id);
    make_article(&r, &run->arena, text, &a);
    return a;
}

void run_end(struct run *run)
{
    index_lock_drop(&run->lock);
    changes_free(&run->changes);
    arena_free(&run->arena);
    buf_free(&run->record);
}

void run_finish(struct run *run)
{
    struct lede_error err;
    bool ok = changes_finish(&run->changes, &err);
    run_end(run);
    assert_ok(ok, &err);
}

struct index_info info_of(const char *index)
{
    struct lede_error err;
    struct index_reader *r;
    struct index_info info;
    struct arena arena = {0};

    assert_ok(index_open(&r, index, &err), &err);
    assert_ok(index_info(r, &arena, &info, &err), &err);
    index_close(r);
    arena_free(&arena);
    return info;
}

void assert_counts(const char *index, const char *other)
{
    struct index_info a = info_of(index), b = info_of(other);

    assert_int_equal(a.articles, b.articles);
    assert_int_equal(a.passages, b.passages);
    assert_int_equal(a.words, b.words);
    assert_int_equal(a.undated, b.undated);
    assert_int_equal(a.sources, b.sources);
    assert_int_equal(a.first_day, b.first_day);
    assert_int_equal(a.last_day, b.last_day);
}

void assert_tidy(const char *index)
{
    size_t generations = 0;
    struct dirent *entry;
    DIR *dir = opendir(index);

    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        struct span name = span_of(entry->d_name);
        if (name.at[0] == '.' || span_is(name, "XAPIANDB") || span_is(name, "lock"))
            continue;
        assert_true(span_starts(name, SPAN("gen-")));
        assert_int_equal(name.len, strlen("gen-000001"));
        generations++;
    }
    (void)closedir(dir);
    assert_true(generations <= 2);
}

void two_make(struct two *t)
{
    (void)snprintf(t->index, sizeof t->index, "%s/index", temp_folder(t->folder));
    (void)snprintf(t->fresh, sizeof t->fresh, "%s/fresh", t->folder);
}

void two_build_fresh(struct two *t, const size_t *versions, size_t count)
{
    struct run run;
    struct lede_error err;

    assert_ok(file_remove_tree(t->fresh, &err), &err);
    run_begin(&run, t->fresh, false);
    for (size_t i = 0; i < count; i++)
        if (versions[i]) {
            struct article a = run_numbered(&run, i, versions[i]);
            assert_int_equal(run_give(&run, &a), CHANGE_MADE);
        }
    run_finish(&run);
}
