/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/commands.h"

enum search_status cmd_info(const struct command *c)
{
    struct index_reader *index = NULL;
    struct index_info info = {0};
    struct lede_error err;
    enum search_status status = STATUS_FOUND;

    if (!command_open(c, &index, &err) || !index_info(index, c->arena, &info, &err) ||
        !output_info(c->options->format, c->page, c->index, &info, &err))
        status = command_failed(c, &err);
    index_close(index);
    return status;
}
