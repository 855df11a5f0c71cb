/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/overrides.h"

#include <stdlib.h>

#include "common/limits.h"
#include "common/utf8.h"
#include "common/varint.h"

enum { HASH_BYTES = 8, DROP_BIT = 1 << OVERRIDE_FIELDS, BITS_MAX = (DROP_BIT << 1) - 1 };

static const char *const names[] = {
    [OVERRIDE_DATE] = "date",         [OVERRIDE_SOURCE] = "source", [OVERRIDE_TITLE] = "title",
    [OVERRIDE_AUTHOR] = "author",     [OVERRIDE_URL] = "url",       [OVERRIDE_SECTION] = "section",
    [OVERRIDE_LANGUAGE] = "language",
};
_Static_assert(ARRAY_LEN(names) == OVERRIDE_FIELDS, "a name for each field");

const char *override_field_name(enum override_field f)
{
    return names[f];
}

struct override *overrides_find(const struct overrides *o, bool by_path, struct span key)
{
    return map_get(by_path ? &o->by_path : &o->by_id, key);
}

struct override *overrides_put(struct overrides *o, bool by_path, struct span key)
{
    struct override *one = overrides_find(o, by_path, key);

    if (one)
        return one;
    key = arena_span(&o->text, key);
    one = arena_take(&o->text, 1, sizeof *one);
    if (!key.at || !one || !mem_grow(&o->items, &o->cap, o->count + 1, sizeof(void *)) ||
        !map_put(by_path ? &o->by_path : &o->by_id, key, one))
        return NULL;
    one->by_path = by_path;
    one->key = key;
    o->items[o->count++] = one;
    return one;
}

bool overrides_drop(const struct overrides *o, struct span id, struct span path)
{
    const struct override *of_id = overrides_find(o, false, id);
    const struct override *of_path = overrides_find(o, true, path);
    return (of_id && of_id->drop) || (of_path && of_path->drop);
}

void overrides_free(struct overrides *o)
{
    mem_free(o->items);
    map_free(&o->by_id);
    map_free(&o->by_path);
    arena_free(&o->text);
    *o = (struct overrides){0};
}

/* ---- Out ---- */

static uint32_t bits_of(const struct override *one)
{
    uint32_t bits = one->drop ? DROP_BIT : 0;

    for (size_t f = 0; f < OVERRIDE_FIELDS; f++)
        bits |= one->given[f] ? 1U << f : 0;
    return bits;
}

static int compare(const void *a, const void *b)
{
    const struct override *const *x = a, *const *y = b;
    if ((*x)->by_path != (*y)->by_path)
        return (*x)->by_path ? 1 : -1;
    return span_compare((*x)->key, (*y)->key);
}

static void add_one(const struct override *one, struct buf *b)
{
    varint_add(b, one->by_path);
    varint_add_text(b, one->key);
    varint_add(b, bits_of(one));
    for (size_t f = 0; f < OVERRIDE_FIELDS; f++)
        if (one->given[f])
            varint_add_text(b, one->values[f]);
}

bool overrides_encode(const struct overrides *o, struct buf *out, struct lede_error *err)
{
    const struct override **sorted = mem_take(o->count + 1, sizeof(void *));
    struct buf body = {.max = OVERRIDES_BYTES_MAX};
    size_t count = 0;
    bool ok;

    if (!sorted)
        return error_memory(err);
    for (size_t i = 0; i < o->count; i++)
        if (bits_of(o->items[i]))
            sorted[count++] = o->items[i];
    qsort(sorted, count, sizeof(void *), compare);
    varint_add(&body, OVERRIDES_VERSION);
    varint_add(&body, count);
    for (size_t i = 0; i < count; i++)
        add_one(sorted[i], &body);
    buf_u64(out, hash_bytes(buf_span(&body)));
    buf_add(out, buf_span(&body));
    ok = buf_ok(&body) && buf_ok(out);
    if (!ok && body.len > OVERRIDES_BYTES_MAX / 2)
        (void)error_set(err, LEDE_LIMIT, "what --meta said takes more than %d MiB",
                        OVERRIDES_BYTES_MAX >> 20);
    else if (!ok)
        (void)error_memory(err);
    buf_free(&body);
    mem_free(sorted);
    return ok;
}

/* ---- Back ---- */

static bool cut_text(struct span *rest, size_t max, struct span *text)
{
    return varint_cut_text(rest, text) && text->len <= max && utf8_valid_length(*text) == text->len;
}

/* Take one off the front of *rest. *oom is set when memory is out, else what fails is damaged. */
static bool cut_one(struct overrides *o, struct span *rest, bool *oom)
{
    uint64_t by_path, bits;
    struct span key, value;
    struct override *one;

    if (!varint_cut(rest, &by_path) || by_path > 1 || !cut_text(rest, SIZE_MAX, &key) ||
        !varint_cut(rest, &bits) || bits == 0 || bits > BITS_MAX)
        return false;
    one = overrides_put(o, by_path, key);
    *oom = !one;
    if (!one)
        return false;
    one->drop = one->was_dropped = (bits & DROP_BIT) != 0;
    for (size_t f = 0; f < OVERRIDE_FIELDS; f++) {
        if (!(bits >> f & 1U))
            continue;
        if (!cut_text(rest, FIELD_BYTES_MAX, &value))
            return false;
        one->given[f] = true;
        one->values[f] = arena_span(&o->text, value);
        *oom = !one->values[f].at;
        if (*oom)
            return false;
    }
    return true;
}

bool overrides_decode(struct overrides *o, struct span bytes, struct lede_error *err)
{
    struct span rest;
    uint64_t version, count;
    bool oom = false;

    if (bytes.len < HASH_BYTES)
        return error_set(err, LEDE_DAMAGED, "what --meta said is malformed");
    rest = span_part(bytes, HASH_BYTES, bytes.len);
    if (hash_bytes(rest) != little_endian(bytes.at, HASH_BYTES))
        return error_set(err, LEDE_DAMAGED, "what --meta said does not match its checksum");
    if (!varint_cut(&rest, &version))
        return error_set(err, LEDE_DAMAGED, "what --meta said is malformed");
    if (version > OVERRIDES_VERSION)
        return error_set(err, LEDE_VERSION, "what --meta said is of a newer version");
    if (!varint_cut(&rest, &count))
        return error_set(err, LEDE_DAMAGED, "what --meta said is malformed");
    for (; count; count--)
        if (!cut_one(o, &rest, &oom))
            return oom ? error_memory(err)
                       : error_set(err, LEDE_DAMAGED, "what --meta said is malformed");
    return rest.len == 0 || error_set(err, LEDE_DAMAGED, "what --meta said is malformed");
}
