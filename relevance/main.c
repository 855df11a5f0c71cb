/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <unistd.h>

#include "common/file.h"
#include "common/messages.h"
#include "relevance/floors.h"
#include "relevance/relevance_options.h"

enum { EXIT_DONE = 0, EXIT_BELOW = 1, EXIT_FAILED = 2 };

static bool write_out(const struct buf *out, struct lede_error *err)
{
    if (!buf_ok(out))
        return error_memory(err);
    return file_write_all(STDOUT_FILENO, buf_span(out), err) ||
           error_within(err, "standard output");
}

static void list_measures(struct buf *out)
{
    for (size_t i = 0; i < measure_count; i++)
        buf_addf(out, "%s\t%s\t%s\n", measures[i].name, measures[i].what, measures[i].source);
}

static void say_missed(struct messages *m, const char *run, const struct floors *floors,
                       const struct choices *choices, const double *values, bool *below)
{
    const struct floor_row *row;

    for (size_t at = 0; (row = floors_next_missed(floors, choices, values, &at)); *below = true) {
        char name[CHOICE_NAME_MAX];
        choice_name(&row->choice, name);
        messages_say(m, "%s: %s is %.4f, below its floor of %.4f (%s:%zu)", run, name,
                     values[choices_find(choices, &row->choice)], row->least, floors->path,
                     row->line);
    }
}

static bool eval_file(const struct relevance_command *c, const struct trec_file *qrels,
                      const char *path, double *values, struct lede_error *err)
{
    struct trec_file run = {0};
    struct buf out = {0};
    bool ok = trec_read(TREC_RUN, path, &run, err);

    if (ok && !eval_run(&c->request, qrels, &run, &out, values, err))
        ok = error_within(err, "%s", path);
    ok = ok && write_out(&out, err);
    buf_free(&out);
    trec_free(&run);
    return ok;
}

/* Several tables are told apart by their runs' tags. */
static bool choose(struct relevance_command *c, struct floors *floors, struct lede_error *err)
{
    struct choices *choices = &c->request.choices;

    if (choices->count == 0 && !(c->floors ? choices_add(choices, SPAN("num_q"), err)
                                           : choices_add_official(choices, err)))
        return false;
    if (c->floors && !floors_read(floors, c->floors, choices, err))
        return false;
    return c->run_count == 1 || choices_add(choices, SPAN("runid"), err);
}

static bool eval_all(struct relevance_command *c, struct messages *m, bool *below,
                     struct lede_error *err)
{
    bool ok = false;
    struct trec_file qrels = {0};
    struct floors floors = {0};
    double *values = NULL;

    if (!choose(c, &floors, err) || !trec_read(TREC_QRELS, c->qrels, &qrels, err))
        goto out;
    values = mem_take(c->request.choices.count, sizeof *values);
    if (!values) {
        error_memory(err);
        goto out;
    }
    for (size_t i = 0; i < c->run_count; i++) {
        if (!eval_file(c, &qrels, c->runs[i], values, err))
            goto out;
        say_missed(m, c->runs[i], &floors, &c->request.choices, values, below);
    }
    ok = true;
out:
    mem_free(values);
    floors_free(&floors);
    trec_free(&qrels);
    return ok;
}

static bool run_command(struct relevance_command *c, struct messages *m, bool *below,
                        struct lede_error *err)
{
    struct buf out = {0};
    bool ok;

    switch (c->action) {
    case RELEVANCE_EVAL: return eval_all(c, m, below, err);
    case RELEVANCE_MEASURES: list_measures(&out); break;
    case RELEVANCE_HELP: options_help(&relevance_options, &out); break;
    case RELEVANCE_VERSION: buf_text(&out, "relevance (Lede) " LEDE_VERSION_TEXT "\n"); break;
    }
    ok = write_out(&out, err);
    buf_free(&out);
    return ok;
}

int main(int argc, char **argv)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct relevance_command command = {0};
    struct lede_error err = {0};
    struct messages messages;
    bool below = false;

    /* A reader that has gone is an error of the write, not our end. */
    (void)sigaction(SIGPIPE, &ignore, NULL);
    messages_init(&messages, "relevance");
    bool ok = relevance_options_parse(argc, argv, &command, &err) &&
              run_command(&command, &messages, &below, &err);
    if (!ok)
        messages_error(&messages, &err);
    relevance_command_free(&command);
    return !ok ? EXIT_FAILED : below ? EXIT_BELOW : EXIT_DONE;
}
