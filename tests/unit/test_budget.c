/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/wait.h>
#include <unistd.h>

#include "common/buf.h"
#include "common/mem.h"
#include "searcher/web/budget.h"
#include "searcher/web/response.h"
#include "tests/support/check.h"

enum { BIG = 200 << 20 };

static void wait_for_ever(void)
{
    for (;;)
        (void)pause();
}

static void end_in_time(void)
{
    budget_end();
    (void)!write(STDOUT_FILENO, "done", 4);
}

/* What a process with that budget writes to standard output, and its exit status. */
static int run(const struct budget *b, void (*work)(void), struct buf *out)
{
    int ends[2], status = 0;
    char bytes[4096];
    ssize_t n;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct lede_error err;
        (void)dup2(ends[1], STDOUT_FILENO);
        if (budget_begin(b, &err))
            work();
        _exit(0);
    }
    (void)close(ends[1]);
    while ((n = read(ends[0], bytes, sizeof bytes)) > 0)
        buf_add(out, (struct span){bytes, (size_t)n});
    (void)close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void what_takes_too_long_ends_in_a_503(void **state)
{
    const struct budget b = {.wall_ms = 20};
    struct buf out = {0};

    assert_int_equal(run(&b, wait_for_ever, &out), 0);
    assert_span(buf_span(&out), response_too_much());
    assert_true(span_starts(buf_span(&out), SPAN("Status: 503 ")));
    buf_free(&out);
    (void)state;
}

static void what_ends_in_time_is_left_alone(void **state)
{
    struct buf out = {0};

    assert_int_equal(run(&budget_default, end_in_time, &out), 0);
    assert_span(buf_span(&out), SPAN("done"));
    buf_free(&out);
    (void)state;
}

static void take_too_much(void)
{
    void *big = mem_take(BIG, 1);
    (void)!write(STDOUT_FILENO, big ? "there" : "none", big ? 5 : 4);
    mem_free(big);
}

static void what_takes_too_much_memory_gets_none(void **state)
{
    const struct budget b = {.wall_ms = 5000, .memory_bytes = BIG};
    struct buf out = {0};

    assert_int_equal(run(&b, take_too_much, &out), 0);
    /* A sanitizer's build has no such limit. */
    assert_true(span_is(buf_span(&out), "none") || span_is(buf_span(&out), "there"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
    assert_span(buf_span(&out), SPAN("none"));
#endif
    buf_free(&out);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_takes_too_long_ends_in_a_503),
        cmocka_unit_test(what_ends_in_time_is_left_alone),
        cmocka_unit_test(what_takes_too_much_memory_gets_none),
    };
    return cmocka_run_group_tests_name("budget", tests, NULL, NULL);
}
