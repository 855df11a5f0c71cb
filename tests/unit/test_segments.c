/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/number.h"
#include "index/generations.h"
#include "made_runs.h"
#include "tests/support/check.h"

/* A reader goes on while the index is changed in place, packed and switched under it, and finds the
 * new state when it asks. */
static void a_reader_survives_a_switch(void **state)
{
    struct lede_error err;
    struct index_reader *reader;
    struct arena arena = {0};
    struct article a;
    struct two t;
    struct run run;
    size_t versions[60];
    char generation[PATH_MAX];
    bool found;

    two_make(&t);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++)
        versions[i] = 1;
    two_build_fresh(&t, versions, ARRAY_LEN(versions));
    assert_ok(index_open(&reader, t.fresh, &err), &err);
    for (int round = 0; round < 3; round++) {
        run_begin(&run, t.fresh, false);
        struct article added = run_numbered(&run, 1000 + (size_t)round, 1);
        assert_int_equal(run_give(&run, &added), CHANGE_MADE);
        run_finish(&run);
        assert_ok(generation_current(t.fresh, generation, &err), &err);
        assert_ok(segments_repack(t.fresh, generation, &err), &err);
        assert_ok(index_article(reader, SPAN("5"), &arena, &a, &found, &err), &err);
        assert_true(found);
        assert_ok(index_refresh(reader, &err), &err);
        assert_int_equal(index_counts(reader)->articles, 61 + round);
        assert_tidy(t.fresh);
    }
    index_close(reader);
    arena_free(&arena);
    temp_folder_remove(t.folder);
    (void)state;
}

/* More segments than are merged at once. */
static void a_large_build_is_merged_in_steps(void **state)
{
    enum { MANY = (MERGE_PARTS + 3) * SEGMENT_ARTICLES };
    struct lede_error err;
    struct two t;
    struct run run;
    char id[24];

    two_make(&t);
    run_begin(&run, t.index, false);
    for (size_t i = 0; i < MANY; i++) {
        struct article a = {.text = SPAN("one two"), .word_count = 2, .fingerprint = i};
        (void)snprintf(id, sizeof id, "%zu", i);
        a.id = span_of(id);
        assert_int_equal(run_give(&run, &a), CHANGE_MADE);
    }
    run_finish(&run);
    assert_int_equal(info_of(t.index).articles, MANY);
    assert_int_equal(info_of(t.index).words, 2 * MANY);
    assert_tidy(t.index);
    struct index_reader *r;
    struct arena arena = {0};
    struct article a;
    bool found;
    assert_ok(index_open(&r, t.index, &err), &err);
    for (size_t i = 0; i < MANY; i += 37) {
        (void)snprintf(id, sizeof id, "%zu", i);
        arena_reset(&arena);
        assert_ok(index_article(r, span_of(id), &arena, &a, &found, &err), &err);
        assert_true(found && a.fingerprint == i);
    }
    index_close(r);
    arena_free(&arena);
    temp_folder_remove(t.folder);
    (void)state;
}

/* A file may grow to so many bytes: as a full disk, but for this process and its children alone. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit = {bytes, RLIM_INFINITY};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* In a process of its own, since libxapian loses memory when a merge fails: one that is killed, so that no
 * tool asks it for that memory. True when the run failed as it should. */
static bool fails_on_a_full_disk(const char *index, size_t articles)
{
    int status = 0;
    pid_t pid = fork();

    if (pid == 0) {
        struct lede_error err = {0};
        struct run run;
        bool ok = true;
        limit_files(64 << 10);
        run_begin(&run, index, false);
        for (size_t i = 0; ok && i < articles; i++) {
            struct article a = run_numbered(&run, 500 + i, 1);
            ok = run_try(&run, &a, &err);
        }
        ok = ok && changes_finish(&run.changes, &err);
        run_end(&run);
        if (!ok && err.status == LEDE_SYSTEM)
            (void)raise(SIGKILL);
        _exit(1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status);
}

static void a_full_disk_leaves_the_state_before(void **state)
{
    struct two t;
    size_t versions[100];

    two_make(&t);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++)
        versions[i] = 1;
    two_build_fresh(&t, versions, ARRAY_LEN(versions));
    struct index_info before = info_of(t.fresh);
    for (size_t articles = 40; articles <= 400; articles *= 10) { /* in place, through segments */
        assert_true(fails_on_a_full_disk(t.fresh, articles));
        assert_int_equal(info_of(t.fresh).articles, before.articles);
        assert_int_equal(info_of(t.fresh).words, before.words);
        assert_tidy(t.fresh);
    }
    temp_folder_remove(t.folder);
    (void)state;
}

/* The processes that this one started. */
static void kill_children(void)
{
    char path[64], text[400] = "";
    uint64_t pid;

    (void)snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
    FILE *f = fopen(path, "re");
    assert_non_null(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    (void)fclose(f);
    for (struct span rest = {text, n}, one; span_cut(&rest, ' ', &one);)
        if (number_parse(one, INT32_MAX, &pid))
            assert_int_equal(kill((pid_t)pid, SIGKILL), 0);
}

static void a_writer_that_dies_ends_the_run_and_nothing_else(void **state)
{
    struct lede_error err = {0};
    struct two t;
    struct run run;
    size_t versions[] = {1, 1, 1};

    two_make(&t);
    two_build_fresh(&t, versions, ARRAY_LEN(versions));
    for (size_t when = 0; when < 400; when += 80) {
        bool ok = true;
        run_begin(&run, t.fresh, true);
        for (size_t i = 0; ok && i < 400; i++) {
            struct article a = run_numbered(&run, i, 1);
            if (i == when)
                kill_children();
            ok = run_try(&run, &a, &err);
        }
        ok = ok && changes_finish(&run.changes, &err);
        run_end(&run);
        assert_false(ok);
        assert_string_equal(err.text, "a process that writes the index ended by signal 9");
        assert_int_equal(info_of(t.fresh).articles, 3);
        assert_tidy(t.fresh);
    }
    temp_folder_remove(t.folder);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    struct lede_error err = {0};
    struct two t;
    struct run run;
    size_t versions[] = {1, 1, 1};
    bool ok = false;

    two_make(&t);
    two_build_fresh(&t, versions, ARRAY_LEN(versions));
    for (size_t n = 1; !ok; n++) { /* one replaced, one added, in place */
        enum change result;
        run = (struct run){.changes = {.index = t.fresh, .jobs = 1}};
        struct article a = run_numbered(&run, 1, 2), b = run_numbered(&run, 9, 1);
        struct buf second = {0};
        make_record(&a, &run.record);
        make_record(&b, &second);
        assert_ok(index_lock_take(&run.lock, t.fresh, &err), &err);
        mem_fail_at(n);
        ok = changes_open(&run.changes, 17000, &err) &&
             changes_add(&run.changes, &a, buf_span(&run.record), &result, &run.why, &err) &&
             changes_add(&run.changes, &b, buf_span(&second), &result, &run.why, &err) &&
             changes_finish(&run.changes, &err);
        mem_fail_at(0);
        buf_free(&second);
        run_end(&run);
        assert_true(ok || err.status == LEDE_MEMORY);
        assert_int_equal(info_of(t.fresh).articles, ok ? 4 : 3);
    }
    temp_folder_remove(t.folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reader_survives_a_switch),
        cmocka_unit_test(a_large_build_is_merged_in_steps),
        cmocka_unit_test(a_full_disk_leaves_the_state_before),
        cmocka_unit_test(a_writer_that_dies_ends_the_run_and_nothing_else),
        cmocka_unit_test(says_when_memory_ends),
    };

    ignore_signals();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
