/* What a full disk and a kill leave behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "test_xapian_c_help.h"

enum { EXIT_STEP = 10 }; /* a child says at which step it went wrong */

static void limit_files(rlim_t bytes)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct rlimit limit;
    sigaction(SIGXFSZ, &ignore, NULL);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

/* Add documents of many words until a call fails or there are n. */
static bool add_many(struct xc_writer *w, unsigned n, struct xc_error *e)
{
    char term[32];
    struct xc_doc *d = NULL;
    bool ok = xc_doc_new(&d, e);
    for (unsigned i = 0; ok && i < n; i++) {
        xc_doc_clear(d);
        for (unsigned j = 0; ok && j < 40; j++) {
            snprintf(term, sizeof term, "term%u-%u", i, j);
            ok = xc_doc_posting(d, str(term), 2 + j, 1, e);
        }
        ok = ok && xc_add(w, d, NULL, e);
    }
    xc_doc_free(d);
    return ok;
}

/* In a child, since the limit cannot be taken back where it stands. 0 when all is as it should be. */
static int fail_a_commit(const char *dir)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    struct xc_writer *w = NULL;
    uint32_t n;

    if (!xc_writer_open(&w, dir, 0, 0, &e) || !xc_begin(w, &e) || !xc_doc_new(&d, &e))
        return EXIT_STEP;
    limit_files(65536);
    if (add_many(w, 2000, &e) && xc_commit(w, &e))
        return EXIT_STEP + 1;
    if (e.status != XC_NO_SPACE || xc_writer_is_open(w))
        return EXIT_STEP + 2;
    if (xc_add(w, d, NULL, &e) || e.status != XC_CLOSED)
        return EXIT_STEP + 3;
    if (xc_replace(w, str("Q"), d, NULL, &e) || e.status != XC_CLOSED)
        return EXIT_STEP + 4;
    if (xc_delete(w, str("Q"), NULL, &e) || e.status != XC_CLOSED)
        return EXIT_STEP + 5;
    if (xc_commit(w, &e) || e.status != XC_CLOSED)
        return EXIT_STEP + 6;
    if (xc_begin(w, &e) || e.status != XC_CLOSED)
        return EXIT_STEP + 7;
    if (xc_set_metadata(w, str("k"), str("v"), &e) || e.status != XC_CLOSED)
        return EXIT_STEP + 8;
    if (xc_writer_count(w, &n, &e) || e.status != XC_CLOSED)
        return EXIT_STEP + 9;
    limit_files(RLIM_INFINITY); /* room again: closing must not commit what is left of the batch */
    xc_rollback(w);
    xc_writer_close(w);
    xc_doc_free(d);
    return 0;
}

static void a_failed_commit_loses_the_batch_and_closes_the_writer(void **state)
{
    struct xc_error e;
    size_t errors = 1;
    int status;
    make_database(in_folder(state, "db"), 3);
    pid_t child = fork();
    if (child == 0)
        _exit(fail_a_commit(in_folder(state, "db")));
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(documents_at(in_folder(state, "db")), 3);
    assert_done(xc_check(in_folder(state, "db"), NULL, NULL, &errors, &e), &e);
    assert_int_equal(errors, 0);
}

static void a_failed_compaction_removes_its_output(void **state)
{
    struct xc_error e;
    int status;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_true(add_many(w, 2000, &e));
    commit_and_close(w);
    pid_t child = fork();
    if (child == 0) {
        const char *in[] = {in_folder(state, "db")};
        limit_files(65536);
        bool done = xc_compact(in, 1, in_folder(state, "out"), 0, &e);
        _exit(!done && e.status == XC_NO_SPACE ? 0 : EXIT_STEP);
    }
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    assert_int_equal(entries_of(*state), 1);
}

/* A child makes databases without end, under one name after the other; it is killed at some moment.
 * Whatever stands under a final name must open. */
static void a_killed_creation_leaves_nothing_half_made(void **state)
{
    enum { KILLS = 12, NAMES = 1000 };
    char name[32];
    unsigned made = 0;
    for (unsigned round = 0; round < KILLS; round++) {
        struct timespec pause = {0, (long)(round * 1700 + 300) * 1000};
        pid_t child = fork();
        if (child == 0) {
            for (unsigned i = 0; i < NAMES; i++) {
                struct xc_error e;
                struct xc_writer *w = NULL;
                snprintf(name, sizeof name, "db%u-%u", round, i);
                if (!xc_create(&w, in_folder(state, name), XC_NO_SYNC, &e))
                    _exit(1);
                xc_writer_close(w);
            }
            _exit(0);
        }
        nanosleep(&pause, NULL);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        for (unsigned i = 0; i < NAMES; i++) {
            snprintf(name, sizeof name, "db%u-%u", round, i);
            if (!path_exists(in_folder(state, name)))
                break;
            assert_int_equal(documents_at(in_folder(state, name)), 0);
            made++;
        }
    }
    assert_true(made > 0);
}

/* The same of commits: each adds a document and tells it; what was told must be there. */
static void a_killed_writer_loses_nothing_committed(void **state)
{
    enum { KILLS = 6, COMMITS = 10000 };
    struct xc_error e;
    uint32_t told = 0;
    make_database(in_folder(state, "db"), 1);
    for (unsigned round = 0; round < KILLS; round++) {
        struct timespec pause = {0, (long)(round * 3100 + 9000) * 1000};
        int tell[2];
        uint32_t n;
        assert_int_equal(pipe(tell), 0);
        pid_t child = fork();
        if (child == 0) {
            struct xc_writer *w = NULL;
            bool ok = xc_writer_open(&w, in_folder(state, "db"), XC_NO_SYNC, 0, &e);
            for (unsigned i = 0; ok && i < COMMITS; i++) {
                ok = xc_begin(w, &e) && add_many(w, 1, &e) && xc_writer_count(w, &n, &e) &&
                     xc_commit(w, &e);
                ok = ok && write(tell[1], &n, sizeof n) == sizeof n;
            }
            _exit(0);
        }
        close(tell[1]);
        nanosleep(&pause, NULL);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        while (read(tell[0], &n, sizeof n) == sizeof n)
            told = n;
        close(tell[0]);
        assert_true(documents_at(in_folder(state, "db")) >= told);
    }
    size_t errors = 1;
    assert_true(told > 1);
    assert_done(xc_check(in_folder(state, "db"), NULL, NULL, &errors, &e), &e);
    assert_int_equal(errors, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_failed_commit_loses_the_batch_and_closes_the_writer),
        TEST(a_failed_compaction_removes_its_output),
        TEST(a_killed_creation_leaves_nothing_half_made),
        TEST(a_killed_writer_loses_nothing_committed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
