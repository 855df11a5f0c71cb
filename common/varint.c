/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/varint.h"

void varint_add(struct buf *b, uint64_t number)
{
    while (number >= 0x80) {
        buf_byte(b, (char)((number & 0x7f) | 0x80));
        number >>= 7;
    }
    buf_byte(b, (char)number);
}

bool varint_cut(struct span *rest, uint64_t *number)
{
    uint64_t value = 0;

    for (size_t i = 0; i < rest->len && i < 10; i++) {
        uint64_t seven = (unsigned char)rest->at[i] & 0x7f;
        if (i == 9 && seven > 1)
            return false;
        value |= seven << (7 * i);
        if (!((unsigned char)rest->at[i] & 0x80)) {
            *rest = span_part(*rest, i + 1, rest->len);
            *number = value;
            return true;
        }
    }
    return false;
}

void varint_add_text(struct buf *b, struct span text)
{
    varint_add(b, text.len);
    buf_add(b, text);
}

bool varint_cut_text(struct span *rest, struct span *text)
{
    uint64_t len;

    if (!varint_cut(rest, &len) || len > rest->len)
        return false;
    *text = span_part(*rest, 0, (size_t)len);
    *rest = span_part(*rest, (size_t)len, rest->len);
    return true;
}

uint64_t varints_number(struct varints *v, uint64_t max)
{
    uint64_t number = 0;

    if (!v->bad && (!varint_cut(&v->rest, &number) || number > max))
        v->bad = true;
    return v->bad ? 0 : number;
}

struct span varints_text(struct varints *v, size_t max)
{
    struct span text = {0};

    if (!v->bad && (!varint_cut_text(&v->rest, &text) || text.len > max))
        v->bad = true;
    if (v->bad)
        text.len = 0;
    return text;
}
