/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/utf8.h"

#include <utf8proc.h>

static bool is_tail(unsigned char c)
{
    return (c & 0xc0) == 0x80;
}

/* Lengths and ranges are Unicode's table 3-7: no surrogates, nothing over-long, none past U+10FFFF. */
uint32_t utf8_at(struct span text, size_t at, size_t *len)
{
    const unsigned char *p = (const unsigned char *)text.at + at;
    size_t left = text.len - at;

    *len = 1;
    if (p[0] < 0x80)
        return p[0];
    if (p[0] >= 0xc2 && p[0] <= 0xdf && left >= 2 && is_tail(p[1])) {
        *len = 2;
        return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
    if (p[0] >= 0xe0 && p[0] <= 0xef && left >= 3 && is_tail(p[1]) && is_tail(p[2]) &&
        (p[0] != 0xe0 || p[1] >= 0xa0) && (p[0] != 0xed || p[1] < 0xa0)) {
        *len = 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    if (p[0] >= 0xf0 && p[0] <= 0xf4 && left >= 4 && is_tail(p[1]) && is_tail(p[2]) &&
        is_tail(p[3]) && (p[0] != 0xf0 || p[1] >= 0x90) && (p[0] != 0xf4 || p[1] < 0x90)) {
        *len = 4;
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
               (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
    }
    return UTF8_BAD;
}

/* A bad byte also reads as UTF8_BAD, but in one byte; the character itself takes three. */
static bool is_bad(uint32_t c, size_t len)
{
    return c == UTF8_BAD && len == 1;
}

size_t utf8_valid_length(struct span text)
{
    size_t len;

    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = utf8_at(text, i, &len);
        if (is_bad(c, len))
            return i;
    }
    return text.len;
}

struct utf8_counts utf8_count(struct span text)
{
    struct utf8_counts n = {0};
    size_t len;

    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = utf8_at(text, i, &len);
        if (is_bad(c, len))
            n.bad++;
        else if (len > 1)
            n.multi++;
        else if (c == 0)
            n.nul++;
    }
    return n;
}

size_t utf8_repair(struct span text, struct buf *out)
{
    size_t len, repaired = 0, from = 0;

    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = utf8_at(text, i, &len);
        if (c != 0 && !is_bad(c, len))
            continue;
        buf_add(out, span_part(text, from, i));
        buf_text(out, "\xEF\xBF\xBD");
        from = i + len;
        repaired++;
    }
    buf_add(out, span_part(text, from, text.len));
    return repaired;
}

void utf8_add(struct buf *out, uint32_t character)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n;

    if (character == 0 || !utf8proc_codepoint_valid((utf8proc_int32_t)character))
        character = UTF8_BAD;
    n = utf8proc_encode_char((utf8proc_int32_t)character, bytes);
    buf_add(out, (struct span){(const char *)bytes, (size_t)n});
}

size_t utf8_columns(struct span text)
{
    size_t len, columns = 0;

    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = utf8_at(text, i, &len);
        int width = c < 0x20 ? 0 : c < 0x7f ? 1 : utf8proc_charwidth((utf8proc_int32_t)c);
        columns += width > 0 ? (size_t)width : 0;
    }
    return columns;
}

size_t utf8_cut(struct span text, size_t max)
{
    size_t start = max, len;

    if (max >= text.len)
        return text.len;
    while (start > 0 && max - start < 3 && is_tail((unsigned char)text.at[start]))
        start--;
    (void)utf8_at(text, start, &len);
    return start + len > max ? start : max;
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

size_t utf8_show(struct span text, char *out, size_t size)
{
    static const char hex[] = "0123456789abcdef";
    size_t len, n = 0;

    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = utf8_at(text, i, &len);
        bool escaped = is_control(c) || is_bad(c, len);
        if (n + (escaped ? 4 * len : len) >= size)
            break;
        for (size_t k = i; k < i + len; k++) {
            unsigned char byte = (unsigned char)text.at[k];
            if (escaped) {
                out[n++] = '\\';
                out[n++] = 'x';
                out[n++] = hex[byte >> 4];
                out[n++] = hex[byte & 15];
            } else {
                out[n++] = text.at[k];
            }
        }
    }
    out[n] = '\0';
    return n;
}
