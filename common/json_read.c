/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/json_read.h"

#include <limits.h>

#include <json-c/json_object.h>
#include <json-c/json_tokener.h>

#include "common/limits.h"

/* Runs over all of text; *at gets the place where the parser stopped. */
static enum json_tokener_error run(struct json_tokener *tok, struct span text,
                                   struct json_object **value, size_t *at)
{
    enum json_tokener_error why;

    *value = json_tokener_parse_ex(tok, text.at, (int)text.len);
    *at = json_tokener_get_parse_end(tok);
    why = json_tokener_get_error(tok);
    if (why != json_tokener_continue)
        return why;
    /* A NUL is json-c's end of text: without it a number at the very end might go on. */
    *value = json_tokener_parse_ex(tok, "", 1);
    *at = text.len;
    why = json_tokener_get_error(tok);
    return why == json_tokener_continue ? json_tokener_error_parse_eof : why;
}

bool json_parse(struct span text, struct json_object **out, struct lede_error *err)
{
    bool ok = false;
    struct json_object *value = NULL;
    struct json_tokener *tok = NULL;
    enum json_tokener_error why;
    size_t at = 0;

    if (text.len > INT_MAX)
        return error_set(err, LEDE_LIMIT, "JSON of more than %d bytes", INT_MAX);
    if (span_trim(text).len == 0)
        return error_set(err, LEDE_INPUT, "broken JSON at byte 0: no value");
    tok = json_tokener_new_ex(JSON_DEPTH_MAX);
    if (!tok)
        return error_memory(err);
    json_tokener_set_flags(tok, JSON_TOKENER_STRICT);
    why = run(tok, text, &value, &at);
    if (why != json_tokener_success) {
        error_set(err, LEDE_INPUT, "broken JSON at byte %zu: %s", at, json_tokener_error_desc(why));
        goto out;
    }
    /* Out of memory, json-c 0.16 stops early and calls it success; NULL is also what null reads as. */
    if (at < text.len || (!value && !span_is(span_trim(text), "null"))) {
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
