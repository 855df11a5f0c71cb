/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/harmless.h"

#include <stdio.h>

#include "common/utf8.h"

/* No-break spaces are left out: they hold together what stands at their sides. U+1680 and U+2000 to
 * U+200A have the width of a space or less in every terminal. */
static bool is_white(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029 ||
           c == 0x3000 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a && c != 0x2007);
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* Embeddings, overrides and isolates. The marks U+200E and U+200F stay: right-to-left text needs them,
 * and they reorder nothing by themselves. */
static bool reorders(uint32_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

struct shown_character harmless_at(struct span text, size_t at)
{
    struct shown_character shown = {0};
    uint32_t c = utf8_at(text, at, &shown.len);

    if (is_white(c)) {
        shown.is_space = true;
        shown.cols = 1;
    } else if (is_control(c)) {
        shown.changed = true;
        shown.cols = 4;
        (void)snprintf(shown.bytes, sizeof shown.bytes, "\\x%02x", (unsigned)c);
    } else if (reorders(c) || (c == UTF8_BAD && shown.len == 1)) {
        shown.changed = true;
        shown.cols = 1;
        (void)snprintf(shown.bytes, sizeof shown.bytes, "\xEF\xBF\xBD");
    } else {
        shown.cols = utf8_columns(span_part(text, at, at + shown.len));
    }
    return shown;
}

void harmless_add_character(struct buf *out, struct span text, size_t at,
                            const struct shown_character *c)
{
    if (c->is_space)
        buf_byte(out, ' ');
    else if (c->changed)
        buf_text(out, c->bytes);
    else
        buf_add(out, span_part(text, at, at + c->len));
}

void harmless_add(struct buf *out, struct span text)
{
    struct shown_character c;

    for (size_t at = 0; at < text.len; at += c.len) {
        c = harmless_at(text, at);
        harmless_add_character(out, text, at, &c);
    }
}

size_t harmless_cols(struct span text)
{
    struct shown_character c;
    size_t cols = 0;

    for (size_t at = 0; at < text.len; at += c.len) {
        c = harmless_at(text, at);
        cols += c.cols;
    }
    return cols;
}
