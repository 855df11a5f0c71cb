/* searcher/commands/search_options.h: what the command line of search asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/messages.h"
#include "common/options.h"
#include "searcher/output/output.h"
#include "searcher/result/search.h"

enum search_command {
    COMMAND_SEARCH,
    COMMAND_SHOW,
    COMMAND_WHY_NOT,
    COMMAND_BATCH,
    COMMAND_INFO,
    COMMAND_ENTITIES,
    COMMAND_ENTITY,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_USAGE /* nothing was asked for: say how to ask */
};

struct search_options {
    enum search_command command;
    const char *index; /* folder; NULL for the default place */
    struct search_request request;
    struct span show_id; /* of COMMAND_SHOW and COMMAND_WHY_NOT */
    const char *batch;   /* of COMMAND_BATCH: the file of queries, "-" for standard input */
    size_t depth;        /* of COMMAND_BATCH; it stands in request.limit too */
    struct span tag;     /* of COMMAND_BATCH */
    const char *names;   /* a list of names to go by instead of the index's; NULL: none */
    unsigned types;      /* of COMMAND_ENTITIES and COMMAND_ENTITY: a bit for each, 1 << type */
    struct span entity;  /* of COMMAND_ENTITY: the name */
    const struct output *format; /* never NULL */
    enum colour_choice colour;
    bool quiet;
    const char
        *late; /* a word "-n" behind the first, which would be an option before it; NULL: none */
};

/* The table behind parser, --help and the man page. */
extern const struct option_table search_option_table;

/* Fill *out from the arguments of main(). The words are joined by spaces into request.typed, owned by the
 * arena; without words but with --since, --until or --source, or something to count, every article is
 * asked for. Fails with LEDE_INPUT: an unknown option, a value that is none ("--offset ten: not a number
 * of 0 to 4294967295"), options that do not go together; LEDE_MEMORY. */
bool search_options_parse(int argc, char **argv, struct arena *arena, struct search_options *out,
                          struct lede_error *err) MUST_CHECK;
