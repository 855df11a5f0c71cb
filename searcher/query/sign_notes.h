/* searcher/query/sign_notes.h: notes on signs of a chunk or quote that are not searched for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/leaves.h"

/* Dashes, slashes, & and the like between words, of which nothing need be said. */
bool is_mere_sign(struct span chunk);

/* Of * and ? where no word is left open by them; true when something was said. */
bool sign_note_stray(struct leaves *l, const struct token *chunk);

void sign_note_no_word(struct leaves *l, const struct token *token);

/* Of signs that say nothing where they stand: !word, =(…), ~ behind a quote, a - behind a field's colon. */
void sign_note_unread(struct leaves *l, const struct token *token, const struct query_field *field);
