/* indexer/entities/tag_model.h: the tagger's model: its file, and a feature's weights.
 *
 * The file: a head of 48 bytes (magic "LEDENAME", format, version of the features, numbers of words, phrases,
 * bridge words and buckets, length of the attribution, a zero, XXH3-64 of all behind the head), the attribution
 * (text: what it was made from, and the licences), the transitions (13 x 13 of 16 bits), words and phrases (key and
 * value, 4 bytes each), bridge words (4 bytes), zeros to a multiple of 64, buckets. All numbers little-endian; the
 * keys of a table rise, so that a wrong number in the head shows.
 * A bucket is 64 bytes, as a line of the processor's cache: 4 entries of 3 bytes of the feature's hash and 13
 * weights of a byte. A feature is in one of two buckets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "common/buf.h"
#include "indexer/entities/tag_labels.h"
#include "indexer/entities/tag_tables.h"

enum {
    MODEL_BYTES_MAX = 64 << 20,
    BUCKET_BYTES = 64,
    BUCKET_ENTRIES = 4,
    ENTRY_BYTES = 16,
    ENTRY_MARK = 3
};

/* Zeroed is empty. */
struct tag_model {
    struct tag_tables tables;
    int16_t transitions[LABEL_COUNT][LABEL_COUNT]; /* [before][label] */
    uint8_t *buckets; /* each lies in one line of the processor's cache */
    uint8_t *memory;  /* that they lie in */
    uint64_t bucket_count;
    char *attribution;
    uint64_t checksum; /* of the file: other models find other names */
};

/* Fails with LEDE_MISSING, LEDE_SYSTEM, LEDE_MEMORY, LEDE_DAMAGED, or LEDE_VERSION. */
bool tag_model_load(struct tag_model *m, const char *path, struct lede_error *err) MUST_CHECK;

/* The same from the file's bytes. */
bool tag_model_read(struct tag_model *m, struct span bytes, struct lede_error *err) MUST_CHECK;

/* Append the file's bytes. What is not in buckets yet is put there by tag_model_put(). */
bool tag_model_write(const struct tag_model *m, struct buf *out, struct lede_error *err) MUST_CHECK;

/* Put a feature's weights into an entry of one of its two buckets (train_place.h says which). */
void tag_model_put(struct tag_model *m, uint32_t place, uint64_t feature,
                   const int8_t weights[LABEL_COUNT]);

void tag_model_free(struct tag_model *m);

static inline uint64_t tag_bucket_first(uint64_t feature, uint64_t count)
{
    return (feature >> 32) * count >> 32;
}
static inline uint64_t tag_bucket_second(uint64_t feature, uint64_t count)
{
    return (feature * UINT64_C(0x9e3779b97f4a7c15) >> 32) * count >> 32;
}

/* Let the processor bring a feature's buckets nearer. */
static inline void tag_model_fetch_first(const struct tag_model *m, uint64_t feature)
{
    mem_fetch(m->buckets + tag_bucket_first(feature, m->bucket_count) * BUCKET_BYTES);
}
static inline void tag_model_fetch_second(const struct tag_model *m, uint64_t feature)
{
    mem_fetch(m->buckets + tag_bucket_second(feature, m->bucket_count) * BUCKET_BYTES);
}

/* The bucket's entry with the mark, 24 bits; NULL for none. No jump depends on which one it is. */
static inline const int8_t *tag_bucket_find(const uint8_t *bucket, uint32_t mark)
{
    size_t which = BUCKET_ENTRIES;

    for (size_t k = BUCKET_ENTRIES; k-- > 0;) {
        const uint8_t *e = bucket + k * ENTRY_BYTES;
        uint32_t four = e[0] | (uint32_t)e[1] << 8 | (uint32_t)e[2] << 16 | (uint32_t)e[3] << 24;
        which = ((four ^ mark) & 0xffffff) == 0 ? k : which;
    }
    return which < BUCKET_ENTRIES ? (const int8_t *)bucket + which * ENTRY_BYTES : NULL;
}

/* The entry of a feature, 3 bytes of its hash and 13 weights, in its first bucket, in its second one; NULL when it
 * is not there. It counts in the first one. */
static inline const int8_t *tag_model_find_first(const struct tag_model *m, uint64_t feature)
{
    uint64_t bucket = tag_bucket_first(feature, m->bucket_count);
    return tag_bucket_find(m->buckets + bucket * BUCKET_BYTES, (uint32_t)feature);
}
static inline const int8_t *tag_model_find_second(const struct tag_model *m, uint64_t feature)
{
    uint64_t bucket = tag_bucket_second(feature, m->bucket_count);
    return tag_bucket_find(m->buckets + bucket * BUCKET_BYTES, (uint32_t)feature);
}
