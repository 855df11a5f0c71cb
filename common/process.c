/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* close_range(), F_SETPIPE_SZ */
#include "common/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/crash.h"

enum { PIPE_BYTES = 1 << 20, WORKER_IN = 3, WORKER_OUT = 4 };

static void close_pair(int pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0)
            (void)close(pair[i]);
}

/* Nothing of the parent's stays open but standard error: a lock would be held for as long as a worker has
 * it, and a pipe's end would not be seen. The pipes are put past their places first, since either may lie
 * in the other's. */
static bool close_others(int in, int out)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    int high_in = fcntl(in, F_DUPFD, WORKER_OUT + 1);
    int high_out = fcntl(out, F_DUPFD, WORKER_OUT + 1);

    return nothing >= 0 && high_in >= 0 && high_out >= 0 && dup2(nothing, STDIN_FILENO) >= 0 &&
           dup2(nothing, STDOUT_FILENO) >= 0 && dup2(high_in, WORKER_IN) >= 0 &&
           dup2(high_out, WORKER_OUT) >= 0 && close_range(WORKER_OUT + 1, ~0U, 0) == 0;
}

/* The worker's side. */
static void run(int in, int out, pid_t parent, int (*work)(int, int, void *), void *context)
{
    crash_say(NULL);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent || !close_others(in, out))
        _exit(1);
    _exit(work(WORKER_IN, WORKER_OUT, context));
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
    (void)fcntl(to[1], F_SETPIPE_SZ, PIPE_BYTES);
    (void)fcntl(from[1], F_SETPIPE_SZ, PIPE_BYTES);
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
