/* indexer/entities/tag_tokens.h: an article cut as the name tagger sees it.
 *
 * In:  text.
 * Out: its tokens: words, numbers, signs, each with what the tables know of it and how its line is written.
 * A token is a run of letters and digits, a number ("1,200.5") or a sign ("..." is one). An apostrophe stays
 * inside a word, "'s" is a token of its own; hyphens part; "J." and "U.S." are one token each. Only
 * candidates can be part of a name; nothing reaches over a line end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/tag_tables.h"

enum tag_shape {
    SHAPE_NONE, /* no token there */
    SHAPE_SMALL,
    SHAPE_TITLE,
    SHAPE_UPPER,
    SHAPE_MIXED,
    SHAPE_NUMBER,
    SHAPE_SIGN,
    SHAPE_INITIAL,  /* "J." */
    SHAPE_INITIALS, /* "U.S." */
    SHAPE_LETTER,   /* a single capital */
    SHAPE_DIGITS_TOO,
    SHAPE_RAISED /* small, of a word that never is: "florida" */
};

/* How a line is written. */
enum tag_line { TAG_PROSE, TAG_HEADLINE, TAG_CAPITALS };

/* A word of a line of capitals is taken for the spelling that the tables know, and one that they know with a capital
 * alone for that one. */
enum tag_spelling { AS_WRITTEN, TO_SMALL, TO_TITLE };

struct tag_token {
    uint64_t w, l; /* hashes of the spelling, and of it in small letters */
    uint32_t start, end;
    struct tag_word word; /* clusters of the spelling, case class of the small one */
    uint16_t gazetteer;   /* two bits a list: a phrase of it begins here, goes on here */
    uint8_t shape, line, spelling;
    uint8_t hint;    /* what rules say that it is part of, and which part; 0: nothing */
    bool first;      /* begins a sentence */
    bool glued;      /* no blank before it */
    bool line_start; /* the first of its line */
    bool candidate;
};

/* Zeroed is empty; its memory is used again. */
struct tag_tokens {
    struct span text;
    struct tag_token *at;
    size_t count, cap;
};

/* Cut text, of less than 4 GiB. Fails with LEDE_MEMORY. */
bool tag_tokens_cut(struct tag_tokens *t, const struct tag_tables *tables, struct span text,
                    struct lede_error *err) MUST_CHECK;
void tag_tokens_free(struct tag_tokens *t);

/* The first TOKEN_BYTES_MAX bytes of a token in the spelling it is taken for, or in small letters. */
enum { TOKEN_BYTES_MAX = 60 };
size_t tag_spell(const struct tag_tokens *t, const struct tag_token *token, bool small,
                 char out[TOKEN_BYTES_MAX + 4]);

/* The hash of a spelling, and of a phrase of words: 0 and each word's hash of its small letters in turn. */
uint64_t tag_hash(const char *at, size_t len);
uint64_t tag_hash_phrase(uint64_t phrase, uint64_t l);

/* Whether a token is a word of more than signs. */
static inline bool tag_is_word(const struct tag_token *t)
{
    return t->shape != SHAPE_SIGN && t->shape != SHAPE_NUMBER && t->shape != SHAPE_NONE;
}

/* Whether it is a word with a capital, or of letters and digits. */
static inline bool tag_is_capital(const struct tag_token *t)
{
    return tag_is_word(t) && t->shape != SHAPE_SMALL;
}
