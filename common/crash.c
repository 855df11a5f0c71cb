/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/crash.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { STATUS_FAILED = 2 };

/* A handler has no other way to know. Set before it is. */
static const char *volatile said;

/* Only what a handler may call: write() and _exit(). */
static void say_and_end(int number)
{
    const char *line = said;

    (void)number;
    (void)!write(STDERR_FILENO, line, strlen(line));
    _exit(STATUS_FAILED);
}

void crash_say(const char *line)
{
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    struct sigaction action = {.sa_handler = line ? say_and_end : SIG_DFL};

    if (CRASH_IS_SANITIZED)
        return;
    said = line;
    (void)sigfillset(&action.sa_mask);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        (void)sigaction(crashes[i], &action, NULL);
}
