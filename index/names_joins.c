/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_joins.h"

#include <xxhash.h>

#include "common/varint.h"
#include "index/names_canon_state.h"

enum { HASH_BYTES = 8 };

uint64_t names_table_hash(struct span table)
{
    return XXH3_64bits(table.at ? table.at : "", table.len);
}

static uint64_t hash_of(struct span joins, uint64_t table_hash)
{
    return XXH3_64bits_withSeed(joins.at ? joins.at : "", joins.len, table_hash);
}

static void put_joins(struct form_sets *s, size_t forms, struct buf *out)
{
    uint32_t last = 0;

    varint_add(out, NAME_JOINS_VERSION);
    varint_add(out, forms);
    for (uint32_t form = 0; form < forms; form++) {
        uint32_t first = form_sets_first(s, form);
        if (first == form)
            continue;
        varint_add(out, form - last);
        varint_add(out, form - first);
        last = form;
    }
}

bool names_joins_encode(const struct names *n, struct span table, struct buf *out,
                        struct lede_error *err)
{
    struct form_sets s = {.names = n, .parent = mem_take(n->group_count, sizeof *s.parent)};
    struct buf joins = {0};
    bool ok = s.parent && form_sets_join_keys(&s);

    if (ok) {
        put_joins(&s, n->group_count, &joins);
        buf_u64(out, hash_of(buf_span(&joins), names_table_hash(table)));
        buf_add(out, buf_span(&joins));
        ok = buf_ok(&joins) && buf_ok(out);
    }
    buf_free(&joins);
    mem_free(s.parent);
    return ok || error_memory(err);
}

static bool is_head(struct span *rest, uint64_t table_hash, size_t forms)
{
    uint64_t hash, version, count;

    if (rest->len < HASH_BYTES)
        return false;
    hash = little_endian(rest->at, HASH_BYTES);
    *rest = span_part(*rest, HASH_BYTES, rest->len);
    return hash == hash_of(*rest, table_hash) && varint_cut(rest, &version) &&
           version == NAME_JOINS_VERSION && varint_cut(rest, &count) && count == forms;
}

bool names_joins_read(struct span joins, uint64_t table_hash, uint32_t *first, size_t forms)
{
    uint64_t form = 0, step, back;

    if (!is_head(&joins, table_hash, forms))
        return false;
    for (uint32_t i = 0; i < forms; i++)
        first[i] = i;
    while (joins.len > 0) {
        if (!varint_cut(&joins, &step) || !varint_cut(&joins, &back) || step == 0 ||
            step >= forms - form)
            return false;
        form += step;
        if (back == 0 || back > form || first[form - back] != form - back)
            return false;
        first[form] = (uint32_t)(form - back);
    }
    return true;
}
