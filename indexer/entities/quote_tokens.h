/* indexer/entities/quote_tokens.h: a paragraph as the words, names and signs that tell who says what.
 *
 * Names are those of the article's entities; what is between quotation marks is known by its marks' mates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"

/* A paragraph of more bytes is taken as several. */
enum { QUOTE_PARAGRAPH_MAX = 1 << 15 };

enum quote_part {
    PART_WORD,
    PART_NAME,  /* of an entity */
    PART_OPEN,  /* a quotation mark that begins a quotation */
    PART_CLOSE, /* … that ends it */
    PART_COMMA, /* or a semicolon */
    PART_COLON,
    PART_DASH,
    PART_BRACKET, /* opening */
    PART_BRACKET_END
};

#define NO_TOKEN UINT32_MAX

struct quote_token {
    enum quote_part kind;
    uint32_t start, end; /* bytes of the text; a name's without 's */
    unsigned speech;     /* a word's bits of enum speech_kind */
    uint32_t entity;     /* PART_NAME */
    uint32_t mate;    /* PART_OPEN: its close, or NO_TOKEN: open to the end; PART_CLOSE: its open */
    uint32_t speaker; /* PART_OPEN: the entity that says it, as quotes.c finds it */
    bool first;       /* of a sentence */
    bool inside;      /* a quotation */
    bool capital, possessive;
};

/* The words of speech_verbs_table.h by their first letter. */
struct speech_words;

/* NULL when out of memory. */
struct speech_words *speech_words_open(void);
void speech_words_close(struct speech_words *w);

/* Zeroed is empty; its memory is used again. */
struct quote_tokens {
    const struct speech_words *words;
    struct span text; /* of the article */
    const struct entity *entities;
    size_t entity_count, entity; /* the first that is not yet passed */
    struct quote_token *at;
    size_t count, cap;
};

/* Cut what lies from start to end, a paragraph, or as much of it as QUOTE_PARAGRAPH_MAX takes; *next gets where
 * to go on. Fails with LEDE_MEMORY. */
bool quote_tokens_cut(struct quote_tokens *t, size_t start, size_t end, size_t *next,
                      struct lede_error *err) MUST_CHECK;

/* Whether the token is just this. */
bool quote_tokens_is(const struct quote_tokens *t, uint32_t i, const char *text);

void quote_tokens_free(struct quote_tokens *t);
