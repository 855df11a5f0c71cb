/* common/json_write.h: JSON as it is written, value by value, into a buf; commas and quotes are put by
 * the writer.
 *
 * Text goes out as UTF-8; control characters, U+2028 and U+2029 are escaped, bad bytes become U+FFFD.
 * Numbers do not depend on the locale. Errors are the buf's: one buf_ok() at the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

/* {.out = &buf} is ready. Nesting at most 32. */
struct json {
    struct buf *out;
    unsigned depth;
    uint32_t has_item; /* a bit a level: a comma is due before the next item */
    bool after_key;
};

void json_open_object(struct json *j);
void json_close_object(struct json *j);
void json_open_array(struct json *j);
void json_close_array(struct json *j);

/* The next value's name; inside an object only. */
void json_key(struct json *j, const char *name);

void json_text(struct json *j, struct span text);
void json_text_or_null(struct json *j, struct span text); /* null when empty */
void json_number(struct json *j, uint64_t number);
void json_integer(struct json *j, int64_t number);
void json_bool(struct json *j, bool value);
void json_null(struct json *j);

/* A name and its value. */
void json_key_text(struct json *j, const char *name, struct span text);
void json_key_text_or_null(struct json *j, const char *name, struct span text);
void json_key_number(struct json *j, const char *name, uint64_t number);
void json_key_bool(struct json *j, const char *name, bool value);
void json_key_day(struct json *j, const char *name, bool known, int32_t day); /* or null */

/* With at most `digits` (1 to 17) significant digits, as %g but never with a locale's point. */
void json_decimal(struct json *j, double number, int digits);

/* A line end after a whole value, for JSON lines; the writer is then ready for the next. */
void json_line_end(struct json *j);
