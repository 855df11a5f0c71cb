/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "searcher/commands/commands.h"

enum search_status cmd_entities(const struct command *c)
{
    const struct search_options *o = c->options;
    struct index_reader *index = NULL;
    const struct names_wanted wanted = {o->types, span_trim(o->request.typed), o->request.offset,
                                        o->request.limit};
    struct archive_names names = {0};
    struct lede_error err;
    enum search_status status;

    if (!command_open(c, &index, &err) ||
        !archive_names_list(index, &wanted, c->arena, &names, &err) ||
        !output_entities(o->format, c->page, &names, &err))
        status = command_failed(c, &err);
    else
        status = names.total ? STATUS_FOUND : STATUS_NONE;
    if (status == STATUS_NONE && !o->format->holds_notes)
        messages_summary(c->messages, "%s",
                         wanted.prefix.len ? "no name begins so" : "the archive has no names");
    index_close(index);
    return status;
}

/* ": near it: Dawn (5), …" */
static void say_names(const struct command *c, const char *before, const struct name_count *names,
                      size_t count)
{
    struct buf line = {0};

    for (size_t i = 0; i < count; i++)
        buf_addf(&line, "%s%.*s (%s, %" PRIu64 ")", i ? ", " : "", SPAN_ARGS(names[i].shown),
                 entity_type_name(names[i].type), names[i].articles);
    if (buf_ok(&line))
        messages_summary(c->messages, "%s%.*s", before, SPAN_ARGS(buf_span(&line)));
    buf_free(&line);
}

static void say_what_else(const struct command *c, const struct archive_name *name)
{
    if (c->options->format->holds_notes)
        return;
    if (!name->found) {
        messages_summary(c->messages, "no article has the name \"%.*s\"", SPAN_ARGS(name->asked));
        if (name->nearest_count)
            say_names(c, "near it: ", name->nearest, name->nearest_count);
    } else if (name->other_count) {
        say_names(c, "note: may mean also ", name->others, name->other_count);
    }
}

enum search_status cmd_entity(const struct command *c)
{
    const struct search_options *o = c->options;
    struct index_reader *index = NULL;
    struct archive_name name = {0};
    struct lede_error err;
    enum search_status status;
    bool ok =
        command_open(c, &index, &err) && archive_name_find(index, o->types, span_trim(o->entity),
                                                           o->request.limit, c->arena, &name, &err);

    if (ok)
        say_what_else(c, &name);
    if (!ok || !output_entity(o->format, c->page, &name, &err))
        status = command_failed(c, &err);
    else
        status = name.found ? STATUS_FOUND : STATUS_NONE;
    index_close(index);
    return status;
}
