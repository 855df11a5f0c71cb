/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/json_read.h"

#include <errno.h>
#include <limits.h>

#include <json-c/json_object.h>
#include <json-c/json_tokener.h>
#include <json-c/linkhash.h>

#include "common/limits.h"

/* From behind a quote to behind the one that closes it; past the end when none does. */
static size_t behind_string(struct span text, size_t at, char quote)
{
    while (at < text.len && text.at[at] != quote)
        at += text.at[at] == '\\' ? 2 : 1;
    return at + 1;
}

/* Whether text may hold more values than are read: a tree takes a hundred times the bytes that
 * "[],[],[]" does. Counts what begins a value or parts it from the next, so that the values are never
 * more than twice as many. */
static bool has_too_many_values(struct span text)
{
    size_t values = 0, at = 0;

    if (text.len / 2 <= JSON_VALUES_MAX)
        return false;
    while (at < text.len && values <= JSON_VALUES_MAX) {
        char c = text.at[at++];
        if (c == '"' || c == '\'') /* json-c takes both */
            at = behind_string(text, at, c);
        values += c == ',' || c == '{' || c == '[';
    }
    return values > JSON_VALUES_MAX;
}

/* The place of the next number outside of strings, behind the one that stands at `at` itself. */
static size_t next_number(struct span text, size_t at)
{
    static const char number[] = "0123456789+-.eE";

    while (at < text.len && memchr(number, text.at[at], sizeof number - 1))
        at++;
    while (at < text.len && text.at[at] != '-' && (text.at[at] < '0' || text.at[at] > '9')) {
        char c = text.at[at++];
        if (c == '"' || c == '\'')
            at = behind_string(text, at, c);
    }
    return at < text.len ? at : text.len;
}

/* What stands behind the whole value, from `from` on: white space is fine. */
static enum json_tokener_error end_at(struct span text, size_t from, size_t *at)
{
    struct span rest = span_trim(span_part(text, from, text.len));

    *at = rest.len ? (size_t)(rest.at - text.at) : text.len;
    return rest.len ? json_tokener_error_parse_unexpected : json_tokener_success;
}

/* Runs over all of text; *at gets the place where the parser stopped.
 *
 * Where json-c 0.16 has no memory for a part of the text it goes on without it, and errno alone tells. To
 * read a number it clears that: so errno is looked at before each. */
static enum json_tokener_error run(struct json_tokener *tok, struct span text,
                                   struct json_object **value, size_t *at, bool *oom)
{
    enum json_tokener_error why = json_tokener_continue;

    errno = 0;
    for (size_t from = 0, to; from < text.len && why == json_tokener_continue; from = to) {
        to = next_number(text, from);
        *value = json_tokener_parse_ex(tok, text.at + from, (int)(to - from));
        *at = from + json_tokener_get_parse_end(tok);
        why = json_tokener_get_error(tok);
        *oom |= errno == ENOMEM;
        if (why == json_tokener_success)
            return end_at(text, *at, at);
    }
    if (why != json_tokener_continue)
        return why;
    /* A NUL is json-c's end of text: without it a number at the very end might go on. */
    *value = json_tokener_parse_ex(tok, "", 1);
    *at = text.len;
    *oom |= errno == ENOMEM;
    why = json_tokener_get_error(tok);
    return why == json_tokener_continue ? json_tokener_error_parse_eof : why;
}

bool json_parse(struct span text, struct json_object **out, struct lede_error *err)
{
    bool ok = false, oom = false;
    struct json_object *value = NULL;
    struct json_tokener *tok = NULL;
    enum json_tokener_error why;
    size_t at = 0;

    if (text.len > INT_MAX)
        return error_set(err, LEDE_LIMIT, "JSON of more than %d bytes", INT_MAX);
    if (span_trim(text).len == 0)
        return error_set(err, LEDE_INPUT, "broken JSON at byte 0: no value");
    if (has_too_many_values(text))
        return error_set(err, LEDE_LIMIT, "JSON of more than %d values", JSON_VALUES_MAX);
    tok = json_tokener_new_ex(JSON_DEPTH_MAX);
    if (!tok)
        return error_memory(err);
    json_tokener_set_flags(tok, JSON_TOKENER_STRICT);
    why = run(tok, text, &value, &at, &oom);
    if (oom) {
        error_memory(err);
        goto out;
    }
    if (why != json_tokener_success) {
        error_set(err, LEDE_INPUT, "broken JSON at byte %zu: %s", at, json_tokener_error_desc(why));
        goto out;
    }
    /* NULL is what null reads as, and no memory. */
    if (!value && !span_is(span_trim(text), "null")) {
        error_memory(err);
        goto out;
    }
    *out = value;
    value = NULL;
    ok = true;
out:
    json_release(value);
    json_tokener_free(tok);
    return ok;
}

void json_release(struct json_object *value)
{
    (void)json_object_put(value);
}

bool json_is_object(const struct json_object *value)
{
    return json_object_is_type(value, json_type_object);
}

bool json_is_array(const struct json_object *value)
{
    return json_object_is_type(value, json_type_array);
}

size_t json_count(const struct json_object *array)
{
    return json_is_array(array) ? json_object_array_length(array) : 0;
}

struct json_object *json_item(const struct json_object *array, size_t i)
{
    return i < json_count(array) ? json_object_array_get_idx(array, i) : NULL;
}

struct json_object *json_member(const struct json_object *object, const char *name)
{
    struct json_object *value = NULL;

    if (!json_is_object(object) || !json_object_object_get_ex(object, name, &value))
        return NULL;
    return value;
}

/* json-c reads an integer beyond 64 bits as the last there is: two ids would become one. */
static bool is_cut(const struct json_object *integer)
{
    return json_object_get_uint64(integer) == UINT64_MAX ||
           json_object_get_int64(integer) == INT64_MIN;
}

struct span json_value_text(struct json_object *value)
{
    if (json_object_is_type(value, json_type_string))
        return (struct span){json_object_get_string(value),
                             (size_t)json_object_get_string_len(value)};
    if (json_object_is_type(value, json_type_int) && !is_cut(value))
        return span_of(json_object_to_json_string(value));
    return (struct span){0};
}

struct span json_member_text(const struct json_object *object, const char *name)
{
    return json_value_text(json_member(object, name));
}

struct json_members json_members(const struct json_object *object)
{
    if (!json_is_object(object))
        return (struct json_members){0};
    return (struct json_members){lh_table_head(json_object_get_object(object))};
}

bool json_members_next(struct json_members *m, struct span *name, struct json_object **value)
{
    const struct lh_entry *entry = m->next;

    if (!entry)
        return false;
    *name = span_of(lh_entry_k(entry));
    *value = lh_entry_v(entry);
    m->next = lh_entry_next(entry);
    return true;
}
