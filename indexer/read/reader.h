/* indexer/read/reader.h: what a format is: bytes to raw documents.
 *
 * A reader gets the bytes of one input (a whole file, or some whole documents of a long one) and gives one raw
 * document after the other. It knows nothing of what an article is: extract/ does. Formats are the rows
 * of readers.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "common/error.h"
#include "common/mem.h"
#include "indexer/input/cut.h"

/* Metadata that came with the document, given and not guessed. Empty is absent. */
struct raw_fields {
    struct span title, source, author, date, url, section, language;
    struct span place; /* the city where it was written */
};

struct key_map;
struct page;

struct raw_document {
    struct span id;   /* the id the input gives itself; empty: made from the path */
    bool id_of_part;  /* id tells documents of this input apart: the article's is path#id */
    struct span text; /* valid UTF-8 without NUL, line ends \n */
    struct raw_fields given;
    bool body_given;         /* text is the article as it stands: no rule cuts it, only repairs */
    const struct page *page; /* a web page (html_page.h): text is then empty; NULL for all else */
    size_t line;             /* of the input where it stands, from 1; 0 when it is the whole */
    size_t in_line;    /* among those that begin in that line, from 1; 0 where a line has one */
    size_t repaired;   /* bytes that became U+FFFD */
    struct span bytes; /* what it was made from, for the fingerprint */
    struct span path,
        folder; /* of the file (struct article); any bytes; filled in by who reads it */
};

/* What a reader works on: owns nothing. */
struct input {
    struct span path; /* as the user would name it, with the name of the member of an archive */
    struct span head; /* what the input began with, where the format has a head; may be empty */
    struct span bytes;
    unsigned layout;           /* as in struct cut_state; 0 where bytes are the whole */
    size_t in_line;            /* as in struct cut_state, before bytes */
    size_t first_line;         /* number of the first line in bytes, from 1 */
    const struct key_map *map; /* the user's names of keys (key_map.h); NULL for none */
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
    /* How surely these first bytes (SNIFF_BYTES of them, or all) are of this format: 0 no, 1 they may be, 2 by
     * what they say. path as in struct input; empty for standard input. */
    int (*sniff)(struct span head, struct span path);
    /* An input is dealt in pieces of whole documents, as this cuts them. NULL: an input is one piece. */
    cut_document *cut;
    /* How many of the first bytes (HEAD_BYTES of them, or all) go with every piece, as a header line does.
     * NULL: none. Of a format with a cutter alone. */
    size_t (*head)(struct span bytes);
    /* State over one input, from the arena, which lives as long; NULL when out of memory. */
    void *(*open)(const struct input *in, struct arena *arena);
    /* What it gives is borrowed from the arena given here and from the input. */
    enum read_step (*next)(void *state, struct arena *arena, struct raw_document *out,
                           struct read_problem *problem, struct lede_error *err);
};

enum { SNIFF_BYTES = 8 << 10, HEAD_BYTES = 64 << 10 };

/* The reader for what begins so: what the bytes say goes first, then the suffix of the path, then what they
 * may be. Where nothing tells two apart it is the one that stands first among the rows. NULL: no format. */
const struct reader *reader_choose(struct span head, struct span path);

/* The reader by name. */
const struct reader *reader_named(const char *name);
