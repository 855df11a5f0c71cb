/* indexer/entities/train_place.h: which entry of a model's buckets each feature gets: cuckoo hashing (Pagh and
 * Rodler 2001), two buckets to choose from, four entries a bucket; 97 of 100 entries can be filled.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/error.h"

#define NO_PLACE UINT32_MAX

/* places[i] of features[i]: entry places[i] % BUCKET_ENTRIES of bucket places[i] / BUCKET_ENTRIES; NO_PLACE for those
 * that found none, *lost of them. Deterministic. Fails with LEDE_MEMORY. */
bool train_place(const uint64_t *features, size_t count, uint64_t buckets, uint32_t *places,
                 size_t *lost, struct lede_error *err) MUST_CHECK;
