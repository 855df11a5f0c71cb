/* indexer/entities/train_sets.h: articles with marked names to what the trainer learns from.
 *
 * In:  files of JSON lines {"text": …, "entities": [[start, end, "PER|ORG|LOC"], …]}, offsets in bytes.
 * Out: for each candidate its label, its features as numbers, its run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"
#include "indexer/entities/lexicon.h"
#include "indexer/entities/tag_features.h"
#include "indexer/entities/tag_labels.h"

#define NO_FEATURE UINT32_MAX
enum { DOCUMENT_FEATURES = 6 };

struct train_token {
    uint64_t w;
    size_t features; /* the first of them in `features` */
    uint32_t document[DOCUMENT_FEATURES];
    uint8_t feature_count, label, how;
    bool capital, weak, run_start;
};

struct train_article {
    size_t first, count; /* tokens */
    size_t original;     /* a copy in capitals has its article's, any other its own number */
    float weight;
};

/* A feature of the data, by its number. */
struct train_feature {
    uint64_t hash;
    uint32_t count;
    bool copy; /* of one set: takes up where its annotators differ, and is thrown away at the end */
};

/* Zeroed is empty. */
struct train_data {
    struct lexicon lexicon; /* for what rules say of an article */
    struct tag_tables tables;
    struct train_article *articles;
    struct train_token *tokens;
    uint32_t *features; /* numbers, of all tokens */
    struct train_feature *known;
    uint32_t *index; /* open addressing over known: number + 1 */
    size_t article_count, article_cap, token_count, token_cap, feature_count, feature_cap,
        known_count, known_cap, index_cap, set_count, original_count;
    unsigned capitals_every; /* one article of so many is also learnt in capitals; 0: none */
};

/* Note which small words stand inside the names of a file, twice at least: they are bridges. Before any
 * train_set_read(), for all files together. */
bool train_bridges_find(struct train_data *d, char *const *paths, size_t count,
                        struct lede_error *err) MUST_CHECK;

/* Add a file's articles. All sets but the first have features of their own beside the common ones. */
bool train_set_read(struct train_data *d, const char *path, float weight,
                    struct lede_error *err) MUST_CHECK;

/* Forget features that were seen once. */
void train_features_thin(struct train_data *d);

/* Keep those whose keep[number] is set, under new numbers, which number[] tells (NO_FEATURE for the rest). */
void train_features_keep(struct train_data *d, const bool *keep, uint32_t *number);

/* The number of a feature, a new one when it is not known. NO_FEATURE when out of memory. */
uint32_t train_feature(struct train_data *d, uint64_t hash, bool copy);

void train_data_free(struct train_data *d);
