/* relevance/relevance_options.h: the command line of relevance.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/options.h"
#include "relevance/eval.h"

extern const struct option_table relevance_options;

enum relevance_action { RELEVANCE_EVAL, RELEVANCE_MEASURES, RELEVANCE_HELP, RELEVANCE_VERSION };

/* Zeroed is ready to be filled. */
struct relevance_command {
    enum relevance_action action;
    struct eval_request request; /* without any choice when -m was not given */
    const char *floors;          /* NULL when not given */
    const char *qrels;
    char **runs; /* borrowed from argv, at least one when action is RELEVANCE_EVAL */
    size_t run_count;
};

/* Words are collected at the front of argv (which is changed). Fails with LEDE_MEMORY, or LEDE_INPUT for
 * what cannot be read. */
bool relevance_options_parse(int argc, char **argv, struct relevance_command *out,
                             struct lede_error *err) MUST_CHECK;

/* Also after a failed parse. */
void relevance_command_free(struct relevance_command *command);
