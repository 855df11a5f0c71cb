/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_model.h"

#include <stdlib.h>

#include "common/buf.h"
#include "common/file.h"
#include "common/map.h"
#include "indexer/entities/tag_features.h"

enum { TRANSITIONS = LABEL_COUNT * LABEL_COUNT };
enum { FORMAT = 1, HEAD_BYTES = 48, ATTRIBUTION_MAX = 64 << 10 };
enum { KEY_BYTES = 4, PAIR_BYTES = 8 };

static const char magic[8] = {'L', 'E', 'D', 'E', 'N', 'A', 'M', 'E'};

struct head {
    uint32_t words, phrases, bridges, buckets, attribution;
};

static uint32_t number_at(const char *at)
{
    return (uint32_t)little_endian(at, 4);
}

static bool malformed(struct lede_error *err)
{
    return error_set(err, LEDE_DAMAGED, "the model of names is malformed");
}

static bool take_head(struct span bytes, struct head *head, struct lede_error *err)
{
    uint64_t sum;

    if (bytes.len < HEAD_BYTES || memcmp(bytes.at, magic, sizeof magic) != 0)
        return error_set(err, LEDE_DAMAGED, "no model of names");
    if (number_at(bytes.at + 8) != FORMAT || number_at(bytes.at + 12) != FEATURES_VERSION)
        return error_set(
            err, LEDE_VERSION, "a model of names of another version (%u.%u, wanted %d.%d)",
            number_at(bytes.at + 8), number_at(bytes.at + 12), FORMAT, FEATURES_VERSION);
    *head =
        (struct head){number_at(bytes.at + 16), number_at(bytes.at + 20), number_at(bytes.at + 24),
                      number_at(bytes.at + 28), number_at(bytes.at + 32)};
    sum = little_endian(bytes.at + 40, 8);
    if (hash_bytes(span_part(bytes, HEAD_BYTES, bytes.len)) != sum)
        return error_set(err, LEDE_DAMAGED, "the model of names does not match its checksum");
    return number_at(bytes.at + 36) == 0 || malformed(err);
}

static size_t up_to_bucket(size_t at)
{
    return (at + BUCKET_BYTES - 1) / BUCKET_BYTES * BUCKET_BYTES;
}

/* Where the buckets begin; 0 when the numbers do not fit the file. */
static size_t buckets_at(const struct head *h, size_t len)
{
    uint64_t at = (uint64_t)HEAD_BYTES + h->attribution + sizeof(int16_t) * TRANSITIONS +
                  UINT64_C(8) * h->words + UINT64_C(8) * h->phrases + UINT64_C(4) * h->bridges;

    if (at > len || h->attribution > ATTRIBUTION_MAX || h->buckets == 0)
        return 0;
    at = up_to_bucket((size_t)at);
    return at + (uint64_t)h->buckets * BUCKET_BYTES == len ? (size_t)at : 0;
}

/* The rows of a table: a key, and a value where width is 8. The keys rise: the checksum does not hold the head's
 * numbers, and with one that is wrong they would not. */
static bool take_table(struct hash_table *t, const char **at, size_t count, size_t width,
                       struct lede_error *err)
{
    uint32_t last = 0;

    if (!hash_table_room(t, count))
        return error_memory(err);
    for (size_t i = 0; i < count; i++, *at += width) {
        uint32_t key = number_at(*at);
        if (key <= last)
            return malformed(err);
        if (!hash_table_put(t, key, width == PAIR_BYTES ? number_at(*at + KEY_BYTES) : 1))
            return error_memory(err);
        last = key;
    }
    return true;
}

static bool is_zeros(const char *at, const char *end)
{
    while (at < end && *at == '\0')
        at++;
    return at == end;
}

bool tag_model_read(struct tag_model *m, struct span bytes, struct lede_error *err)
{
    struct head head = {0};
    size_t buckets;
    const char *at;

    *m = (struct tag_model){0};
    if (!take_head(bytes, &head, err))
        return false;
    buckets = buckets_at(&head, bytes.len);
    if (!buckets)
        return malformed(err);
    at = bytes.at + HEAD_BYTES;
    m->bucket_count = head.buckets;
    m->attribution = mem_take((size_t)head.attribution + 1, 1);
    m->memory = mem_take((size_t)head.buckets + 1, BUCKET_BYTES);
    if (!m->attribution || !m->memory) {
        tag_model_free(m);
        return error_memory(err);
    }
    m->buckets = m->memory + (BUCKET_BYTES - (uintptr_t)m->memory % BUCKET_BYTES);
    m->checksum = hash_bytes(span_part(bytes, HEAD_BYTES, bytes.len));
    memcpy(m->attribution, at, head.attribution);
    at += head.attribution;
    for (size_t i = 0; i < TRANSITIONS; i++, at += 2)
        m->transitions[i / LABEL_COUNT][i % LABEL_COUNT] =
            (int16_t)(uint16_t)((unsigned char)at[0] | (unsigned)(unsigned char)at[1] << 8);
    if (!take_table(&m->tables.words, &at, head.words, PAIR_BYTES, err) ||
        !take_table(&m->tables.gazetteer, &at, head.phrases, PAIR_BYTES, err) ||
        !take_table(&m->tables.bridges, &at, head.bridges, KEY_BYTES, err) ||
        !(is_zeros(at, bytes.at + buckets) || malformed(err))) {
        tag_model_free(m);
        return false;
    }
    memcpy(m->buckets, bytes.at + buckets, bytes.len - buckets);
    return true;
}

bool tag_model_load(struct tag_model *m, const char *path, struct lede_error *err)
{
    struct arena file = {0};
    struct span bytes;
    bool ok =
        file_read(path, MODEL_BYTES_MAX, &file, &bytes, err) || error_within(err, "model of names");

    ok = ok && (tag_model_read(m, bytes, err) || error_within(err, "%s", path));
    arena_free(&file);
    return ok;
}

/* ---- Writing ---- */

void tag_model_put(struct tag_model *m, uint32_t place, uint64_t feature,
                   const int8_t weights[LABEL_COUNT])
{
    uint8_t *entry = m->buckets + (size_t)place * ENTRY_BYTES;

    entry[0] = (uint8_t)feature;
    entry[1] = (uint8_t)(feature >> 8);
    entry[2] = (uint8_t)(feature >> 16);
    memcpy(entry + ENTRY_MARK, weights, LABEL_COUNT);
}

static int by_key(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The table's rows in the order of their keys, so that equal tables give equal bytes. */
static bool add_table(const struct hash_table *t, bool values, struct buf *out)
{
    uint32_t *pairs = mem_take(t->count + 1, 2 * sizeof *pairs);
    size_t n = 0;

    if (!pairs)
        return false;
    for (size_t i = 0; i < t->cap; i++)
        if (t->slots[2 * i] != 0) {
            pairs[2 * n] = t->slots[2 * i];
            pairs[2 * n++ + 1] = t->slots[2 * i + 1];
        }
    qsort(pairs, n, 2 * sizeof *pairs, by_key);
    for (size_t i = 0; i < n; i++) {
        buf_u32(out, pairs[2 * i]);
        if (values)
            buf_u32(out, pairs[2 * i + 1]);
    }
    mem_free(pairs);
    return true;
}

bool tag_model_write(const struct tag_model *m, struct buf *out, struct lede_error *err)
{
    struct buf rest = {0};
    struct span attribution = span_of(m->attribution);
    bool ok = true;

    buf_add(&rest, attribution);
    for (size_t i = 0; i < TRANSITIONS; i++) {
        uint16_t n = (uint16_t)m->transitions[i / LABEL_COUNT][i % LABEL_COUNT];
        buf_byte(&rest, (char)(n & 0xff));
        buf_byte(&rest, (char)(n >> 8));
    }
    ok = add_table(&m->tables.words, true, &rest) && add_table(&m->tables.gazetteer, true, &rest) &&
         add_table(&m->tables.bridges, false, &rest);
    while ((HEAD_BYTES + rest.len) % BUCKET_BYTES != 0 && buf_ok(&rest))
        buf_byte(&rest, '\0');
    buf_add(&rest, (struct span){(const char *)m->buckets, m->bucket_count * BUCKET_BYTES});
    buf_add(out, (struct span){magic, sizeof magic});
    buf_u32(out, FORMAT);
    buf_u32(out, FEATURES_VERSION);
    buf_u32(out, (uint32_t)m->tables.words.count);
    buf_u32(out, (uint32_t)m->tables.gazetteer.count);
    buf_u32(out, (uint32_t)m->tables.bridges.count);
    buf_u32(out, (uint32_t)m->bucket_count);
    buf_u32(out, (uint32_t)attribution.len);
    buf_u32(out, 0);
    buf_u64(out, hash_bytes(buf_span(&rest)));
    buf_add(out, buf_span(&rest));
    ok = ok && buf_ok(&rest) && buf_ok(out);
    buf_free(&rest);
    return ok || error_memory(err);
}

void tag_model_free(struct tag_model *m)
{
    tag_tables_free(&m->tables);
    mem_free(m->memory);
    mem_free(m->attribution);
    *m = (struct tag_model){0};
}
