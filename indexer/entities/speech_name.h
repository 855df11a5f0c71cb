/* indexer/entities/speech_name.h: whether a name beside a verb of speech is its subject, with its titles and what is said
 * of it between commas: "Foreign Minister X, who came late, told".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/quote_tokens.h"

/* Tokens that are looked at on each side of a name: keeps the work bounded. */
enum { SPEECH_TITLE_MAX = 10 };

/* Words of a title or role before a name: "Prime Minister", "the company's spokesman". */
bool speech_name_is_title(const struct quote_tokens *t, uint32_t i);

/* Whether a clause can begin with the titles of this name; *from gets where. */
bool speech_name_begins(const struct quote_tokens *t, uint32_t name, uint32_t *from);

/* The name that speaks when a verb stands right behind the token `at`: "X", "X of the Red Cross", "X (62)", "X, the
 * minister,", "X who"; NO_TOKEN for none. */
uint32_t speech_name_before(const struct quote_tokens *t, uint32_t at);
