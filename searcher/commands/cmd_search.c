/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/commands.h"

static void say_what_is_missing(const struct command *c, const struct result *r)
{
    if (r->total == 0)
        messages_summary(c->messages, "no article matches");
    else if (r->hit_count == 0 && r->offset >= r->total)
        messages_summary(c->messages, "note: --offset %zu leaves out all that was found",
                         r->offset);
}

static void say_what_is_not_held(const struct command *c)
{
    const struct search_request *r = &c->options->request;

    if (!c->options->format->holds_counts && (r->facet_count || r->timeline != TIMELINE_NONE))
        messages_summary(c->messages, "note: %s holds hits alone, neither facets nor a timeline",
                         c->options->format->name);
}

enum search_status cmd_search(const struct command *c)
{
    const struct output *format = c->options->format;
    struct index_reader *index = NULL;
    struct result result = {0};
    struct lede_error err;
    enum search_status status;

    if (!command_open(c, &index, &err) ||
        !search_run(index, &c->options->request, c->arena, &result, &err)) {
        status = command_failed(c, &err);
        goto out;
    }
    if (!format->holds_notes) {
        command_notes(c, result.notes, result.note_count);
        say_what_is_missing(c, &result);
    }
    say_what_is_not_held(c);
    if (!output_result(format, c->page, &result, &err))
        status = command_failed(c, &err);
    else
        status = result.total ? STATUS_FOUND : STATUS_NONE;
out:
    index_close(index);
    return status;
}
