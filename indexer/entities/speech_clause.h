/* indexer/entities/speech_clause.h: who a verb of speech is said of.
 *
 * In:  the tokens of a paragraph, the place of the verb.
 * Out: the clause around it: "Foreign Minister X, who came late, told", "said spokesman X". A name that stands
 *      beside the verb but is not who speaks ("a friend of X said") is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/quote_tokens.h"

enum speech_subject {
    SUBJECT_NAME,     /* `speaker` is known */
    SUBJECT_PRONOUN,  /* he, she */
    SUBJECT_IT,       /* an organisation */
    SUBJECT_SENTENCE, /* "…, adding", "… and said": who the sentence is about */
    SUBJECT_MANY,     /* several without a name: not he, not she */
    SUBJECT_UNKNOWN   /* somebody without a name */
};

struct speech_clause {
    enum speech_subject subject;
    uint32_t speaker;  /* an entity */
    uint32_t from, to; /* tokens: its subject and verb, in either order */
    unsigned kinds;    /* of its verb */
    bool she;          /* SUBJECT_PRONOUN: not he */
    bool asks;         /* which is to ask: somebody else may answer */
    bool aside;        /* "When X said so, …": what is said ends with a comma */
    bool as;           /* "…, as X said, …": what stands around it is not all of it said */
};

/* False when nobody speaks here: "is said to be", "not said". */
bool speech_clause_at(const struct quote_tokens *t, uint32_t verb, struct speech_clause *out);

/* Behind "LAHORE (Reuters) -" where such a thing begins a paragraph at i; else i. */
uint32_t speech_clause_dateline(const struct quote_tokens *t, uint32_t i);

/* "according to X": from the first word on; false when it is no name's. */
bool speech_clause_according(const struct quote_tokens *t, uint32_t at, struct speech_clause *out);

/* "quoted X as saying", "X was quoted (by Y) as saying": `to` is behind "saying". */
bool speech_clause_quoted(const struct quote_tokens *t, uint32_t at, struct speech_clause *out);

/* Who the sentence that begins at `from` is about, seen from a verb at `to`: the name that it begins with, where no
 * other clause between has a person for its subject; or he, she. */
bool speech_clause_about(const struct quote_tokens *t, uint32_t from, uint32_t to,
                         struct speech_clause *out);
