/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names.h"

#include "analysis/words.h"
#include "common/varint.h"
#include "index/names_rows.h"

char name_letter(enum entity_type type)
{
    switch (type) {
    case ENTITY_PERSON: return 'p';
    case ENTITY_ORG: return 'o';
    case ENTITY_PLACE: break;
    }
    return 'l';
}

/* Whole words only, so that folding again changes nothing. */
size_t names_fold(struct span name, char out[NAME_FOLDED_MAX])
{
    struct words walk = {.text = name};
    struct word word;
    size_t len = 0;

    while (words_next(&walk, &word)) {
        struct span form = word.form;
        while (span_ends(form, SPAN("'s")))
            form.len -= 2;
        if (len + 1 + form.len >= NAME_FOLDED_MAX)
            break;
        if (len)
            out[len++] = ' ';
        memcpy(out + len, form.at, form.len);
        len += form.len;
    }
    out[len] = '\0';
    return len;
}

uint64_t names_hash(enum entity_type type, struct span folded)
{
    char key[2 + NAME_FOLDED_MAX] = {name_letter(type), ':'};
    size_t len = folded.len < NAME_FOLDED_MAX ? folded.len : NAME_FOLDED_MAX;

    if (len)
        memcpy(key + 2, folded.at, len);
    return hash_bytes((struct span){key, 2 + len});
}

/* ---- Rows ---- */

int name_row_compare(const struct name_row *a, const struct name_row *b)
{
    int order = (int)a->type - (int)b->type;

    if (order == 0)
        order = (int)a->is_alias - (int)b->is_alias;
    if (order == 0)
        order = span_compare(a->folded, b->folded);
    if (order == 0)
        order = span_compare(a->written, b->written);
    return order ? order : span_compare(a->name, b->name);
}

/* The row's key: what makes it itself. */
static struct span key_of(const struct name_row *row, struct buf *key)
{
    buf_reset(key);
    buf_byte(key, name_letter(row->type));
    varint_add_text(key, row->written);
    buf_byte(key, row->is_alias ? 'a' : 'n');
    buf_add(key, row->name);
    return buf_span(key);
}

/* A decoded table is read far more often than it is added to: its rows get their keys here. */
static bool key_rows(struct names *n, struct buf *key)
{
    for (size_t i = 0; !n->keyed && i < n->count; i++) {
        struct span bytes = key_of(&n->rows[i], key);
        uint64_t *index = buf_ok(key) ? map_number(&n->by_key, bytes) : NULL;
        if (!index)
            return false;
        *index = i + 1;
    }
    n->keyed = true;
    return true;
}

bool names_append(struct names *n, const struct name_row *row)
{
    struct name_row copy = *row;

    if (!mem_grow(&n->rows, &n->cap, n->count + 1, sizeof *n->rows))
        return false;
    copy.folded = arena_span(&n->text, row->folded);
    copy.written = arena_span(&n->text, row->written);
    copy.name = arena_span(&n->text, row->name);
    if (!copy.folded.at || !copy.written.at || !copy.name.at)
        return false;
    n->rows[n->count++] = copy;
    return true;
}

bool names_add_row(struct names *n, const struct name_row *row, struct lede_error *err)
{
    bool ok = false;
    struct buf key = {0};
    uint64_t *index;

    names_unprepare(n);
    if (!key_rows(n, &key))
        goto out;
    struct span bytes = key_of(row, &key);
    index = buf_ok(&key) ? map_number(&n->by_key, bytes) : NULL;
    if (!index)
        goto out;
    if (*index) {
        n->rows[*index - 1].articles += row->articles;
    } else {
        if (!names_append(n, row))
            goto out;
        *index = n->count;
    }
    ok = true;
out:
    buf_free(&key);
    return ok || error_memory(err);
}

static bool add_name(struct names *n, enum entity_type type, struct span written,
                     const struct span *name, int delta, struct lede_error *err)
{
    char folded[NAME_FOLDED_MAX];
    struct name_row row = {.type = type, .is_alias = name != NULL, .written = written};

    row.folded = (struct span){folded, names_fold(written, folded)};
    row.articles = delta;
    if (name)
        row.name = *name;
    if (row.folded.len == 0 || written.len > NAME_BYTES_MAX || row.name.len > NAME_BYTES_MAX)
        return true;
    return names_add_row(n, &row, err);
}

bool names_add(struct names *n, enum entity_type type, struct span name, int delta,
               struct lede_error *err)
{
    return add_name(n, type, name, NULL, delta, err);
}

bool names_add_alias(struct names *n, enum entity_type type, struct span alias, struct span name,
                     int delta, struct lede_error *err)
{
    return add_name(n, type, alias, &name, delta, err);
}

/* ---- Articles ---- */

static bool is_alias(struct span written, struct span name)
{
    char a[NAME_FOLDED_MAX], b[NAME_FOLDED_MAX];

    if (span_equal(written, name) || written.len > NAME_BYTES_MAX || name.len > NAME_BYTES_MAX)
        return false;
    return !names_have_words((struct span){b, names_fold(name, b)},
                             (struct span){a, names_fold(written, a)});
}

/* False when the pair was seen before in this article, or memory ran out (*failed). */
static bool is_first(struct map *seen, struct buf *key, const struct name_row *row, bool *failed)
{
    struct span bytes = key_of(row, key);
    uint64_t *times = buf_ok(key) ? map_number(seen, bytes) : NULL;

    *failed = !times;
    return times && (*times)++ == 0;
}

/* An acronym in brackets is explained there, which one article is enough to believe. */
static bool count_bracketed(struct names *n, const struct article *a, const struct entity *e,
                            int delta, struct map *seen, struct buf *key, struct lede_error *err)
{
    bool failed = false;
    struct name_row alias = {.type = e->type, .is_alias = true, .name = e->name};

    if (e->start == 0 || e->end >= a->text.len || a->text.at[e->start - 1] != '(' ||
        a->text.at[e->end] != ')')
        return true;
    alias.written = span_part(a->text, e->start - 1, e->end + 1);
    if (!is_first(seen, key, &alias, &failed))
        return !failed || error_memory(err);
    return names_add_alias(n, e->type, alias.written, e->name, delta, err);
}

static bool count_entity(struct names *n, const struct article *a, const struct entity *e,
                         int delta, struct map *seen, struct buf *key, struct lede_error *err)
{
    bool failed = false;
    struct span written = span_part(a->text, e->start, e->end);
    struct name_row name = {.type = e->type, .written = e->name};
    struct name_row alias = {
        .type = e->type, .is_alias = true, .written = written, .name = e->name};

    if (is_first(seen, key, &name, &failed) && !names_add(n, e->type, e->name, delta, err))
        return false;
    if (failed)
        return error_memory(err);
    if (span_equal(written, e->name) || !is_alias(written, e->name))
        return true;
    if (is_first(seen, key, &alias, &failed) &&
        !names_add_alias(n, e->type, written, e->name, delta, err))
        return false;
    if (failed)
        return error_memory(err);
    return count_bracketed(n, a, e, delta, seen, key, err);
}

bool names_count_article(struct names *n, const struct article *a, int delta,
                         struct lede_error *err)
{
    bool ok = true;
    struct map seen = {0};
    struct buf key = {0};

    for (size_t i = 0; i < a->entity_count && ok; i++)
        ok = count_entity(n, a, &a->entities[i], delta, &seen, &key, err);
    buf_free(&key);
    map_free(&seen);
    return ok;
}

void names_free(struct names *n)
{
    names_unprepare(n);
    mem_free(n->rows);
    map_free(&n->by_key);
    arena_free(&n->text);
    *n = (struct names){0};
}
