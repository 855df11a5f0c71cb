/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/commands.h"
#include "searcher/output/why_said.h"

static void say_what_is_missing(const struct command *c, const struct result *r)
{
    if (r->total == 0)
        messages_summary(c->messages, "no article matches");
    else if (r->hit_count == 0 && r->offset >= r->total)
        messages_summary(c->messages, "note: --offset %zu leaves out all that was found",
                         r->offset);
}

/* What the query language takes for a word, and who typed it may not. */
static void say_what_is_late(const struct command *c)
{
    const char *late = c->options->late;

    if (late)
        messages_summary(c->messages,
                         "note: %s behind the first word leaves out \"%s\"; as an option it stands "
                         "before the query",
                         late, late + 1);
}

static void say_what_is_not_held(const struct command *c)
{
    const struct search_request *r = &c->options->request;

    if (!c->options->format->holds_counts && (r->facet_count || r->timeline != TIMELINE_NONE))
        messages_summary(c->messages, "note: %s holds hits alone, neither facets nor a timeline",
                         c->options->format->name);
}

/* Where no article has all that was asked for. */
static void say_why(const struct command *c, const struct result *r)
{
    struct buf line = {0};

    for (size_t i = 0; why_worth_saying(r) && i < r->part_count; i++) {
        buf_reset(&line);
        why_said(r, &r->parts[i], &line);
        if (buf_ok(&line))
            messages_summary(c->messages, "%.*s", SPAN_ARGS(buf_span(&line)));
    }
    buf_free(&line);
}

static void say_notes(const struct command *c, const struct result *r)
{
    say_what_is_late(c);
    if (!c->options->format->holds_notes) {
        command_notes(c, r->notes, r->note_count);
        say_what_is_missing(c, r);
        say_why(c, r);
    }
    say_what_is_not_held(c);
}

/* An answer that is written out as it is read. */
struct writing {
    const struct command *command;
    bool found;
};

static bool write_begin(void *context, const struct result *r, struct lede_error *err)
{
    struct writing *w = context;

    w->found = r->total > 0;
    say_notes(w->command, r);
    return output_begin(w->command->options->format, w->command->page, r, err);
}

static bool write_hit(void *context, const struct result *r, const struct hit *hit, size_t i,
                      struct lede_error *err)
{
    const struct command *c = ((struct writing *)context)->command;

    return output_hit(c->options->format, c->page, r, hit, i, err);
}

static bool write_end(void *context, const struct result *r, struct lede_error *err)
{
    const struct command *c = ((struct writing *)context)->command;

    return output_end(c->options->format, c->page, r, err);
}

static bool answer_long(struct index_reader *index, struct writing *w, struct lede_error *err)
{
    const struct search_sink sink = {write_begin, write_hit, write_end, w};

    return search_each(index, &w->command->options->request, &sink, err);
}

static bool answer(struct index_reader *index, struct writing *w, struct lede_error *err)
{
    const struct command *c = w->command;
    struct result result = {0};

    if (!search_run(index, &c->options->request, c->arena, &result, err))
        return false;
    w->found = result.total > 0;
    say_notes(c, &result);
    return output_result(c->options->format, c->page, &result, err);
}

enum search_status cmd_search(const struct command *c)
{
    struct index_reader *index = NULL;
    struct writing w = {.command = c};
    struct lede_error err;
    enum search_status status;
    bool ok = command_open(c, &index, &err);

    if (ok)
        ok = search_is_long(&c->options->request) ? answer_long(index, &w, &err)
                                                  : answer(index, &w, &err);
    if (!ok)
        status = command_failed(c, &err);
    else
        status = w.found ? STATUS_FOUND : STATUS_NONE;
    index_close(index);
    return status;
}
