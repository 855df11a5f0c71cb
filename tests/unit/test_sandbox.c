/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "common/file.h"
#include "common/process.h"
#include "indexer/input/sandbox.h"
#include "tests/support/check.h"

enum { NO_SANDBOX = 77, MEMORY_MB = 64 };

/* What is tried inside: whether it went well. */
struct attempt {
    const char *what;
    bool (*try)(int in, int out);
    bool permitted;
};

static bool try_open(int in, int out)
{
    (void)in;
    (void)out;
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0 || errno != EPERM;
}

static bool try_create(int in, int out)
{
    (void)in;
    (void)out;
    return open("/tmp/lede-sandbox-escaped", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0;
}

static bool try_look(int in, int out)
{
    struct stat st;

    (void)in;
    (void)out;
    return stat("/etc/passwd", &st) == 0;
}

static bool try_unlink(int in, int out)
{
    (void)in;
    (void)out;
    return unlink("/tmp/lede-sandbox-no-such-file") == 0 || errno != EPERM;
}

static bool try_socket(int in, int out)
{
    (void)in;
    (void)out;
    return socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EPERM;
}

static bool try_fork(int in, int out)
{
    pid_t pid = fork();

    (void)in;
    (void)out;
    if (pid == 0)
        _exit(0);
    return pid > 0;
}

static bool try_execute(int in, int out)
{
    char program[] = "/bin/true";
    char *const words[] = {program, NULL};

    (void)in;
    (void)out;
    (void)execv(words[0], words);
    return errno != EPERM;
}

static bool try_kill_parent(int in, int out)
{
    (void)in;
    (void)out;
    return kill(1, 0) == 0 || errno != EPERM || kill(getpid(), 0) == 0;
}

static bool try_code(int in, int out)
{
    (void)in;
    (void)out;
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                0) != MAP_FAILED;
}

static bool try_much_memory(int in, int out)
{
    (void)in;
    (void)out;
    return mmap(NULL, 2UL * MEMORY_MB << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                -1, 0) != MAP_FAILED;
}

static bool try_some_memory(int in, int out)
{
    size_t len = (size_t)MEMORY_MB / 4 << 20;
    char *at = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void)in;
    (void)out;
    if (at == MAP_FAILED)
        return false;
    for (size_t i = 0; i < len; i += 4096)
        at[i] = 1;
    return munmap(at, len) == 0;
}

static bool try_clock(int in, int out)
{
    struct timespec t;

    (void)in;
    (void)out;
    return clock_gettime(CLOCK_MONOTONIC, &t) == 0;
}

static bool try_pipes(int in, int out)
{
    struct pollfd wait = {.fd = in, .events = POLLIN};
    char byte;

    return poll(&wait, 1, -1) == 1 && read(in, &byte, 1) == 1 && write(out, &byte, 1) == 1;
}

static int run_attempt(int in, int out, void *context)
{
    const struct attempt *a = context;
    struct lede_error err;

    switch (sandbox_enter(MEMORY_MB, &err)) {
    case SANDBOX_ENTERED: return a->try(in, out) ? 1 : 0;
    case SANDBOX_PART:
    case SANDBOX_WATCHED: break;
    }
    return NO_SANDBOX;
}

static void a_reader_may_do_little(void **state)
{
    static const struct attempt attempts[] = {
        {"open", try_open, false},
        {"create", try_create, false},
        {"look", try_look, false},
        {"unlink", try_unlink, false},
        {"socket", try_socket, false},
        {"fork", try_fork, false},
        {"execute", try_execute, false},
        {"kill", try_kill_parent, false},
        {"code", try_code, false},
        {"much memory", try_much_memory, false},
        {"some memory", try_some_memory, true},
        {"clock", try_clock, true},
        {"pipes", try_pipes, true},
    };
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(attempts); i++) {
        struct child_process child = {0};
        struct attempt a = attempts[i];
        assert_ok(child_start(&child, run_attempt, &a, &err), &err);
        char answer;
        (void)!write(child.to, "x", 1);
        (void)!read(child.from, &answer, 1);
        int status = child_stop(&child, false);
        if (WIFEXITED(status) && WEXITSTATUS(status) == NO_SANDBOX)
            skip();
        if (!WIFEXITED(status) || WEXITSTATUS(status) != (a.permitted ? 1 : 0))
            fail_msg("%s: status %d", a.what, status);
    }
    (void)state;
}

/* abort() must end it as a crash does, or its death would be misread. */
static bool crash(int in, int out)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};

    (void)in;
    (void)out;
    (void)sigaction(SIGABRT, &usual, NULL);
    abort();
}

static void it_may_end_itself(void **state)
{
    struct child_process child = {0};
    struct attempt a = {"abort", crash, true};
    struct lede_error err;

    assert_ok(child_start(&child, run_attempt, &a, &err), &err);
    int status = child_stop(&child, false);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_SANDBOX)
        skip();
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    (void)state;
}

static void what_cannot_be_had_is_said(void **state)
{
    struct lede_error err;
    char text[200];

    (void)error_set(&err, LEDE_SYSTEM, "seccomp: invalid argument");
    sandbox_describe(SANDBOX_ENTERED, &err, text);
    assert_string_equal(text, "");
    sandbox_describe(SANDBOX_PART, &err, text);
    assert_string_equal(text,
                        "note: readers run without a whole sandbox: seccomp: invalid argument");
    sandbox_describe(SANDBOX_WATCHED, &err, text);
    assert_string_equal(text, "");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reader_may_do_little),
        cmocka_unit_test(it_may_end_itself),
        cmocka_unit_test(what_cannot_be_had_is_said),
    };
    struct sigaction ignore = {.sa_handler = SIG_IGN}; /* as the program does */

    (void)sigaction(SIGPIPE, &ignore, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
