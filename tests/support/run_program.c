/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/run_program.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 32 };

/* What it prints goes into the file, if there is one. */
static bool redirect(const char *path)
{
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666) : -1;
    return !path || (fd >= 0 && dup2(fd, STDOUT_FILENO) >= 0);
}

int run_program_into(const char *const *arguments, const char *path)
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
        if (redirect(path))
            (void)execv(arguments[0], given.argv);
        _exit(127);
    }
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int run_program(const char *const *arguments)
{
    return run_program_into(arguments, NULL);
}
