/* indexer/parsers.h: processes that parse foreign bytes, apart from everything else.
 *
 * A parser may only read its pipe and write its pipe: a job in (bytes and where they come from), the
 * records of the articles in it out. The input being parsed is noted here before it is sent, so that a
 * parser's death or delay costs the one article at fault, which is named; the parser is replaced.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/mem.h"
#include "index/article.h"
#include "indexer/extract/extract.h"
#include "indexer/overrides.h"

struct parsers;

/* One piece of one input. Borrowed for the call. */
struct parse_job {
    const char *reader;           /* name of the format */
    uint64_t input;               /* counts the inputs, from 1: all pieces of one have the same */
    unsigned layout;              /* as in struct input too */
    bool pieces;                  /* bytes are whole documents, that can be parsed one by one */
    struct span head;             /* as in struct input */
    struct span shown;            /* the input as the user would name it */
    struct span path, folder, id; /* as in walk.h; empty for standard input */
    struct span id_prefix;
    size_t first_line, in_line; /* as in struct input */
    struct span bytes;
};

/* What comes back, in the order of the input. Each returns false to stop, with *err set. */
struct parse_results {
    void *context;
    bool (*article)(void *context, const struct parse_job *job, size_t line, struct span record,
                    const struct article *article, struct lede_error *err);
    /* line 0: the input as a whole. foreign: no article was expected there. skipped false: the article
     * was repaired and is given too. */
    bool (*problem)(void *context, const struct parse_job *job, size_t line, bool skipped,
                    bool foreign, const char *text, struct lede_error *err);
    /* What a process says of itself; detail: to those who ask. May be NULL. */
    void (*note)(void *context, bool detail, struct span text);
    /* Ahead of an article or a problem, when setup.why is set: what became of each block, a line each: '+'
     * (kept) or '-', the rule, a tab, how the block begins. May be NULL. */
    void (*why)(void *context, struct span blocks);
};

struct tag_model;

/* What the user says, for all jobs. */
struct parse_setup {
    struct extract_setup extract;
    const struct key_map *map;         /* NULL: none */
    const struct overrides *overrides; /* NULL: none */
    const struct tag_model *model;     /* NULL: names by rules alone */
    bool no_entities;                  /* no names at all */
    bool why;                          /* say what became of each block */
};

/* The reader of a job whose bytes are the record of an article that the index has: its article is answered,
 * with what the user gives now. */
#define READER_RECORD "record"

/* What the processes do: parse_child(), or a test's own. */
typedef int parse_work(int in, int out, const struct parse_setup *setup);

/* A process that says nothing for longer has failed. Any text of 32 MiB takes a third of that. */
enum { JOB_SECONDS_MAX = 20 };

/* Start `count` processes (at least 1), each of which may work for job_ms without a word. Results are given
 * by parsers_give() and parsers_drain(). setup is borrowed until parsers_close(). */
bool parsers_open(struct parsers **out, size_t count, unsigned job_ms, parse_work *work,
                  const struct parse_setup *setup, const struct parse_results *results,
                  struct lede_error *err) MUST_CHECK;

/* Hand over a job; results of earlier ones may be given meanwhile, always in the order of jobs. */
bool parsers_give(struct parsers *p, const struct parse_job *job,
                  struct lede_error *err) MUST_CHECK;

/* Wait for all results. */
bool parsers_drain(struct parsers *p, struct lede_error *err) MUST_CHECK;

/* Ends the processes, also after a failure. */
void parsers_close(struct parsers *p);
