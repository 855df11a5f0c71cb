/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_keys.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/name_key.h"
#include "common/number.h"
#include "common/varint.h"
#include "index/generations.h"
#include "index/names_rows.h"
#include "index/stored.h"

enum {
    ENTRIES_PER_BUCKET = 64, /* about 2 KB */
    BUCKETS_MAX = 1 << 20,
    WORD_LETTERS_MIN = 3,
    KINDS = 6, /* a type, as a name or as a word */
    NUMBER_BYTES = 4
};

static size_t bucket_of(struct span key, size_t buckets)
{
    return (size_t)(hash_bytes(key) & (buckets - 1));
}

/* ---- Out ---- */

struct entry {
    struct name_spelling of;
    struct span key;
    size_t bucket;
};

/* Entries under way. The text of names is the table's, that of keys and words the arena's. */
struct entries {
    struct entry *at;
    size_t count, cap;
    struct map words; /* type and word -> the entry's number, plus 1; or NO_KEY */
    struct arena text;
};

static const uint64_t no_key = UINT64_MAX;

/* Its number is the count before. False when memory is out; a name without a key adds none. */
static bool add_entry(struct entries *e, const struct name_spelling *of, struct span folded)
{
    char key[NAME_KEY_MAX];
    size_t len = name_key(folded, key);
    struct entry *to;

    if (len == 0)
        return true;
    if (!mem_grow(&e->at, &e->cap, e->count + 1, sizeof *e->at))
        return false;
    to = &e->at[e->count];
    *to = (struct entry){.of = *of, .key = arena_span(&e->text, (struct span){key, len})};
    to->of.folded = folded;
    if (!to->key.at)
        return false;
    e->count++;
    return true;
}

/* The word's entry gets the articles; made where it is new. */
static bool count_word(struct entries *e, const struct name_spelling *name, struct span word)
{
    char text[1 + NAME_FOLDED_MAX] = {name_letter(name->type)};
    struct name_spelling of = {.type = name->type, .is_word = true};
    uint64_t *number;

    if (word.len < WORD_LETTERS_MIN || word.len >= NAME_FOLDED_MAX || name_key_is_alone(word))
        return true;
    memcpy(text + 1, word.at, word.len);
    number = map_number(&e->words, (struct span){text, 1 + word.len});
    if (!number)
        return false;
    if (*number == 0) {
        size_t before = e->count;
        if (!add_entry(e, &of, word))
            return false;
        *number = e->count > before ? e->count : no_key;
    }
    if (*number != no_key)
        e->at[*number - 1].of.articles += name->articles;
    return true;
}

static bool add_name(struct entries *e, const struct name_spelling *name)
{
    struct span rest = name->folded, word;

    if (!add_entry(e, name, name->folded))
        return false;
    while (span_cut(&rest, ' ', &word))
        if (!count_word(e, name, word))
            return false;
    return true;
}

/* Rows of one type and folded form follow each other. */
static bool add_names(struct entries *e, const struct name_ref *rows, size_t count)
{
    struct name_spelling name = {0};

    for (size_t i = 0; i < count; i++) {
        const struct name_row *row = rows[i].row;
        if (row->is_alias)
            continue;
        if (name.folded.len && (name.type != row->type || !span_equal(name.folded, row->folded))) {
            if (!add_name(e, &name))
                return false;
            name = (struct name_spelling){0};
        }
        name.type = row->type;
        name.folded = row->folded;
        name.articles += (uint64_t)row->articles;
    }
    return name.folded.len == 0 || add_name(e, &name);
}

static int compare_entries(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    int order = (a->bucket > b->bucket) - (a->bucket < b->bucket);

    if (order == 0)
        order = span_compare(a->key, b->key);
    if (order == 0)
        order = (int)a->of.type - (int)b->of.type;
    if (order == 0)
        order = (int)a->of.is_word - (int)b->of.is_word;
    return order ? order : span_compare(a->of.folded, b->of.folded);
}

static void put_entry(struct buf *b, const struct entry *e)
{
    varint_add_text(b, e->key);
    varint_add(b, (uint64_t)e->of.type * 2 + e->of.is_word);
    varint_add_text(b, e->of.folded);
    varint_add(b, e->of.articles);
}

/* The number of buckets, where each ends, and all one after the other. */
static void put_buckets(struct entries *e, struct buf *out)
{
    struct buf body = {0};
    size_t buckets = 1, at = 0;

    while (buckets < BUCKETS_MAX && buckets * ENTRIES_PER_BUCKET < e->count)
        buckets *= 2;
    for (size_t i = 0; i < e->count; i++)
        e->at[i].bucket = bucket_of(e->at[i].key, buckets);
    if (e->count)
        qsort(e->at, e->count, sizeof *e->at, compare_entries);
    buf_u32(out, (uint32_t)buckets);
    for (size_t i = 0; i < buckets; i++) {
        for (; at < e->count && e->at[at].bucket == i; at++)
            put_entry(&body, &e->at[at]);
        buf_u32(out, (uint32_t)body.len);
    }
    buf_add(out, buf_span(&body));
    if (!buf_ok(&body))
        buf_free(out); /* as if it had failed itself */
    buf_free(&body);
}

bool name_keys_encode(const struct names *n, struct buf *out, struct lede_error *err)
{
    struct entries e = {0};
    size_t count;
    struct name_ref *rows = names_sorted(n, &count);
    bool ok = rows && add_names(&e, rows, count);

    if (ok) {
        put_buckets(&e, out);
        ok = buf_ok(out) && out->len > 0;
    }
    mem_free(rows);
    mem_free(e.at);
    map_free(&e.words);
    arena_free(&e.text);
    return ok || error_memory(err);
}

static size_t number_at(struct span encoded, size_t number)
{
    return (size_t)little_endian(encoded.at + number * NUMBER_BYTES, NUMBER_BYTES);
}

size_t name_keys_bucket_count(struct span encoded)
{
    return encoded.len < NUMBER_BYTES ? 0 : number_at(encoded, 0);
}

struct span name_keys_bucket(struct span encoded, size_t bucket)
{
    size_t body = NUMBER_BYTES * (1 + name_keys_bucket_count(encoded));
    size_t start = bucket ? number_at(encoded, bucket) : 0;

    return span_part(encoded, body + start, body + number_at(encoded, bucket + 1));
}

void buckets_head(int version, size_t buckets, uint64_t passages, uint64_t words,
                  char out[NAME_KEYS_HEAD_MAX])
{
    (void)snprintf(out, NAME_KEYS_HEAD_MAX, "%d %zu %" PRIu64 " %" PRIu64, version, buckets,
                   passages, words);
}

/* ---- In ---- */

static bool take_entry(struct varints *in, struct entry *out)
{
    out->key = varints_text(in, SIZE_MAX);
    uint64_t kind = varints_number(in, KINDS - 1);
    out->of = (struct name_spelling){.type = (enum entity_type)(kind / 2), .is_word = kind % 2};
    out->of.folded = varints_text(in, SIZE_MAX);
    out->of.articles = varints_number(in, UINT64_MAX);
    return !in->bad && out->of.folded.len > 0;
}

bool name_keys_read(struct span bucket, struct span key, struct arena *arena,
                    struct name_spelling **out, size_t *count, struct lede_error *err)
{
    struct varints in = {.rest = bucket};
    struct name_spelling *found = NULL;
    size_t cap = 0;
    bool ok = false;

    *out = NULL;
    *count = 0;
    while (in.rest.len) {
        struct entry e;
        if (!take_entry(&in, &e)) {
            (void)error_set(err, LEDE_DAMAGED, "names by key: damaged");
            goto out;
        }
        if (!span_equal(e.key, key))
            continue;
        if (!mem_grow(&found, &cap, *count + 1, sizeof *found)) {
            (void)error_memory(err);
            goto out;
        }
        found[(*count)++] = e.of;
    }
    *out = arena_take(arena, *count, sizeof **out);
    if (!*out) {
        (void)error_memory(err);
        goto out;
    }
    if (*count)
        memcpy(*out, found, *count * sizeof *found);
    ok = true;
out:
    mem_free(found);
    return ok;
}

/* The number in a head that is of this version and state; 0 in any other. */
static size_t number_in(struct span head, int version, const struct index_counts *counts)
{
    char wanted[NAME_KEYS_HEAD_MAX];
    size_t start = span_find(head, SPAN(" "), 0), end;
    uint64_t number;

    if (start == SIZE_MAX)
        return 0;
    end = span_find(head, SPAN(" "), ++start);
    if (end == SIZE_MAX || !number_parse(span_part(head, start, end), BUCKETS_MAX, &number) ||
        (number & (number - 1)) != 0)
        return 0;
    buckets_head(version, (size_t)number, counts->passages, counts->words, wanted);
    return span_is(head, wanted) ? (size_t)number : 0;
}

bool index_buckets(struct index_reader *r, const char *meta, int version, size_t *buckets,
                   struct lede_error *err)
{
    struct buf head = {0};
    bool ok = stored_metadata(r, meta, &head, err);

    *buckets = ok ? number_in(buf_span(&head), version, index_counts(r)) : 0;
    buf_free(&head);
    return ok;
}

bool index_spelling_buckets(struct index_reader *r, size_t *buckets, struct lede_error *err)
{
    return index_buckets(r, META_NAME_KEYS, NAME_KEYS_VERSION, buckets, err);
}

bool index_bucket(struct index_reader *r, const char *meta, size_t bucket, struct buf *out,
                  struct lede_error *err)
{
    char name[40];

    (void)snprintf(name, sizeof name, "%s-%zu", meta, bucket);
    return stored_metadata(r, name, out, err);
}

/* Text that is about to go, into the arena. */
static bool keep_texts(struct name_spelling *found, size_t count, struct arena *arena,
                       struct lede_error *err)
{
    for (size_t i = 0; i < count; i++) {
        found[i].folded = arena_span(arena, found[i].folded);
        if (!found[i].folded.at)
            return error_memory(err);
    }
    return true;
}

bool index_spellings(struct index_reader *r, size_t buckets, struct span key, struct arena *arena,
                     struct name_spelling **out, size_t *count, struct lede_error *err)
{
    char name[sizeof META_NAME_KEYS + 24];
    struct buf value = {0};
    bool ok;

    *out = NULL;
    *count = 0;
    if (buckets == 0)
        return true;
    (void)snprintf(name, sizeof name, "%s-%zu", META_NAME_KEYS, bucket_of(key, buckets));
    ok = stored_metadata(r, name, &value, err);
    if (ok)
        ok = (name_keys_read(buf_span(&value), key, arena, out, count, err) ||
              error_within(err, "the index")) &&
             keep_texts(*out, *count, arena, err);
    buf_free(&value);
    return ok;
}
