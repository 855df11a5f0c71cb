/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/json_article.h"

#include <errno.h>

#include "common/buf.h"
#include "common/json_read.h"
#include "common/limits.h"
#include "common/number.h"
#include "indexer/read/charset.h"
#include "indexer/read/given_date.h"
#include "indexer/read/key_map.h"
#include "indexer/read/plain_text.h"

enum { KEY_BYTES_MAX = 200, UNRANKED = KEY_MAP_MAX + 1000 };

/* The number of the \uXXXX at i; UINT32_MAX when none stands there. */
static uint32_t escape_at(struct span json, size_t i)
{
    uint32_t value = 0;

    if (json.len < 6 || i > json.len - 6 || json.at[i] != '\\' || json.at[i + 1] != 'u')
        return UINT32_MAX;
    for (size_t k = i + 2; k < i + 6; k++) {
        unsigned digit = number_of_hex(json.at[k]);
        if (digit > 15)
            return UINT32_MAX;
        value = value << 4 | digit;
    }
    return value;
}

/* Escapes that name no character: NUL and lone surrogates. They are read as U+FFFD. */
static size_t count_bad_escapes(struct span json)
{
    size_t bad = 0, i = 0;

    while ((i = span_find(json, SPAN("\\"), i)) != SIZE_MAX) {
        uint32_t value = escape_at(json, i);
        if (value == UINT32_MAX) {
            i += 2; /* another escape, which may be a backslash */
            if (i >= json.len)
                break;
            continue;
        }
        i += 6;
        uint32_t low = escape_at(json, i);
        if (value >= 0xd800 && value < 0xdc00 && low >= 0xdc00 && low < 0xe000)
            i += 6;
        else if (value == 0 || (value >= 0xd800 && value < 0xe000))
            bad++;
    }
    return bad;
}

/* The object that is being read. */
struct reading {
    const struct key_map *map;
    struct arena *arena;
    struct raw_document *out;
    struct buf joined;
    unsigned ranks[KEY_COUNT]; /* of the keys whose values are taken */
    struct lede_error *err;
};

/* Append a value's text: a list's items by `between`; of an object its name. */
static void join(struct json_object *value, const char *between, struct buf *out)
{
    struct span text = json_value_text(value);

    if (json_is_object(value))
        text = json_member_text(value, "name");
    if (span_trim(text).len == 0)
        return;
    if (out->len)
        buf_text(out, between);
    buf_add(out, text);
}

/* A value as a field's text, plain and in the arena; the empty text when it has none. */
static bool take_value(struct reading *r, enum key_field field, struct json_object *value,
                       struct span *text)
{
    struct decoded decoded;
    const char *between = field == KEY_TEXT ? "\n\n" : ", ";

    *text = (struct span){0};
    buf_reset(&r->joined);
    if (json_is_array(value))
        for (size_t i = 0; i < json_count(value); i++)
            join(json_item(value, i), between, &r->joined);
    else
        join(value, between, &r->joined);
    if (!buf_ok(&r->joined) || errno == ENOMEM)
        return error_memory(r->err);
    if (r->joined.len == 0)
        return true;
    struct span copy = arena_span(r->arena, buf_span(&r->joined));
    if (!copy.at)
        return error_memory(r->err);
    if (!charset_decode(copy, r->arena, &decoded, r->err))
        return false;
    if (field == KEY_TEXT)
        return text_of_any(decoded.text, r->arena, text, r->err);
    *text = decoded.text;
    if (field == KEY_DATE)
        return given_date(decoded.text, r->arena, text, r->err);
    if (field == KEY_TITLE || field == KEY_SOURCE || field == KEY_AUTHOR || field == KEY_SECTION)
        return line_of_any(decoded.text, r->arena, text, r->err);
    return true;
}

static bool put_value(struct reading *r, enum key_field field, unsigned rank,
                      struct json_object *value)
{
    struct span text;

    if (rank >= r->ranks[field])
        return true;
    if (!take_value(r, field, value, &text))
        return false;
    if (span_trim(text).len == 0)
        return true;
    r->ranks[field] = rank;
    *key_field_of(r->out, field) = field == KEY_TEXT ? text : span_trim(text);
    return true;
}

/* The value that a key with dots leads to. */
static struct json_object *follow(const struct json_object *object, struct span key)
{
    char name[KEY_BYTES_MAX];
    struct span part;
    struct json_object *value = NULL;

    while (span_cut(&key, '.', &part)) {
        if (part.len >= sizeof name)
            return NULL;
        memcpy(name, part.at, part.len);
        name[part.len] = '\0';
        value = json_member(object, name);
        object = value;
    }
    return value;
}

static bool take_mapped(struct reading *r, const struct json_object *object)
{
    for (size_t i = 0; r->map && i < r->map->count; i++) {
        const struct key_pair *pair = &r->map->pairs[i];
        struct json_object *value = follow(object, pair->key);
        if (value && !put_value(r, pair->field, (unsigned)i, value))
            return false;
    }
    return true;
}

/* All that an object gives; false when out of memory. json-c makes the text of a number when it is asked for
 * it, and says by errno alone that it could not. */
static bool take_fields(struct reading *r, const struct json_object *object)
{
    struct json_members members = json_members(object);
    struct span name;
    struct json_object *value;

    errno = 0;
    for (size_t i = 0; i < KEY_COUNT; i++)
        r->ranks[i] = UNRANKED;
    if (!take_mapped(r, object))
        return false;
    while (json_members_next(&members, &name, &value)) {
        enum key_field field;
        unsigned rank;
        if (key_map_find(r->map, name, &field, &rank) && !put_value(r, field, rank, value))
            return false;
    }
    return errno != ENOMEM || error_memory(r->err);
}

static enum read_step problem_at(struct read_problem *problem, const char *why)
{
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

enum read_step json_article(struct span bytes, size_t line, const struct key_map *map,
                            struct arena *arena, struct raw_document *out,
                            struct read_problem *problem, struct lede_error *err)
{
    bool taken;
    struct decoded decoded;
    struct json_object *object = NULL;
    struct reading r = {.map = map, .arena = arena, .out = out, .err = err};

    problem->line = line;
    if (bytes.len > LINE_BYTES_MAX)
        return problem_at(problem, "longer than a line may be");
    if (!charset_decode(bytes, arena, &decoded, err))
        return READ_FAILED;
    if (!json_parse(decoded.text, &object, &problem->error)) {
        if (problem->error.status != LEDE_MEMORY)
            return READ_PROBLEM;
        *err = problem->error;
        return READ_FAILED;
    }
    *out = (struct raw_document){.body_given = true, .line = line, .bytes = bytes};
    out->repaired = decoded.repaired + count_bad_escapes(decoded.text);
    taken = take_fields(&r, object);
    buf_free(&r.joined);
    json_release(object);
    if (!taken)
        return READ_FAILED;
    if (span_trim(out->text).len == 0)
        return problem_at(problem, "no text");
    if (out->id.len > ID_BYTES_MAX)
        return problem_at(problem, "its id is longer than an id may be");
    return READ_ITEM;
}
