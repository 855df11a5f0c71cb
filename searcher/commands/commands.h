/* searcher/commands/commands.h: the commands of search: what each is given and what it ends with.
 *
 * A command says what went wrong itself, on standard error, and returns the exit status.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/commands/search_options.h"

enum search_status {
    STATUS_FOUND = 0,
    STATUS_NONE = 1,
    STATUS_FAILED = 2,
    STATUS_SKIPPED = 3, /* done, but lines of a batch were none */
    STATUS_BUSY = 75    /* EX_TEMPFAIL of sysexits.h: try again later */
};

struct command {
    const struct search_options *options;
    const char *index; /* the index's folder */
    bool index_given;  /* by --index; else it is the default place */
    struct arena *arena;
    struct messages *messages;
    struct page *page; /* on standard output */
};

enum search_status cmd_search(const struct command *c);
enum search_status cmd_show(const struct command *c);
enum search_status cmd_why_not(const struct command *c);
enum search_status cmd_info(const struct command *c);
enum search_status cmd_entities(const struct command *c);
enum search_status cmd_entity(const struct command *c);
enum search_status cmd_batch(const struct command *c);

/* The whole program: read the arguments and the environment, run what they ask for. */
enum search_status commands_run(int argc, char **argv);

/* For the commands: open the index; when there is none, the error says what makes one. */
bool command_open(const struct command *c, struct index_reader **out,
                  struct lede_error *err) MUST_CHECK;

/* For the commands: say the notes that the output does not hold. */
void command_notes(const struct command *c, const struct note *notes, size_t count);

/* For the commands: say why it failed, unless nobody reads the output; the status to end with. */
enum search_status command_failed(const struct command *c, const struct lede_error *err);
