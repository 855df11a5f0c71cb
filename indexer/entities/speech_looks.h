/* indexer/entities/speech_looks.h: what the rules of who speaks ask of a paragraph's tokens. What is inside a quotation is
 * not looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/quote_tokens.h"
#include "indexer/entities/speech_kinds.h"

static inline const struct quote_token *token(const struct quote_tokens *t, uint32_t i)
{
    return &t->at[i];
}

static inline bool is(const struct quote_tokens *t, uint32_t i, enum quote_part part)
{
    return i < t->count && t->at[i].kind == part && !t->at[i].inside;
}

static inline bool has(const struct quote_tokens *t, uint32_t i, unsigned kinds)
{
    return is(t, i, PART_WORD) && (t->at[i].speech & kinds);
}

/* Behind the sentence that i - 1 lies in. */
static inline bool is_over(const struct quote_tokens *t, uint32_t i)
{
    return i >= t->count || t->at[i].first;
}

static inline bool is_of_type(const struct quote_tokens *t, uint32_t i, enum entity_type type)
{
    return is(t, i, PART_NAME) && t->entities[t->at[i].entity].type == type;
}

/* Somebody who can speak. */
static inline bool is_speaker(const struct quote_tokens *t, uint32_t i)
{
    return is(t, i, PART_NAME) && !is_of_type(t, i, ENTITY_PLACE) && !t->at[i].possessive;
}

/* The token before i in its sentence; NO_TOKEN at its beginning. */
static inline uint32_t before(const struct quote_tokens *t, uint32_t i)
{
    return i == 0 || i == NO_TOKEN || t->at[i].first ? NO_TOKEN : i - 1;
}

static inline bool is_number(const struct quote_tokens *t, uint32_t i)
{
    char c = is(t, i, PART_WORD) ? t->text.at[t->at[i].start] : 'a';
    return c >= '0' && c <= '9';
}

static inline bool ends_with(const struct quote_tokens *t, uint32_t i, const char *ending)
{
    return i < t->count &&
           span_ends(span_part(t->text, t->at[i].start, t->at[i].end), span_of(ending));
}
