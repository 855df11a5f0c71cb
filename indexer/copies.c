/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/copies.h"

#include "index/stored.h"

/* Note the article; of is NULL while it is open. */
static bool add_item(struct copies *c, const char *id, const char *of, const struct text_hash *text,
                     struct lede_error *err)
{
    if (!mem_grow(&c->items, &c->cap, c->count + 1, sizeof *c->items))
        return error_memory(err);
    c->items[c->count++] = (struct copy){span_of(id), span_of(of), *text};
    return true;
}

/* Whether the index has another article that may have the text. */
static bool is_in_index(struct index_reader *reader, const struct article *a,
                        const struct text_hash *text, bool *is, struct lede_error *err)
{
    struct arena arena = {0};
    struct span *ids;
    size_t count;
    bool ok;

    *is = false;
    if (!reader)
        return true;
    ok = stored_copies(reader, text, &arena, &ids, &count, err);
    for (size_t i = 0; ok && i < count; i++)
        *is |= !span_equal(ids[i], a->id);
    arena_free(&arena);
    return ok;
}

bool copies_add(struct copies *c, struct index_reader *reader, const struct article *a,
                struct lede_error *err)
{
    struct text_hash text = text_hash(a->text);
    struct span key = {(const char *)&text, sizeof text};
    const char *first = map_get(&c->first, key), *id;
    bool open = false;

    if (a->text.len == 0)
        return true;
    if (!first && !is_in_index(reader, a, &text, &open, err))
        return false;
    id = arena_copy(&c->ids, a->id);
    if (!id || (!first && !map_put(&c->first, key, id)))
        return error_memory(err);
    /* What is in the index may go in this run: only its end tells. */
    return (!first && !open) || add_item(c, id, first, &text, err);
}

/* Whether the article of the index has the text itself and not only the term. */
static bool has_text(struct index_reader *reader, struct span id, const struct text_hash *text,
                     bool *has, struct lede_error *err)
{
    struct arena arena = {0};
    struct article a;
    struct text_hash hash;
    bool ok = index_article(reader, id, &arena, &a, has, err);

    if (ok && *has) {
        hash = text_hash(a.text);
        *has = hash.low == text->low && hash.high == text->high;
    }
    arena_free(&arena);
    return ok;
}

/* An article of the index that stays as it is and has the text. */
static bool find_original(struct copies *c, struct copy *copy, struct index_reader *reader,
                          const struct map *gone, struct lede_error *err)
{
    struct arena arena = {0};
    struct span *ids;
    size_t count;
    bool ok = stored_copies(reader, &copy->text, &arena, &ids, &count, err), has = false;

    for (size_t i = 0; ok && !has && i < count; i++) {
        if (map_has(gone, ids[i]))
            continue;
        ok = has_text(reader, ids[i], &copy->text, &has, err);
        if (!ok || !has)
            continue;
        copy->of = arena_span(&c->ids, ids[i]);
        ok = copy->of.at || error_memory(err);
    }
    arena_free(&arena);
    return ok;
}

static bool make_set(struct span ids, struct map *set, struct lede_error *err)
{
    struct span id;

    while (ids.len && span_cut(&ids, '\0', &id))
        if (!map_put(set, id, NULL))
            return error_memory(err);
    return true;
}

bool copies_finish(struct copies *c, struct index_reader *reader, struct span gone,
                   struct lede_error *err)
{
    struct map set = {0};
    size_t kept = 0;
    bool ok = c->count == 0 || make_set(gone, &set, err);

    for (size_t i = 0; ok && i < c->count; i++) {
        struct copy *copy = &c->items[i];
        ok = copy->of.len || find_original(c, copy, reader, &set, err);
        if (copy->of.len)
            c->items[kept++] = *copy;
    }
    c->count = kept;
    map_free(&set);
    return ok;
}

void copies_free(struct copies *c)
{
    map_free(&c->first);
    mem_free(c->items);
    arena_free(&c->ids);
    *c = (struct copies){0};
}
