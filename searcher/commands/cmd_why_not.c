/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/commands.h"
#include "searcher/result/why_nothing.h"

enum search_status cmd_why_not(const struct command *c)
{
    const struct search_options *o = c->options;
    struct index_reader *index = NULL;
    struct why_not why = {0};
    struct lede_error err;
    enum search_status status;

    if (!command_open(c, &index, &err)) {
        status = command_failed(c, &err);
        goto out;
    }
    if (!why_not(index, o->show_id, &o->request, c->arena, &why, &err)) {
        status = command_failed(c, &err);
        if (err.status == LEDE_MISSING)
            status = STATUS_NONE;
        goto out;
    }
    if (!o->format->holds_notes)
        command_notes(c, why.notes, why.note_count);
    if (!output_why_not(o->format, c->page, &why, &err))
        status = command_failed(c, &err);
    else
        status = why.matches ? STATUS_FOUND : STATUS_NONE;
out:
    index_close(index);
    return status;
}
