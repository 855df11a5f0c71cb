/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DESCRIPTORS_MAX = 1024, PIPE_BYTES = 1 << 20 };

static void close_pair(int pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0)
            (void)close(pair[i]);
}

/* The worker's side: nothing of the parent's stays open but the standard streams and its two pipes. */
static void run(int in, int out, pid_t parent, int (*work)(int, int, void *), void *context)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    for (int fd = 3; fd < DESCRIPTORS_MAX; fd++)
        if (fd != in && fd != out)
            (void)close(fd);
    _exit(work(in, out, context));
}

bool child_start(struct child_process *c, int (*work)(int in, int out, void *context),
                 void *context, struct lede_error *err)
{
    int to[2] = {-1, -1}, from[2] = {-1, -1};
    pid_t parent = getpid();

    if (pipe(to) != 0 || pipe(from) != 0) {
        error_errno(err, errno, "cannot make a pipe");
        goto failed;
    }
    /* Larger pipes let both sides work on; without them all goes on, only slower. */
    (void)fcntl(to[1], 1031 /* F_SETPIPE_SZ */, PIPE_BYTES);
    (void)fcntl(from[1], 1031 /* F_SETPIPE_SZ */, PIPE_BYTES);
    c->pid = fork();
    if (c->pid < 0) {
        error_errno(err, errno, "cannot start a process");
        goto failed;
    }
    if (c->pid == 0)
        run(to[0], from[1], parent, work, context);
    (void)close(to[0]);
    (void)close(from[1]);
    c->to = to[1];
    c->from = from[0];
    return true;
failed:
    c->pid = 0;
    close_pair(to);
    close_pair(from);
    return false;
}

int child_stop(struct child_process *c, bool kill_it)
{
    int status = 0;

    if (c->pid == 0)
        return 0;
    if (kill_it)
        (void)kill(c->pid, SIGKILL);
    (void)close(c->to);
    (void)close(c->from);
    while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
        ;
    c->pid = 0;
    return status;
}

void child_describe(int wait_status, char out[40])
{
    if (WIFSIGNALED(wait_status))
        (void)snprintf(out, 40, "ended by signal %d", WTERMSIG(wait_status));
    else
        (void)snprintf(out, 40, "ended with status %d", WEXITSTATUS(wait_status));
}
