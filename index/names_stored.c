/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "common/varint.h"
#include "index/names_rows.h"

/* version, length of the body, its hash; little-endian */
enum { HEAD_BYTES = 4 + 4 + 8, KINDS = 6 };

static int compare_refs(const void *a, const void *b)
{
    const struct name_ref *left = a, *right = b;
    return name_row_compare(left->row, right->row);
}

struct name_ref *names_sorted(const struct names *n, size_t *count)
{
    struct name_ref *rows = mem_take(n->count, sizeof *rows);
    bool sorted = true;

    *count = 0;
    if (!rows)
        return NULL;
    for (size_t i = 0; i < n->count; i++)
        if (n->rows[i].articles > 0)
            rows[(*count)++].row = &n->rows[i];
    for (size_t i = 1; i < *count && sorted; i++)
        sorted = name_row_compare(rows[i - 1].row, rows[i].row) < 0;
    if (!sorted)
        qsort(rows, *count, sizeof *rows, compare_refs);
    return rows;
}

/* ---- Out ---- */

static size_t shared_length(struct span a, struct span b)
{
    size_t len = 0;

    while (len < a.len && len < b.len && a.at[len] == b.at[len])
        len++;
    return len;
}

/* A folded form is kept as what it shares with the one before and what it has beyond. */
static void add_rows(struct buf *b, const struct name_ref *rows, size_t count)
{
    struct span last = {0};

    varint_add(b, count);
    for (size_t i = 0; i < count; i++) {
        const struct name_row *row = rows[i].row;
        size_t shared = shared_length(last, row->folded);
        varint_add(b, (uint64_t)row->type * 2 + row->is_alias);
        varint_add(b, shared);
        varint_add_text(b, span_part(row->folded, shared, row->folded.len));
        varint_add_text(b, row->written);
        if (row->is_alias)
            varint_add_text(b, row->name);
        varint_add(b, (uint64_t)row->articles);
        last = row->folded;
    }
}

bool names_encode(const struct names *n, struct buf *out, struct lede_error *err)
{
    bool ok = false;
    size_t count;
    struct name_ref *rows = names_sorted(n, &count);
    struct buf body = {0};

    if (!rows)
        return error_memory(err);
    add_rows(&body, rows, count);
    if (buf_ok(&body) && body.len > UINT32_MAX) {
        (void)error_set(err, LEDE_LIMIT, "name table of %zu bytes", body.len);
        goto out;
    }
    buf_u32(out, NAMES_VERSION);
    buf_u32(out, (uint32_t)body.len);
    buf_u64(out, hash_bytes(buf_span(&body)));
    buf_add(out, buf_span(&body));
    ok = buf_ok(&body) && buf_ok(out);
    if (!ok)
        (void)error_memory(err);
out:
    buf_free(&body);
    mem_free(rows);
    return ok;
}

bool names_part(struct span encoded, size_t part, struct span *out)
{
    size_t start = part * NAMES_PART_BYTES;

    if (start >= encoded.len)
        return false;
    size_t left = encoded.len - start;
    *out = span_part(encoded, start, start + (left < NAMES_PART_BYTES ? left : NAMES_PART_BYTES));
    return true;
}

/* ---- In ---- */

size_t names_part_count(struct span first)
{
    if (first.len < HEAD_BYTES)
        return 0;
    return (size_t)(HEAD_BYTES + little_endian(first.at + 4, 4) + NAMES_PART_BYTES - 1) /
           NAMES_PART_BYTES;
}

/* The next row; its folded form is put together in *folded, whose first *len bytes are the last one's. */
static void take_row(struct varints *s, struct name_row *row, char folded[NAME_FOLDED_MAX],
                     size_t *len)
{
    uint64_t kind = varints_number(s, KINDS - 1);
    size_t shared = (size_t)varints_number(s, *len);
    struct span rest = varints_text(s, NAME_FOLDED_MAX - 1 - shared);

    if (rest.len)
        memcpy(folded + shared, rest.at, rest.len);
    *len = shared + rest.len;
    *row = (struct name_row){.type = (enum entity_type)(kind / 2), .is_alias = kind % 2};
    row->folded = (struct span){folded, *len};
    row->written = varints_text(s, NAME_BYTES_MAX);
    if (row->is_alias)
        row->name = varints_text(s, NAME_BYTES_MAX);
    row->articles = (int64_t)varints_number(s, UINT32_MAX);
    s->bad = s->bad || *len == 0 || row->written.len == 0 || row->articles == 0;
}

static bool read_rows(struct names *n, struct varints *s, struct lede_error *err)
{
    bool afresh = n->count == 0 && !n->keyed; /* then sorted rows need no keys */
    char folded[NAME_FOLDED_MAX];
    size_t len = 0, count = (size_t)varints_number(s, UINT32_MAX);

    for (size_t i = 0; i < count && !s->bad; i++) {
        struct name_row row;
        take_row(s, &row, folded, &len);
        if (s->bad)
            break;
        if (afresh && n->count && name_row_compare(&n->rows[n->count - 1], &row) >= 0)
            s->bad = true;
        else if (!(afresh ? names_append(n, &row) || error_memory(err)
                          : names_add_row(n, &row, err)))
            return false;
    }
    if (s->bad || s->rest.len)
        return error_set(err, LEDE_DAMAGED, "name table: damaged");
    return true;
}

bool names_decode(struct names *n, struct span encoded, struct lede_error *err)
{
    struct varints s;

    if (encoded.len < HEAD_BYTES)
        return error_set(err, LEDE_DAMAGED, "name table of %zu bytes", encoded.len);
    if (little_endian(encoded.at, 4) > NAMES_VERSION)
        return error_set(err, LEDE_VERSION, "name table: made by a newer Lede");
    s = (struct varints){.rest = span_part(encoded, HEAD_BYTES, encoded.len)};
    if (little_endian(encoded.at, 4) != NAMES_VERSION ||
        little_endian(encoded.at + 4, 4) != s.rest.len ||
        little_endian(encoded.at + 8, 8) != hash_bytes(s.rest))
        return error_set(err, LEDE_DAMAGED, "name table: damaged");
    names_unprepare(n);
    return read_rows(n, &s, err);
}
