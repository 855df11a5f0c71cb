/* searcher/query/lex.h: a query's text to tokens.
 *
 * In:  valid UTF-8 without NUL. White space, control characters and marks of writing direction part
 *      chunks; quotes and parentheses part them too.
 * Out: one token after the other. What it means that an operator stands where nothing can be joined
 *      is the parser's to say.
 * A new operator is a row of the table in lex.c (when it is a chunk) or a case of lex_next().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/query_fields.h"

enum token_kind {
    TOKEN_END,
    TOKEN_CHUNK, /* words, or signs that hold none */
    TOKEN_QUOTE,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_NEAR, /* NEAR, ONEAR, ADJ, with /5 behind them or not */
    TOKEN_SAME,
    TOKEN_MINUS, /* a - (or several signs, one of them -) directly before what it holds for */
    TOKEN_PLUS,
    TOKEN_FIELD /* a name of query_fields.h and its colon */
};

struct token {
    enum token_kind kind;
    size_t start, end; /* bytes of the query, quotes included */
    struct span text;  /* the chunk; what stands inside the quote; the field's name */
    bool closed;       /* the quote */
    bool exact;        /* a chunk or quote with = directly before it, which is not in text */
    bool in_order;     /* TOKEN_NEAR: ONEAR, ADJ */
    uint32_t within;   /* TOKEN_NEAR: words; as typed, at most UINT32_MAX */
    const struct query_field *field; /* TOKEN_FIELD */
};

enum { NEAR_DEFAULT = 10, NEAR_MAX = 99 /* title and body are 100 positions apart */ };

/* Zeroed but for text. */
struct lexer {
    struct span text;
    size_t at;
    const struct query_field *field; /* the token before was this field's */
};

/* At the end TOKEN_END, again and again. */
struct token lex_next(struct lexer *l);

/* True for what is an operator when it is a whole chunk: "AND", not "and". */
bool is_operator(struct span word);
