/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/budget.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "searcher/web/response.h"

enum { SENDING_SECONDS = 60 };

const struct budget budget_default = {.wall_ms = 5000, .memory_bytes = (size_t)1 << 30};

/* Sanitizers map far more than they use. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

/* Only what a handler may call: write() and _exit(). */
static void give_up(int number)
{
    static const char log[] = "search.cgi: over budget: answered with 503\n";
    struct span answer = response_too_much();
    size_t done = 0;

    (void)number;
    while (done < answer.len) {
        ssize_t n = write(STDOUT_FILENO, answer.at + done, answer.len - done);
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    if (write(STDERR_FILENO, log, sizeof log - 1) < 0)
        _exit(2);
    _exit(done == answer.len ? 0 : 2);
}

static bool handle(int number, void (*handler)(int), struct lede_error *err)
{
    struct sigaction action = {.sa_handler = handler};

    (void)sigfillset(&action.sa_mask);
    return sigaction(number, &action, NULL) == 0 || error_errno(err, errno, "cannot set a budget");
}

static bool limit(int resource, rlim_t most, rlim_t at_last, struct lede_error *err)
{
    struct rlimit now;

    if (getrlimit(resource, &now) != 0)
        return error_errno(err, errno, "cannot set a budget");
    /* A limit that the server set already stays if it is lower. */
    if (now.rlim_max == RLIM_INFINITY || now.rlim_max > at_last)
        now.rlim_max = at_last;
    if (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > most)
        now.rlim_cur = most < now.rlim_max ? most : now.rlim_max;
    return setrlimit(resource, &now) == 0 || error_errno(err, errno, "cannot set a budget");
}

bool budget_begin(const struct budget *b, struct lede_error *err)
{
    rlim_t seconds = (b->wall_ms + 999) / 1000;
    struct itimerval timer = {.it_value = {.tv_sec = b->wall_ms / 1000,
                                           .tv_usec = (suseconds_t)(b->wall_ms % 1000) * 1000}};

    if (!handle(SIGALRM, give_up, err) || !handle(SIGXCPU, give_up, err) ||
        !limit(RLIMIT_CPU, seconds, seconds + 1, err))
        return false;
    if (b->memory_bytes && !IS_SANITIZED &&
        !limit(RLIMIT_AS, (rlim_t)b->memory_bytes, (rlim_t)b->memory_bytes, err))
        return false;
    return setitimer(ITIMER_REAL, &timer, NULL) == 0 ||
           error_errno(err, errno, "cannot set a budget");
}

void budget_end(void)
{
    static const struct itimerval sending = {.it_value = {.tv_sec = SENDING_SECONDS}};
    struct lede_error err;

    /* First deaf, then of the default kind: a signal that comes between must not write. */
    if (handle(SIGXCPU, SIG_IGN, &err) && handle(SIGALRM, SIG_IGN, &err) &&
        setitimer(ITIMER_REAL, &sending, NULL) == 0 && handle(SIGALRM, SIG_DFL, &err))
        return;
    (void)alarm(0);
}
