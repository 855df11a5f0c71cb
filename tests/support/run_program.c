/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/run_program.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 32 };

int run_program(const char *const *arguments)
{
    char *copies[ARGUMENTS_MAX + 1] = {NULL}; /* execv() takes them as if it could change them */
    int status = 0;
    pid_t pid;

    for (size_t i = 0; i < ARGUMENTS_MAX && arguments[i]; i++)
        memcpy(&copies[i], &arguments[i], sizeof copies[i]);
    pid = fork();
    if (pid < 0)
        return -1;
    if (pid == 0) {
        (void)execv(arguments[0], copies);
        _exit(127);
    }
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
