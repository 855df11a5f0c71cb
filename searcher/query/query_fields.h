/* searcher/query/query_fields.h: the fields of the query language: what may stand before a colon.
 *
 * A field is a row of the table in query_fields.c; how its value is read is its `reads`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "searcher/query/tree.h"

enum field_reads {
    READS_WORDS, /* words and phrases, in the part of the article that `text` names */
    READS_FIELD, /* words of the field that `meta` names */
    READS_NAME,  /* words of a name that the article has: `type` says of what */
    READS_SAID, /* words of a speaker's name; what stands behind it is looked for in what is said */
    READS_ID,   /* an article's id, byte for byte */
    READS_URL,  /* an address or the beginning of one */
    READS_DATE, /* what date_range.h reads */
    READS_MENTION,
    READS_LIKE /* an article's id */
};

struct query_field {
    const char *name;
    enum field_reads reads;
    enum text_field text;  /* READS_WORDS */
    enum meta_field meta;  /* READS_FIELD */
    enum entity_type type; /* READS_NAME */
    bool
        to_blank; /* the value runs to the next white space: quotes and parentheses are part of it */
};

/* The field whose name and colon stand at text[at], in any case; *end gets the byte behind the colon.
 * NULL when there is none. Borrowed from the table. */
const struct query_field *query_field_at(struct span text, size_t at, size_t *end);
