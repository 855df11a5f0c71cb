/* indexer/entities/name_tokens.h: a text as the words that names are made of, each with what parts it
 * from the word before and what is known of it.
 *
 * Words are those of analysis/words.h, without possessive 's. Forms lie one behind the other, parted by
 * one blank, so that the forms of neighbouring words are one phrase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "indexer/entities/lexicon.h"

/* Names are looked for in the first million words: some 6 MB, where the longest articles have 0.2. */
enum { NAME_TOKENS_MAX = 1 << 20 };

/* What stands between a word and the one before it. Names run over those before GAP_BREAK. */
enum gap {
    GAP_BLANK,
    GAP_HYPHEN, /* no blank around it; a dash of a range or an apostrophe too */
    GAP_DOT,    /* the full stop of an abbreviation or initial, then a blank */
    GAP_AND,    /* & */
    GAP_BREAK,  /* a comma, a quote, a bracket, anything else */
    GAP_OPEN,   /* an opening bracket right before the word */
    GAP_COMMA,  /* a comma and a blank alone */
    GAP_SENTENCE,
    GAP_LINE
};

enum line_case { LINE_PLAIN, LINE_HEADLINE, LINE_CAPITALS };

struct name_token {
    uint32_t start, end;     /* bytes of the text, without 's */
    uint32_t past;           /* the end with it */
    uint32_t form, form_len; /* in forms */
    unsigned kinds;          /* of its lexeme */
    unsigned whole; /* what it is alone, as it is written here: WHOLE_COUNTRY, PLACE, ORG */
    enum gap gap;   /* before it */
    enum line_case line_case; /* of its line */
    bool capital;             /* begins with a capital letter */
    bool upper;               /* two letters or more, all capitals but for digits */
    bool first;               /* begins a sentence, a line or what is quoted */
    bool possessive;
    bool begins;     /* phrases of the lexicon begin with it */
    bool long_place; /* the long form that begins here is a place's */
    uint32_t
        long_form; /* the end of the long form or acronym that begins here (acronyms.h); 0: none */
};

/* Zeroed is empty. */
struct name_tokens {
    struct name_token *at;
    size_t count, cap;
    struct buf forms;
};

/* Fails with LEDE_MEMORY. */
bool name_tokens_cut(struct name_tokens *t, const struct lexicon *l, struct span text,
                     struct lede_error *err) MUST_CHECK;

/* The forms of the words [from, to), one phrase. */
struct span name_tokens_form(const struct name_tokens *t, size_t from, size_t to);

void name_tokens_free(struct name_tokens *t);
