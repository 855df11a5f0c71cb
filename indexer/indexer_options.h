/* indexer/indexer_options.h: the command line of indexer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/options.h"
#include "indexer/index_all.h"

extern const struct option_table indexer_options;

enum indexer_action { INDEXER_RUN, INDEXER_HELP, INDEXER_VERSION };

struct indexer_command {
    enum indexer_action action;
    struct index_request
        request; /* index is NULL when --index was not given; owns its list of deletes */
    size_t delete_cap;
    const char *model; /* of --model; NULL when it was not given */
    bool quiet, verbose;
};

/* Paths are collected at the front of argv (which is changed). LEDE_INPUT for what cannot be read, or does
 * not go together; LEDE_MEMORY. */
bool indexer_options_parse(int argc, char **argv, struct indexer_command *out,
                           struct lede_error *err) MUST_CHECK;

/* Also after a failure. */
void indexer_options_free(struct indexer_command *c);
