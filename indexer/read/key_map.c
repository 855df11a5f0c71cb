/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/key_map.h"

#include "indexer/read/key_map_table.h"

enum { FOLDED_MAX = 24 }; /* bytes; a longer key is none of the common ones */

static const char *const names[] = {
    [KEY_TEXT] = "text",     [KEY_ID] = "id",           [KEY_TITLE] = "title",
    [KEY_SOURCE] = "source", [KEY_AUTHOR] = "author",   [KEY_DATE] = "date",
    [KEY_URL] = "url",       [KEY_SECTION] = "section", [KEY_LANGUAGE] = "language",
};
_Static_assert(ARRAY_LEN(names) == KEY_COUNT, "a name a field");

const char *key_field_name(enum key_field field)
{
    return names[field];
}

struct span *key_field_of(struct raw_document *document, enum key_field field)
{
    switch (field) {
    case KEY_ID: return &document->id;
    case KEY_TITLE: return &document->given.title;
    case KEY_SOURCE: return &document->given.source;
    case KEY_AUTHOR: return &document->given.author;
    case KEY_DATE: return &document->given.date;
    case KEY_URL: return &document->given.url;
    case KEY_SECTION: return &document->given.section;
    case KEY_LANGUAGE: return &document->given.language;
    case KEY_TEXT:
    case KEY_COUNT: break;
    }
    return &document->text;
}

static bool add_pair(struct key_map *map, struct span pair, struct lede_error *err)
{
    struct span name = {0}, key = pair;
    enum key_field field = KEY_TEXT;

    if (!span_cut(&key, '=', &name) || !key.at || span_trim(key).len == 0)
        return error_set(err, LEDE_INPUT, "--map: \"%.*s\" is not FIELD=KEY", SPAN_ARGS(pair));
    name = span_trim(name);
    while (field < KEY_COUNT && !span_is(name, names[field]))
        field++;
    if (field == KEY_COUNT)
        return error_set(err, LEDE_INPUT,
                         "--map: there is no field \"%.*s\" (they are text, id, title, source, "
                         "author, date, url, section, language)",
                         SPAN_ARGS(name));
    if (map->count == KEY_MAP_MAX)
        return error_set(err, LEDE_INPUT, "--map: more than %d keys", KEY_MAP_MAX);
    map->pairs[map->count++] = (struct key_pair){field, span_trim(key)};
    return true;
}

bool key_map_parse(struct span text, struct key_map *out, struct lede_error *err)
{
    struct span rest = text, pair;

    *out = (struct key_map){.text = text};
    if (span_trim(text).len == 0)
        return error_set(err, LEDE_INPUT, "--map needs FIELD=KEY,…");
    while (span_cut(&rest, ',', &pair))
        if (!add_pair(out, pair, err))
            return false;
    return true;
}

bool key_map_names(const struct key_map *map, enum key_field field)
{
    for (size_t i = 0; map && i < map->count; i++)
        if (map->pairs[i].field == field)
            return true;
    return false;
}

/* Lower case, without blanks, '_' and '-'; the empty span when it is too long for any common key. */
static struct span fold(struct span key, char out[FOLDED_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < key.len; i++) {
        char c = key.at[i];
        if (c == '_' || c == '-' || c == ' ')
            continue;
        if (len == FOLDED_MAX)
            return (struct span){0};
        out[len++] = char_lower(c);
    }
    return (struct span){out, len};
}

bool key_map_find(const struct key_map *map, struct span key, enum key_field *field, unsigned *rank)
{
    char folded[FOLDED_MAX];
    struct span plain;

    for (size_t i = 0; map && i < map->count; i++)
        if (span_equal(map->pairs[i].key, key)) {
            *field = map->pairs[i].field;
            *rank = (unsigned)i;
            return true;
        }
    plain = fold(span_trim(key), folded);
    for (size_t i = 0; plain.len && i < ARRAY_LEN(common_keys); i++)
        if (span_is(plain, common_keys[i].key)) {
            *field = common_keys[i].field;
            *rank = (unsigned)i;
            return !key_map_names(map, *field);
        }
    return false;
}
