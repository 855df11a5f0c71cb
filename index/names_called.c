/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_called.h"

#include <stdlib.h>

#include "common/varint.h"
#include "index/generations.h"
#include "index/names_keys.h"
#include "index/names_rows.h"

enum { CALLED_PER_BUCKET = 64, BUCKETS_MAX = 1 << 20, HASH_BYTES = 8 };

/* ---- Out ---- */

struct called {
    size_t bucket;
    uint64_t hash;
    struct span name;
};

static int compare_called(const void *x, const void *y)
{
    const struct called *a = x, *b = y;

    if (a->bucket != b->bucket)
        return a->bucket < b->bucket ? -1 : 1;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

/* How many ways each form is written in. */
static uint32_t *count_ways(const struct names *n)
{
    size_t rows, form = 0;
    struct name_ref *sorted = names_sorted(n, &rows);
    uint32_t *ways = sorted ? mem_take(n->group_count, sizeof *ways) : NULL;

    for (size_t i = 0; ways && i < rows; i++) {
        const struct name_row *row = sorted[i].row;
        if (row->is_alias)
            continue;
        while (form < n->group_count && (n->groups[form].type != row->type ||
                                         !span_equal(n->groups[form].folded, row->folded)))
            form++;
        if (form < n->group_count)
            ways[form]++;
    }
    mem_free(sorted);
    return ways;
}

/* Those that are not called as all articles write them. */
static struct called *list_called(const struct names_canon *c, size_t *count)
{
    const struct names *n = c->names;
    struct called *list = mem_take(n->group_count, sizeof *list);
    uint32_t *ways = list ? count_ways(n) : NULL;

    *count = 0;
    for (size_t form = 0; ways && form < n->group_count; form++) {
        const struct name_group *g = &n->groups[form];
        struct span name = c->entries[c->entry_of[form]].shown;
        if (ways[form] > 1 || !span_equal(name, g->shown))
            list[(*count)++] =
                (struct called){.hash = names_hash(g->type, g->folded), .name = name};
    }
    if (!ways) {
        mem_free(list);
        list = NULL;
    }
    mem_free(ways);
    return list;
}

bool names_called_encode(const struct names_canon *c, struct buf *out, struct lede_error *err)
{
    struct buf body = {0};
    size_t count, buckets = 1, at = 0;
    struct called *list = list_called(c, &count);

    if (!list)
        return error_memory(err);
    while (buckets < BUCKETS_MAX && buckets * CALLED_PER_BUCKET < count)
        buckets *= 2;
    for (size_t i = 0; i < count; i++)
        list[i].bucket = (size_t)(list[i].hash & (buckets - 1));
    if (count > 1)
        qsort(list, count, sizeof *list, compare_called);
    buf_u32(out, (uint32_t)buckets);
    for (size_t i = 0; i < buckets; i++) {
        for (; at < count && list[at].bucket == i; at++) {
            buf_u64(&body, list[at].hash);
            varint_add(&body, list[at].name.len);
            buf_add(&body, list[at].name);
        }
        buf_u32(out, (uint32_t)body.len);
    }
    buf_add(out, buf_span(&body));
    bool ok = buf_ok(&body) && buf_ok(out);
    buf_free(&body);
    mem_free(list);
    return ok || error_memory(err);
}

/* ---- In ---- */

bool names_called_read(struct span bucket, uint64_t hash, struct span *out, struct lede_error *err)
{
    *out = (struct span){0};
    while (bucket.len) {
        uint64_t is = 0, len;
        if (bucket.len < HASH_BYTES)
            return error_set(err, LEDE_DAMAGED, "names by hash: damaged");
        for (size_t i = HASH_BYTES; i-- > 0;)
            is = is << 8 | (unsigned char)bucket.at[i];
        bucket = span_part(bucket, HASH_BYTES, bucket.len);
        if (!varint_cut(&bucket, &len) || len == 0 || len > bucket.len)
            return error_set(err, LEDE_DAMAGED, "names by hash: damaged");
        if (is == hash) {
            *out = span_part(bucket, 0, (size_t)len);
            return true;
        }
        bucket = span_part(bucket, (size_t)len, bucket.len);
    }
    return true;
}

bool index_called(struct index_reader *r, size_t buckets, uint64_t hash, struct arena *arena,
                  struct span *out, struct lede_error *err)
{
    struct buf bucket = {0};
    bool ok = index_bucket(r, META_CALLED, (size_t)(hash & (buckets - 1)), &bucket, err);

    *out = (struct span){0};
    if (ok && !names_called_read(buf_span(&bucket), hash, out, err))
        ok = error_within(err, "the index");
    if (ok && out->len) {
        *out = arena_span(arena, *out);
        ok = out->at || error_memory(err);
    }
    buf_free(&bucket);
    return ok;
}
