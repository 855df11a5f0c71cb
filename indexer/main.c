/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/date.h"
#include "common/messages.h"
#include "index/generations.h"
#include "indexer/indexer_options.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 2, EXIT_SKIPPED = 3, EXIT_BUSY = 75 };

/* A reader that has gone and a file that grows too large are errors of the call, not our end. */
static void ignore_signals(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    (void)sigaction(SIGPIPE, &ignore, NULL);
    (void)sigaction(SIGXFSZ, &ignore, NULL);
}

static size_t cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 8 ? 8 : (size_t)n;
}

static int print_help(void)
{
    struct buf out = {0};
    options_help(&indexer_options, &out);
    bool ok = buf_ok(&out) && fwrite(out.at, 1, out.len, stdout) == out.len && fflush(stdout) == 0;
    buf_free(&out);
    return ok ? EXIT_DONE : EXIT_FAILED;
}

static void say_summary(struct messages *m, const struct index_summary *s, const char *index)
{
    messages_summary(m,
                     "%llu added, %llu replaced, %llu unchanged, %llu skipped, %llu repaired, "
                     "%llu of no known format",
                     (unsigned long long)s->added, (unsigned long long)s->replaced,
                     (unsigned long long)s->unchanged, (unsigned long long)s->skipped,
                     (unsigned long long)s->repaired, (unsigned long long)s->foreign);
    messages_summary(m, "%.1f MB in %.1f s, index at %s", (double)s->bytes / 1e6, s->seconds,
                     index);
}

int main(int argc, char **argv)
{
    struct indexer_command command = {.request = {.jobs = cores(), .today = date_today()}};
    struct index_summary summary = {0};
    struct lede_error err = {0};
    struct messages messages;
    char index[PATH_MAX];

    ignore_signals();
    messages_init(&messages, "indexer");
    if (!indexer_options_parse(argc, argv, &command, &err)) {
        messages_error(&messages, &err);
        return EXIT_FAILED;
    }
    if (command.action == INDEXER_HELP)
        return print_help();
    if (command.action == INDEXER_VERSION)
        return puts("indexer " LEDE_VERSION_TEXT) < 0 || fflush(stdout) ? EXIT_FAILED : EXIT_DONE;
    messages.quiet = command.quiet;
    messages.verbose = command.verbose;
    if (!command.request.index && !command.request.dry_run) {
        if (!index_default_path(getenv("LEDE_INDEX"), getenv("XDG_DATA_HOME"), getenv("HOME"),
                                index, sizeof index)) {
            messages_say(&messages, "no place for the index (--index DIR gives one)");
            return EXIT_FAILED;
        }
        command.request.index = index;
    }
    if (!index_all(&command.request, &messages, &summary, &err)) {
        messages_error(&messages, &err);
        return err.status == LEDE_BUSY ? EXIT_BUSY : EXIT_FAILED;
    }
    if (!command.request.dry_run)
        say_summary(&messages, &summary, command.request.index);
    if (summary.skipped + summary.repaired == 0)
        return EXIT_DONE;
    /* Nothing came of any path: that is no success with exceptions. */
    return summary.added + summary.replaced + summary.unchanged + summary.repaired == 0 &&
                   summary.bytes == 0
               ? EXIT_FAILED
               : EXIT_SKIPPED;
}
