/* indexer/entities/tag_article.h: what the other places of a word in its article say of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "indexer/entities/tag_features.h"
#include "indexer/entities/tag_labels.h"

/* A candidate after the first look. */
struct tag_seen {
    uint64_t w;
    uint8_t label;
    bool capital; /* others are not asked about, nor ask */
    bool weak;    /* in a headline or a line of capitals: counts half */
};

/* Zeroed is empty; its memory is used again. */
struct tag_census {
    struct tag_count *slots;
    size_t cap;
};

/* doubts[i] of seen[i]. Fails with LEDE_MEMORY. */
bool tag_article_ask(struct tag_census *c, const struct tag_seen *seen, size_t count,
                     struct tag_doubt *doubts, struct lede_error *err) MUST_CHECK;
void tag_census_free(struct tag_census *c);
