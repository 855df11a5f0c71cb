/* common/json_read.h: one JSON value out of text, over json-c in strict mode.
 *
 * In:  valid UTF-8 without NUL (repaired by the caller), of at most JSON_DEPTH_MAX levels, of which a
 *      number or text is one.
 * Out: a tree of json-c, asked through the functions below; what is absent or of another type reads as
 *      absent, so that a stray type costs one field.
 * A text may hold NUL, where the JSON says \u0000: who stores it repairs it. Strict is what json-c 0.16
 * calls so: NaN and Infinity (Python writes them), raw control characters in texts, and names in single
 * quotes still pass.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/span.h"

struct json_object; /* json-c's */

/* Parse the one value that text holds; white space around it is fine, anything else behind it fails.
 * Fails with LEDE_INPUT ("broken JSON at byte 17: unexpected character", counted from 0), LEDE_MEMORY,
 * LEDE_LIMIT for 2 GB and more, or over JSON_VALUES_MAX values. Free *out with json_release(); it is NULL
 * when the value is null. */
bool json_parse(struct span text, struct json_object **out, struct lede_error *err) MUST_CHECK;
void json_release(struct json_object *value);

bool json_is_object(const struct json_object *value);
bool json_is_array(const struct json_object *value);
size_t json_count(const struct json_object *array);
struct json_object *json_item(const struct json_object *array, size_t i);

/* The member; NULL when absent (or null, or object is no object). Borrowed. */
struct json_object *json_member(const struct json_object *object, const char *name);

/* The text of a member that is a string, or a whole number written as text would be (ids are often
 * numbers); the empty span when absent, of another type, or a number that 64 bits do not hold. Borrowed
 * from the object (a number's text too: json-c keeps it). */
struct span json_member_text(const struct json_object *object, const char *name);

/* The same of a value itself, as of an array's items. */
struct span json_value_text(struct json_object *value);

/* The members of an object one after the other, in its order. Borrowed from the object, which must not change
 * meanwhile. */
struct json_members {
    const void *next;
};
struct json_members json_members(const struct json_object *object);
bool json_members_next(struct json_members *m, struct span *name, struct json_object **value);
