/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/reader_names.h"

#include <stdio.h>

#include "index/generations.h"
#include "index/names_called.h"
#include "index/names_joins.h"
#include "index/names_keys.h"
#include "index/stored.h"

/* One piece of the stored name table behind what *out has; *part gets it alone. */
static bool read_piece(struct index_reader *r, size_t number, struct buf *out, struct span *part,
                       struct lede_error *err)
{
    char key[32];
    size_t before = out->len;

    (void)snprintf(key, sizeof key, META_NAMES "%zu", number);
    if (!stored_metadata(r, key, out, err))
        return false;
    *part = span_part(buf_span(out), before, out->len);
    return true;
}

static bool read_names(struct index_reader *r, struct names *out, uint64_t *hash,
                       struct lede_error *err)
{
    struct buf stored = {0};
    struct span part = {0};
    bool ok = read_piece(r, 0, &stored, &part, err);

    if (ok && stored.len) {
        size_t count = names_part_count(part);
        for (size_t i = 1; ok && i < count; i++)
            ok = read_piece(r, i, &stored, &part, err);
        ok = ok && names_decode(out, buf_span(&stored), err);
    }
    *hash = names_table_hash(buf_span(&stored));
    buf_free(&stored);
    return ok || error_within(err, "the index's name table");
}

bool index_read_names(struct index_reader *r, struct names *out, struct lede_error *err)
{
    uint64_t hash;

    return read_names(r, out, &hash, err);
}

bool reader_names_table(struct reader_names *n, struct index_reader *r, struct lede_error *err)
{
    if (n->has_table)
        return true;
    names_free(&n->table);
    n->has_table = read_names(r, &n->table, &n->table_hash, err) && names_prepare(&n->table, err);
    return n->has_table;
}

static bool read_list(struct reader_names *n, struct index_reader *r, struct lede_error *err)
{
    struct arena arena = {0};
    struct span text = {0};
    bool ok;

    if (n->own_list)
        return true;
    names_user_free(&n->list);
    ok = stored_list(r, &arena, &text, err) &&
         names_user_read(&n->list, text, true, "the index's list of names", err);
    arena_free(&arena);
    return ok;
}

bool reader_names_use_list(struct reader_names *n, struct span text, const char *path,
                           struct lede_error *err)
{
    names_canon_free(&n->canon);
    names_user_free(&n->list);
    n->has_canon = n->knows_buckets = false;
    n->own_list = true;
    return names_user_read(&n->list, text, span_ends(span_of(path), SPAN(".tsv")), path, err);
}

bool reader_names_canon(struct reader_names *n, struct index_reader *r, struct lede_error *err)
{
    struct arena arena = {0};
    struct span joins;

    if (!reader_names_table(n, r, err))
        return false;
    if (n->has_canon)
        return true;
    n->has_canon =
        read_list(n, r, err) && stored_joins(r, &arena, &joins, err) &&
        names_canon_make_joined(&n->canon, &n->table, joins, n->table_hash, &n->list, err);
    arena_free(&arena);
    return n->has_canon;
}

/* ---- What the archive calls a name ---- */

/* Whether the index has a list of the user's. */
static bool has_list(struct reader_names *n, struct index_reader *r, bool *has,
                     struct lede_error *err)
{
    struct arena arena = {0};
    struct span text = {0};
    bool ok = true;

    *has = n->own_list;
    if (!*has) {
        ok = stored_list(r, &arena, &text, err);
        *has = text.len > 0;
    }
    arena_free(&arena);
    return ok;
}

static bool find_buckets(struct reader_names *n, struct index_reader *r, struct lede_error *err)
{
    bool listed;

    if (n->knows_buckets)
        return true;
    n->buckets = 0;
    if (!has_list(n, r, &listed, err) ||
        (!listed && !index_buckets(r, META_CALLED, NAMES_CALLED_VERSION, &n->buckets, err)))
        return false;
    n->knows_buckets = true;
    return true;
}

static bool called_by_table(struct reader_names *n, struct index_reader *r, enum entity_type type,
                            struct span folded, struct arena *arena, struct archive_called *out,
                            struct lede_error *err)
{
    uint32_t entry;

    if (!reader_names_canon(n, r, err))
        return false;
    entry = names_canon_of_form(&n->canon, type, folded);
    if (entry == CANON_NONE)
        return true;
    out->type = n->canon.entries[entry].type;
    out->name = arena_span(arena, n->canon.entries[entry].shown);
    return out->name.at || error_memory(err);
}

bool reader_names_called(struct reader_names *n, struct index_reader *r,
                         const struct called_asked *asked, struct arena *arena,
                         struct archive_called *out, struct lede_error *err)
{
    char folded[NAME_FOLDED_MAX];
    struct span form = {folded, names_fold(asked->written, folded)};

    *out = (struct archive_called){.type = asked->type};
    if (form.len == 0 || asked->written.len > NAME_BYTES_MAX)
        return true;
    if (!find_buckets(n, r, err))
        return false;
    if (n->has_canon || asked->many || n->buckets == 0)
        return called_by_table(n, r, asked->type, form, arena, out, err);
    if (!index_called(r, n->buckets, names_hash(asked->type, form), arena, &out->name, err))
        return false;
    if (out->name.len == 0)
        out->name = asked->written;
    return true;
}

void reader_names_forget(struct reader_names *n)
{
    n->knows_buckets = false;

    names_canon_free(&n->canon);
    if (!n->own_list)
        names_user_free(&n->list);
    names_free(&n->table);
    n->has_table = n->has_canon = false;
}

void reader_names_free(struct reader_names *n)
{
    n->own_list = false;
    reader_names_forget(n);
}
