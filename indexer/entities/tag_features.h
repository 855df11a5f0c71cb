/* indexer/entities/tag_features.h: what the tagger looks at in a token: a list of hashes.
 *
 * The trainer and the tagger both ask here, so that they cannot drift apart. A model says which version of
 * this list it was trained on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/tag_tokens.h"

enum {
    FEATURES_VERSION = 3,
    FEATURES_MAX = 80,
    FEATURES_WORD = 3 /* the first ones are the word itself */
};

/* The features of token i, in the order of their templates; returns how many. */
size_t tag_features(const struct tag_tokens *t, size_t i, uint64_t out[FEATURES_MAX]);

/* The same in two lists: those of the word itself, which are the same where the key is, and those of what
 * stands beside it. */
struct tag_key {
    uint64_t at[3];
};
struct tag_key tag_own_key(const struct tag_token *t);
size_t tag_features_own(const struct tag_tokens *t, size_t i, uint64_t out[FEATURES_MAX]);
size_t tag_features_beside(const struct tag_tokens *t, size_t i, uint64_t out[FEATURES_MAX]);

/* How a token is written and where it stands, as one number. */
uint8_t tag_how(const struct tag_token *t);

/* What the rest of the article says of a token (tag_article.h), of the one before it and the one after; zero for
 * one that is no candidate, or is on another line. */
struct tag_doubt {
    uint8_t d1, d2;
};
size_t tag_features_article(uint8_t how, struct tag_doubt before, struct tag_doubt own,
                            struct tag_doubt after, uint64_t out[FEATURES_MAX]);
