/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/run_program.h"

#include <errno.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 32 };

int run_program(const char *const *arguments)
{
    const char *copies[ARGUMENTS_MAX + 1] = {NULL};
    union {
        const char **copies;
        char *const *argv; /* as execv() wants them, which changes none */
    } given = {copies};
    int status = 0;
    pid_t pid;

    if (!arguments[0])
        return -1;
    for (size_t i = 0; i < ARGUMENTS_MAX && arguments[i]; i++)
        copies[i] = arguments[i];
    pid = fork();
    if (pid < 0)
        return -1;
    if (pid == 0) {
        (void)execv(arguments[0], given.argv);
        _exit(127);
    }
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
