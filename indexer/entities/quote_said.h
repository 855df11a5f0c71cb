/* indexer/entities/quote_said.h: what belongs to a clause that tells who speaks: the quotation beside it, or the part
 * of the sentence that says what was said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/speech_clause.h"

/* Tokens [from, to). */
struct said {
    uint32_t from, to;
};

/* The opening mark of the quotation right before the clause, right behind it; NO_TOKEN for none. */
uint32_t said_quote_before(const struct quote_tokens *t, const struct speech_clause *c);
uint32_t said_quote_behind(const struct quote_tokens *t, const struct speech_clause *c);

/* "X told reporters:" at the paragraph's end. */
bool said_ends_with_colon(const struct quote_tokens *t, const struct speech_clause *c);

/* "The deal was done, X said on Monday.": the sentence up to the clause. */
bool said_before(const struct quote_tokens *t, uint32_t sentence, const struct speech_clause *c,
                 struct said *out);

/* "The deal was done, X said, and …": a comma stands on each side of the clause. */
bool said_around(const struct quote_tokens *t, const struct speech_clause *c);

/* "X said (that) the deal was done." */
bool said_behind(const struct quote_tokens *t, const struct speech_clause *c, struct said *out);

/* "According to X, the deal was done.", and the other way round. */
bool said_according(const struct quote_tokens *t, uint32_t sentence, const struct speech_clause *c,
                    struct said *out);

/* The token that the next sentence begins with; NO_TOKEN when it is far. */
uint32_t said_sentence_end(const struct quote_tokens *t, uint32_t from);
