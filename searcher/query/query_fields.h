/* searcher/query/query_fields.h: the fields of the query language: what may stand before a colon.
 *
 * A field is a row of the table in query_fields.c; how its value is read is its `reads`. Rows that read
 * READS_LATER are known by name alone, so that a note can say so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "searcher/query/tree.h"

enum field_reads {
    READS_WORDS,  /* words and phrases, in the part of the article that `text` names */
    READS_SOURCE, /* words of the source's name */
    READS_NAME,   /* words of a name that the article has: `type` says of what */
    READS_ID,     /* an article's id, byte for byte */
    READS_DATE,   /* what date_range.h reads */
    READS_LATER   /* not a field yet: searched as words */
};

struct query_field {
    const char *name;
    enum field_reads reads;
    enum text_field text;  /* READS_WORDS */
    enum entity_type type; /* READS_NAME */
    bool
        to_blank; /* the value runs to the next white space: quotes and parentheses are part of it */
};

/* The field whose name and colon stand at text[at], in any case; *end gets the byte behind the colon.
 * NULL when there is none. Borrowed from the table. */
const struct query_field *query_field_at(struct span text, size_t at, size_t *end);
