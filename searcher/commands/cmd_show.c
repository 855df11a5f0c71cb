/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/commands.h"

enum search_status cmd_show(const struct command *c)
{
    const struct search_options *o = c->options;
    struct index_reader *index = NULL;
    struct shown_article shown = {0};
    struct lede_error err;
    enum search_status status = STATUS_FOUND;

    if (!command_open(c, &index, &err)) {
        status = command_failed(c, &err);
        goto out;
    }
    if (!search_show(index, o->show_id, &o->request, c->arena, &shown, &err)) {
        status = command_failed(c, &err);
        if (err.status == LEDE_MISSING)
            status = STATUS_NONE;
        goto out;
    }
    if (!o->format->holds_notes)
        command_notes(c, shown.notes, shown.note_count);
    if (!output_article(o->format, c->page, &shown, &err))
        status = command_failed(c, &err);
out:
    index_close(index);
    return status;
}
