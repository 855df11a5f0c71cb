/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/crash.h"
#include "common/date.h"
#include "common/file.h"
#include "common/messages.h"
#include "index/generations.h"
#include "indexer/indexer_options.h"
#include "indexer/names_model.h"

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

/* Print the text, which is freed; the exit status. */
static int print_text(struct messages *m, struct buf *text)
{
    struct lede_error err;
    bool ok = buf_ok(text) || error_memory(&err);

    if (ok && !file_write_all(STDOUT_FILENO, buf_span(text), &err))
        ok = error_within(&err, "standard output");
    if (!ok)
        messages_error(m, &err);
    buf_free(text);
    return ok ? EXIT_DONE : EXIT_FAILED;
}

static int print_help(struct messages *m)
{
    struct buf out = {0};

    options_help(&indexer_options, &out);
    return print_text(m, &out);
}

static int print_version(struct messages *m)
{
    struct buf out = {0};

    buf_text(&out, "indexer " LEDE_VERSION_TEXT "\n");
    return print_text(m, &out);
}

/* A standard stream that is closed is opened, the wrong way round, so that using it fails: else the next
 * file opened, which may be the index, would stand in its place and take what is written there. */
static bool open_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            return false;
    return true;
}

/* "3 replaced" behind what stands there, parted from it; the first says what is counted. Nothing of 0. */
static void add_count(struct buf *b, const char *parted_by, uint64_t number, const char *noun,
                      const char *what)
{
    if (number == 0)
        return;
    buf_text(b, b->len ? parted_by : "");
    buf_addf(b, "%" PRIu64 " ", number);
    if (noun)
        buf_addf(b, "%s%s ", noun, number == 1 ? "" : "s");
    buf_text(b, what);
}

/* What was read, how fast, and what the index has now. */
static void say_index(struct messages *m, const struct index_summary *s, const char *index)
{
    struct buf b = {0};

    if (!s->has_index) {
        messages_summary(m, "no index was made");
        return;
    }
    if (s->bytes >= 1000000)
        buf_addf(&b, "%.1f MB", (double)s->bytes / 1e6);
    else if (s->bytes >= 1000)
        buf_addf(&b, "%.1f kB", (double)s->bytes / 1e3);
    else if (s->bytes)
        buf_addf(&b, "%" PRIu64 " byte%s", s->bytes, s->bytes == 1 ? "" : "s");
    if (b.len)
        buf_addf(&b, " in %.1f s; ", s->seconds);
    buf_addf(&b, "%" PRIu64 " article%s in ", s->articles, s->articles == 1 ? "" : "s");
    if (buf_ok(&b))
        messages_summary(m, "%.*s%s", SPAN_ARGS(buf_span(&b)), index);
    buf_free(&b);
}

static void say_summary(struct messages *m, const struct index_summary *s,
                        const struct index_request *request)
{
    const struct {
        uint64_t number;
        const char *noun, *what;
    } exceptions[] = {
        {s->copies, NULL, s->copies == 1 ? "exact copy" : "exact copies"},
        {s->repaired, NULL, "repaired"},
        {s->skipped, NULL, "skipped"},
        {s->foreign, "file", "of no known format"},
        {s->unknown, "id", "not found"},
        {s->lost, NULL, s->lost == 1 ? "stays" : "stay"},
    };
    struct buf b = {0};

    add_count(&b, ", ", s->added, "article", "added");
    add_count(&b, ", ", s->replaced, b.len ? NULL : "article", "replaced");
    add_count(&b, ", ", s->dropped, b.len ? NULL : "article", "dropped");
    add_count(&b, ", ", s->unchanged, b.len ? NULL : "article", "unchanged");
    if (b.len == 0)
        buf_text(&b,
                 request->path_count ? "no articles"
                 : (request->meta || request->names) && !request->delete_count && !request->prune
                     ? "no articles changed"
                     : "no articles dropped");
    size_t articles = b.len;
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        add_count(&b, b.len > articles ? ", " : "; ", exceptions[i].number, exceptions[i].noun,
                  exceptions[i].what);
    if (buf_ok(&b))
        messages_summary(m, "%.*s", SPAN_ARGS(buf_span(&b)));
    buf_free(&b);
    say_index(m, s, request->index);
}

/* 2 when nothing came of anything asked for: that is no success with exceptions. */
static int exit_status(const struct index_summary *s)
{
    uint64_t came =
        s->added + s->replaced + s->dropped + s->unchanged + s->repaired + s->bytes + s->given;

    if (s->skipped + s->repaired + s->unknown + s->lost == 0)
        return EXIT_DONE;
    return came + s->lost == 0 ? EXIT_FAILED : EXIT_SKIPPED;
}

/* What a failed run comes to. */
static int say_failure(struct messages *m, const struct lede_error *err)
{
    messages_error(m, err);
    if (err->status == LEDE_DAMAGED || err->status == LEDE_VERSION)
        messages_say(m, "--rebuild makes the index anew, from the PATHs given alone");
    return err->status == LEDE_BUSY ? EXIT_BUSY : EXIT_FAILED;
}

/* The model that finds names, unless none is wanted or nothing is read. */
static bool load_model(const struct indexer_command *command, struct tag_model *model,
                       struct lede_error *err)
{
    char program[PATH_MAX];
    ssize_t len;

    if (command->request.no_entities ||
        (command->request.path_count == 0 && !command->request.meta))
        return true;
    len = readlink("/proc/self/exe", program, sizeof program - 1);
    program[len > 0 ? len : 0] = '\0';
    return names_model_load(model, command->model, getenv("LEDE_MODEL"), program, err);
}

/* Index as the command says; the exit status. */
static int run(const struct indexer_command *command, struct messages *messages)
{
    struct index_request request = command->request;
    struct index_summary summary = {0};
    struct tag_model model = {0};
    struct lede_error err = {0};
    char index[PATH_MAX];
    bool ok;

    messages->quiet = command->quiet;
    messages->verbose = command->verbose;
    request.width_cols = messages_width(STDOUT_FILENO);
    if (!request.index && !request.dry_run) {
        if (!index_default_path(getenv("LEDE_INDEX"), getenv("XDG_DATA_HOME"), getenv("HOME"),
                                index, sizeof index)) {
            messages_say(messages, "no place for the index (--index DIR gives one)");
            return EXIT_FAILED;
        }
        request.index = index;
    }
    if (!load_model(command, &model, &err)) {
        messages_error(messages, &err);
        return EXIT_FAILED;
    }
    request.model = &model;
    ok = index_all(&request, messages, &summary, &err);
    tag_model_free(&model);
    if (!ok)
        return say_failure(messages, &err);
    if (!request.dry_run)
        say_summary(messages, &summary, &request);
    return exit_status(&summary);
}

int main(int argc, char **argv)
{
    struct indexer_command command = {.request = {.jobs = cores(), .today = date_today()}};
    struct lede_error err = {0};
    struct messages messages;
    int status = EXIT_FAILED;

    if (!open_standard_streams())
        return EXIT_FAILED;
    ignore_signals();
    messages_init(&messages, "indexer");
    crash_say("indexer: crashed: the index may be damaged (--rebuild makes it anew)\n");
    if (!indexer_options_parse(argc, argv, &command, &err))
        messages_error(&messages, &err);
    else if (command.action == INDEXER_HELP)
        status = print_help(&messages);
    else if (command.action == INDEXER_VERSION)
        status = print_version(&messages);
    else
        status = run(&command, &messages);
    indexer_options_free(&command);
    return status;
}
