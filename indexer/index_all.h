/* indexer/index_all.h: the whole way from paths to an index, in order: read index_all.c first.
 * Without paths it drops and amends articles alone, of an index that is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/messages.h"
#include "common/span.h"
#include "indexer/read/key_map.h"

struct tag_model;

struct index_request {
    const char *index;  /* the index folder; unused in a dry run */
    char *const *paths; /* "-" is standard input */
    size_t path_count;
    const char **deletes; /* ids to be dropped, and not to be taken from the paths */
    size_t delete_count;
    const char *meta; /* a table of what the user gives: indexer/meta_file.h; NULL for none */
    const char *
        names; /* a list of names: index/names_user.h; "" or "none": no list any more; NULL: as it is */
    bool prune; /* drop the articles whose files are gone */
    struct span id_prefix;
    struct key_map map; /* empty: the common keys alone */
    const char
        *sources; /* a file of the user's outlets, as outlets_add() has them; NULL for none */
    size_t jobs;
    struct span
        language; /* code of the main one, which has a stemmer; empty: as the index has it */
    bool rebuild; /* make the index anew from these paths alone */
    bool dry_run; /* records to standard output as JSON lines, no index */
    bool why;     /* a dry run that says why: indexer/why_text.h, or with json_lines why.h */
    bool json_lines;
    size_t width_cols; /* of what --why prints */
    int32_t today;
    const struct tag_model *model; /* that finds the names; NULL: rules alone */
    bool no_entities;              /* find none */
};

struct index_summary {
    uint64_t added, replaced, dropped, unchanged;
    uint64_t copies;   /* of the added and replaced: those with exactly the text of another */
    uint64_t articles; /* in the index when all is done */
    bool has_index;    /* there is one then */
    uint64_t skipped;  /* inputs or articles that are missing now, each named */
    uint64_t repaired; /* articles with characters that were no text, each named */
    uint64_t foreign;  /* files of no known format */
    uint64_t unknown;  /* ids to be dropped or changed that no article has, each named */
    uint64_t given;    /* ids and paths that the user's table names */
    uint64_t lost;     /* articles that stay since their folder is not there, which is named */
    uint64_t bytes;    /* read */
    double seconds;
};

/* Index. Problems of single inputs are said through messages and counted; false is the end of the run
 * with nothing changed: LEDE_BUSY, LEDE_SYSTEM, LEDE_VERSION, LEDE_MEMORY … */
bool index_all(const struct index_request *request, struct messages *messages,
               struct index_summary *summary, struct lede_error *err) MUST_CHECK;
