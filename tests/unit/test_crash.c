/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/crash.h"
#include "common/file.h"
#include "common/process.h"
#include "tests/support/check.h"

/* What a process that crashes so prints on standard error; how it ended. */
static int crash(int number, struct span want)
{
    struct lede_error err;
    char text[80];
    int ends[2], status = 0;
    size_t got = 0;

    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        (void)dup2(ends[1], STDERR_FILENO);
        (void)close(ends[1]);
        crash_say("program: crashed\n");
        (void)raise(number);
        _exit(0);
    }
    (void)close(ends[1]);
    (void)!file_read_all(ends[0], text, sizeof text, &got, &err);
    (void)close(ends[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_span((struct span){text, got}, want);
    return status;
}

static void a_crash_is_told(void **state)
{
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

    if (CRASH_IS_SANITIZED)
        skip();
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        int status = crash(numbers[i], SPAN("program: crashed\n"));
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 2);
    }
    assert_int_equal(WTERMSIG(crash(SIGTERM, SPAN(""))), SIGTERM);
    (void)state;
}

static int abort_it(int in, int out, void *context)
{
    (void)in;
    (void)out;
    (void)context;
    abort();
}

static void a_worker_s_crash_is_its_parent_s_to_tell(void **state)
{
    struct lede_error err;
    struct child_process c = {0};
    char text[40];

    crash_say("program: crashed\n");
    assert_ok(child_start(&c, abort_it, NULL, &err), &err);
    child_describe(child_stop(&c, false), text);
    crash_say(NULL);
    assert_string_equal(text, "ended by signal 6");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crash_is_told),
        cmocka_unit_test(a_worker_s_crash_is_its_parent_s_to_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
