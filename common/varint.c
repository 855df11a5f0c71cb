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
