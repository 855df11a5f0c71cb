/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/json_write.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "common/date.h"
#include "common/utf8.h"

enum { DEPTH_MAX = 32 }; /* the bits of has_item */

/* The bit of the level that items are written to now; 0 outside everything, where no comma is due. */
static uint32_t level_bit(const struct json *j)
{
    return j->depth ? UINT32_C(1) << (j->depth - 1) : 0;
}

/* What stands between the item before and this one. */
static void begin_item(struct json *j)
{
    if (j->has_item & level_bit(j))
        buf_byte(j->out, ',');
    j->has_item |= level_bit(j);
}

/* A value behind its key had its comma before the key. */
static void begin_value(struct json *j)
{
    if (j->after_key)
        j->after_key = false;
    else
        begin_item(j);
}

static void open_level(struct json *j, char bracket)
{
    begin_value(j);
    assert(j->depth < DEPTH_MAX);
    buf_byte(j->out, bracket);
    j->depth++;
    j->has_item &= ~level_bit(j);
}

static void close_level(struct json *j, char bracket)
{
    assert(j->depth > 0 && !j->after_key);
    buf_byte(j->out, bracket);
    j->depth--;
}

void json_open_object(struct json *j)
{
    open_level(j, '{');
}

void json_close_object(struct json *j)
{
    close_level(j, '}');
}

void json_open_array(struct json *j)
{
    open_level(j, '[');
}

void json_close_array(struct json *j)
{
    close_level(j, ']');
}

/* JSON asks for the characters below U+0020. The other control characters would reach a terminal
 * that shows the output; U+2028 and U+2029 end a line in JavaScript. */
static bool must_escape(uint32_t c)
{
    return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && c < 0xa0) || c == 0x2028 ||
           c == 0x2029;
}

static void add_escape(struct buf *out, uint32_t c)
{
    switch (c) {
    case '"': buf_text(out, "\\\""); break;
    case '\\': buf_text(out, "\\\\"); break;
    case '\b': buf_text(out, "\\b"); break;
    case '\f': buf_text(out, "\\f"); break;
    case '\n': buf_text(out, "\\n"); break;
    case '\r': buf_text(out, "\\r"); break;
    case '\t': buf_text(out, "\\t"); break;
    default: buf_addf(out, "\\u%04" PRIx32, c); break;
    }
}

static void add_quoted(struct buf *out, struct span text)
{
    size_t len, from = 0;

    buf_byte(out, '"');
    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = utf8_at(text, i, &len);
        bool bad = c == UTF8_BAD && len == 1;
        if (!bad && !must_escape(c))
            continue;
        buf_add(out, span_part(text, from, i));
        if (bad)
            utf8_add(out, UTF8_BAD);
        else
            add_escape(out, c);
        from = i + len;
    }
    buf_add(out, span_part(text, from, text.len));
    buf_byte(out, '"');
}

void json_key(struct json *j, const char *name)
{
    assert(j->depth > 0 && !j->after_key);
    begin_item(j);
    add_quoted(j->out, span_of(name));
    buf_byte(j->out, ':');
    j->after_key = true;
}

void json_text(struct json *j, struct span text)
{
    begin_value(j);
    add_quoted(j->out, text);
}

void json_text_or_null(struct json *j, struct span text)
{
    if (text.len)
        json_text(j, text);
    else
        json_null(j);
}

void json_number(struct json *j, uint64_t number)
{
    begin_value(j);
    buf_addf(j->out, "%" PRIu64, number);
}

void json_integer(struct json *j, int64_t number)
{
    begin_value(j);
    buf_addf(j->out, "%" PRId64, number);
}

void json_bool(struct json *j, bool value)
{
    begin_value(j);
    buf_text(j->out, value ? "true" : "false");
}

void json_null(struct json *j)
{
    begin_value(j);
    buf_text(j->out, "null");
}

void json_decimal(struct json *j, double number, int digits)
{
    char text[40]; /* a sign, 17 digits, a point of up to 4 bytes, "e-308" */
    bool in_point = false;

    assert(digits >= 1 && digits <= 17);
    if (!isfinite(number)) { /* JSON has no word for it */
        json_null(j);
        return;
    }
    begin_value(j);
    (void)snprintf(text, sizeof text, "%.*g", digits, number);
    /* A program that embeds Lede may have set a locale: what is neither digit, sign nor exponent is
     * its point, however many bytes that has. */
    for (const char *p = text; *p; p++) {
        bool point = !(*p >= '0' && *p <= '9') && *p != '-' && *p != '+' && *p != 'e';
        if (!point)
            buf_byte(j->out, *p);
        else if (!in_point)
            buf_byte(j->out, '.');
        in_point = point;
    }
}

void json_key_text(struct json *j, const char *name, struct span text)
{
    json_key(j, name);
    json_text(j, text);
}

void json_key_text_or_null(struct json *j, const char *name, struct span text)
{
    json_key(j, name);
    json_text_or_null(j, text);
}

void json_key_number(struct json *j, const char *name, uint64_t number)
{
    json_key(j, name);
    json_number(j, number);
}

void json_key_bool(struct json *j, const char *name, bool value)
{
    json_key(j, name);
    json_bool(j, value);
}

void json_key_day(struct json *j, const char *name, bool known, int32_t day)
{
    char text[DATE_TEXT_MAX] = "";

    if (known)
        date_write(day, text);
    json_key_text_or_null(j, name, span_of(text));
}

void json_line_end(struct json *j)
{
    assert(j->depth == 0 && !j->after_key);
    buf_byte(j->out, '\n');
}
