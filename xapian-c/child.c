/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xapian-c/child.h"

#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "xapian-c/refuse.h"

enum { LINE_MAX_LEN = 1024, SIGN = 1 /* begins the line with the number of errors */ };

/* Cuts what the child prints into lines. */
struct reader {
    void (*line)(void *arg, const char *text);
    void *arg;
    char text[LINE_MAX_LEN]; /* what is longer is cut */
    size_t len, errors;
    bool told;
};

static void end_line(struct reader *r)
{
    r->text[r->len] = '\0';
    if (r->len && r->text[0] == SIGN) {
        r->told = true;
        r->errors = 0;
        for (const char *digit = r->text + 1; *digit >= '0' && *digit <= '9'; digit++)
            r->errors = r->errors * 10 + (size_t)(*digit - '0');
    } else if (r->len && r->line) {
        r->line(r->arg, r->text);
    }
    r->len = 0;
}

static void take(struct reader *r, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] == '\n')
            end_line(r);
        else if (r->len + 1 < sizeof r->text)
            r->text[r->len++] = bytes[i];
    }
}

bool xc_child_print(int fd, const char *bytes, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t put = write(fd, bytes + done, n - done);
        if (put < 0 && errno != EINTR)
            return false;
        done += put > 0 ? (size_t)put : 0;
    }
    return true;
}

void xc_child_tell(int fd, size_t errors)
{
    char text[32];
    int n = snprintf(text, sizeof text, "%c%zu\n", SIGN, errors);
    (void)xc_child_print(fd, text, n > 0 ? (size_t)n : 0);
}

static void read_all(int fd, struct reader *r)
{
    char block[4096];
    ssize_t got;
    while ((got = read(fd, block, sizeof block)) != 0) {
        if (got < 0 && errno != EINTR)
            break;
        take(r, block, got > 0 ? (size_t)got : 0);
    }
    end_line(r); /* the last line of a child that died has no end */
}

bool xc_child_run(void (*work)(void *arg, int fd), void *work_arg,
                  void (*line)(void *arg, const char *text), void *line_arg, size_t *errors,
                  const char *where, struct xc_error *e)
{
    struct reader reader = {.line = line, .arg = line_arg};
    char died[64];
    int ends[2], status = 0;

    if (pipe(ends) != 0)
        return xc_refuse_errno(e, where, errno, "pipe");
    pid_t child = fork();
    if (child == 0) {
        struct rlimit no_core = {0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        close(ends[0]);
        work(work_arg, ends[1]);
        _exit(0);
    }
    int number = errno;
    close(ends[1]);
    if (child > 0)
        read_all(ends[0], &reader);
    close(ends[0]);
    if (child < 0)
        return xc_refuse_errno(e, where, number, "fork");
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFSIGNALED(status) && line) {
        snprintf(died, sizeof died, "the work died of signal %d", WTERMSIG(status));
        line(line_arg, died);
    }
    *errors = reader.told ? reader.errors : reader.errors + 1;
    return true;
}
