/* indexer/read/reader.h: what a format is: bytes to raw documents.
 *
 * A reader gets the bytes of one input (a whole file, or whole lines of a long one) and gives one raw
 * document after the other. It knows nothing of what an article is: extract/ does. Formats are the rows
 * of readers.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "common/error.h"
#include "common/mem.h"

/* Metadata that came with the document, given and not guessed. Empty is absent. */
struct raw_fields {
    struct span title, source, author, date, url, section, language;
};

struct page;

struct raw_document {
    struct span id;   /* the id the input gives itself; empty: made from the path */
    struct span text; /* valid UTF-8 without NUL, line ends \n */
    struct raw_fields given;
    bool body_given;         /* text is the article as it stands: no rule cuts it, only repairs */
    const struct page *page; /* a web page (html_page.h): text is then empty; NULL for all else */
    size_t line;             /* of the input where it stands, from 1; 0 when it is the whole */
    size_t repaired;         /* bytes that became U+FFFD */
    struct span bytes;       /* what it was made from, for the fingerprint */
};

/* What a reader works on: owns nothing. */
struct input {
    struct span path; /* to name it and to tell its format */
    struct span bytes;
    size_t first_line; /* number of the first line in bytes, from 1 */
};

/* One problem with one document: it is skipped, the rest goes on. */
struct read_problem {
    size_t line; /* 0: the input as a whole */
    struct lede_error error;
};

enum read_step {
    READ_FAILED, /* *err is set: memory; stop */
    READ_END,
    READ_ITEM,    /* *out is a document */
    READ_PROBLEM, /* *problem says what was skipped; go on */
    READ_FOREIGN  /* this input is none of the format after all (JSON that holds no articles) */
};

struct reader {
    const char *name;
    const char *const *suffixes; /* lower case, with the dot, ended by NULL */
    bool lines; /* an input may be cut between lines (JSON lines): dealt in pieces */
    /* State over one input, from the arena; NULL when out of memory. */
    void *(*open)(const struct input *in, struct arena *arena);
    /* What it gives is borrowed from the arena given here and from the input. */
    enum read_step (*next)(void *state, struct arena *arena, struct raw_document *out,
                           struct read_problem *problem, struct lede_error *err);
};

/* The reader for a path by its suffix; NULL when no format is known. */
const struct reader *reader_for(struct span path);

/* The reader by name ("jsonl" for standard input). */
const struct reader *reader_named(const char *name);
