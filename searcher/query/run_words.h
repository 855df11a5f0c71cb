/* searcher/query/run_words.h: the text of a chunk, a quote or a field's value to the words of a run.
 *
 * Here words are cut, folded and stemmed. A * beside a letter and a ? before one stand for characters that
 * are left open; a ? behind a word is the question's mark.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "common/mem.h"
#include "searcher/query/tree.h"

struct run_reading {
    struct arena *arena;
    struct stemmer *stemmer;
    struct span text;      /* what is read */
    size_t start;          /* where it begins in the query */
    enum word_match match; /* BY_STEM, BY_FORM, AS_WRITTEN, BY_NEARNESS */
    unsigned edits;        /* of BY_NEARNESS */
    bool patterns;         /* * and ? are read */
    size_t most;           /* words */
};

enum run_read {
    RUN_READ,
    RUN_CUT,     /* there were more words */
    RUN_EMPTY,   /* no word is in it */
    RUN_NO_ROOM, /* most is 0 and there are words */
    RUN_FAILED   /* out of memory */
};

/* *out gets words and count; its field is left alone. */
enum run_read run_words_read(const struct run_reading *r, struct run *out);

/* True when the text holds a * or ? that run_words_read() takes for characters left open. */
bool has_pattern(struct span text);
