/* indexer/entities/tag_sums.h: what the weights of a token's features come to, label by label.
 *
 * Most words come again, in the same article or in the next one, and so do the words around them: sums of the
 * features of a word itself are kept. What is not kept is asked for a token ahead, so that the processor can bring
 * the weights near in the meantime.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/tag_features.h"
#include "indexer/entities/tag_model.h"

/* Zeroed but for model is empty. */
struct tag_sums {
    const struct tag_model *model;
    struct tag_sum *kept;
};

/* A token that is asked about. */
struct tag_asked {
    size_t token;
    struct tag_key own; /* of the features of the word itself */
    size_t count;
    uint64_t beside[FEATURES_MAX]; /* the other ones */
};

/* To be called before the others. Fails with LEDE_MEMORY. */
bool tag_sums_open(struct tag_sums *s, struct lede_error *err) MUST_CHECK;

/* Ask about token i; then, best after asking about another one, get its sums. That of a label is ENTRY_MARK behind
 * its number. */
void tag_sums_ask(const struct tag_sums *s, const struct tag_tokens *t, size_t i,
                  struct tag_asked *asked);
void tag_sums_get(struct tag_sums *s, const struct tag_tokens *t, struct tag_asked *asked,
                  int16_t sums[ENTRY_BYTES]);

/* Add what the rest of the article says of a token (tag_features_article()). */
void tag_sums_add_article(struct tag_sums *s, uint8_t how, struct tag_doubt before,
                          struct tag_doubt own, struct tag_doubt after, int16_t sums[ENTRY_BYTES]);

void tag_sums_free(struct tag_sums *s);
