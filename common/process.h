/* common/process.h: a worker process with a pipe to it and one back.
 *
 * The worker dies with its parent. Of what the parent has open it has standard error alone; its standard
 * input and output lead nowhere. The parent's own three must be open, and SIGPIPE ignored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/types.h>

#include "common/error.h"

struct child_process {
    pid_t pid; /* 0: none */
    int to, from;
};

/* Fork a process that runs work(in, out, context) and ends with what it returns. */
bool child_start(struct child_process *c, int (*work)(int in, int out, void *context),
                 void *context, struct lede_error *err) MUST_CHECK;

/* Close its pipes and wait for its end; kill it first when kill is true. The wait status, 0 when there
 * was none. */
int child_stop(struct child_process *c, bool kill);

/* "ended by signal 11", "ended with status 2", into out. */
void child_describe(int wait_status, char out[40]);
