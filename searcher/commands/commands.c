/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/commands.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/date.h"
#include "common/file.h"
#include "index/generations.h"
#include "index/names_user.h"

/* The list that --names names, in place of the index's; "none" is an empty one, as for the indexer. */
static bool use_names(const struct command *c, struct index_reader *index, struct lede_error *err)
{
    struct span bytes;

    if (span_is(span_of(c->options->names), "none"))
        return index_use_list(index, (struct span){0}, c->options->names, err);
    return file_read(c->options->names, NAMES_USER_BYTES_MAX, c->arena, &bytes, err) &&
           index_use_list(index, bytes, c->options->names, err);
}

bool command_open(const struct command *c, struct index_reader **out, struct lede_error *err)
{
    if (index_open(out, c->index, err))
        return !c->options->names || use_names(c, *out, err);
    if (err->status != LEDE_MISSING)
        return false;
    if (c->index_given)
        return error_set(err, LEDE_MISSING, "no index at %s (make one: indexer --index %s FOLDER)",
                         c->index, c->index);
    return error_set(err, LEDE_MISSING, "no index at %s (make one: indexer FOLDER)", c->index);
}

void command_notes(const struct command *c, const struct note *notes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        messages_summary(c->messages, "note: %.*s", SPAN_ARGS(notes[i].text));
}

/* Who reads through head has what it wanted: that is no failure. */
enum search_status command_failed(const struct command *c, const struct lede_error *err)
{
    if (c->page->reader_gone)
        return STATUS_FOUND;
    messages_error(c->messages, err);
    return err->status == LEDE_BUSY ? STATUS_BUSY : STATUS_FAILED;
}

static bool find_index(struct command *c, char place[PATH_MAX], struct lede_error *err)
{
    c->index = c->options->index;
    c->index_given = c->index != NULL;
    if (c->index_given)
        return *c->index || error_set(err, LEDE_INPUT, "--index needs a folder");
    c->index = place;
    return index_default_path(getenv("LEDE_INDEX"), getenv("XDG_DATA_HOME"), getenv("HOME"), place,
                              PATH_MAX) ||
           error_set(err, LEDE_INPUT,
                     "no place for an index: --index, LEDE_INDEX and HOME are not set");
}

static enum search_status print_help(const struct command *c)
{
    struct lede_error err;

    options_help(&search_option_table, &c->page->text);
    return page_finish(c->page, &err) ? STATUS_FOUND : command_failed(c, &err);
}

static enum search_status print_version(const struct command *c)
{
    struct lede_error err;

    buf_text(&c->page->text, "search (Lede) " LEDE_VERSION_TEXT "\n");
    return page_finish(c->page, &err) ? STATUS_FOUND : command_failed(c, &err);
}

static enum search_status print_usage(const struct command *c)
{
    messages_say(c->messages, "no query (usage: search %s; see search --help)",
                 search_option_table.usage[0]);
    return STATUS_FAILED;
}

/* The commands that read an index. */
static enum search_status run_on_index(const struct command *given)
{
    struct command c = *given;
    char place[PATH_MAX];
    struct lede_error err;

    if (!find_index(&c, place, &err))
        return command_failed(&c, &err);
    if (c.options->command == COMMAND_SHOW)
        return cmd_show(&c);
    if (c.options->command == COMMAND_WHY_NOT)
        return cmd_why_not(&c);
    if (c.options->command == COMMAND_BATCH)
        return cmd_batch(&c);
    if (c.options->command == COMMAND_ENTITIES)
        return cmd_entities(&c);
    if (c.options->command == COMMAND_ENTITY)
        return cmd_entity(&c);
    return c.options->command == COMMAND_INFO ? cmd_info(&c) : cmd_search(&c);
}

static enum search_status run(const struct command *c)
{
    switch (c->options->command) {
    case COMMAND_HELP: return print_help(c);
    case COMMAND_VERSION: return print_version(c);
    case COMMAND_USAGE: return print_usage(c);
    case COMMAND_SEARCH:
    case COMMAND_SHOW:
    case COMMAND_WHY_NOT:
    case COMMAND_BATCH:
    case COMMAND_ENTITIES:
    case COMMAND_ENTITY:
    case COMMAND_INFO: return run_on_index(c);
    }
    return STATUS_FAILED;
}

enum search_status commands_run(int argc, char **argv)
{
    struct arena arena = {0};
    struct messages messages;
    struct search_options options = {0};
    struct page page = {.to = stdout};
    struct lede_error err;
    struct command c = {.options = &options, .arena = &arena, .messages = &messages, .page = &page};
    enum search_status status;

    messages_init(&messages, "search");
    if (search_options_parse(argc, argv, &arena, &options, &err)) {
        options.request.filters.today = date_today();
        messages.quiet = options.quiet;
        page.width_cols = messages_width(STDOUT_FILENO);
        page.colour = messages_colour(options.colour, STDOUT_FILENO);
        page.explain = options.request.explain;
        status = run(&c);
    } else {
        status = command_failed(&c, &err);
    }
    page_free(&page);
    arena_free(&arena);
    return status;
}
