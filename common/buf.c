/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"

#include <stdarg.h>
#include <stdio.h>

#include "common/mem.h"

enum { KEPT_MAX = 4 << 20 };

/* Room for n bytes that count and one that does not, for a NUL: what is asked for is never 0, so that
 * NULL always means failure. */
char *buf_room(struct buf *b, size_t n)
{
    if (b->failed || n >= SIZE_MAX - b->len || (b->max && b->len + n > b->max) ||
        !mem_grow(&b->at, &b->cap, b->len + n + 1, 1)) {
        b->failed = true;
        return NULL;
    }
    return b->at + b->len;
}

void buf_used(struct buf *b, size_t n)
{
    b->len += n;
}

void buf_add(struct buf *b, struct span bytes)
{
    char *to = bytes.len ? buf_room(b, bytes.len) : NULL;
    if (to) {
        memcpy(to, bytes.at, bytes.len);
        b->len += bytes.len;
    }
}

void buf_text(struct buf *b, const char *text)
{
    buf_add(b, span_of(text));
}

void buf_byte(struct buf *b, char byte)
{
    char *to = buf_room(b, 1);
    if (to) {
        *to = byte;
        b->len++;
    }
}

void buf_addf(struct buf *b, const char *format, ...)
{
    va_list args;
    char *to;
    int need;

    va_start(args, format);
    need = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (need < 0) {
        b->failed = true;
        return;
    }
    to = buf_room(b, (size_t)need); /* and one for the NUL that vsnprintf() puts */
    if (!to)
        return;
    va_start(args, format);
    (void)vsnprintf(to, (size_t)need + 1, format, args);
    va_end(args);
    b->len += (size_t)need;
}

void buf_u32(struct buf *b, uint32_t number)
{
    for (unsigned shift = 0; shift < 32; shift += 8)
        buf_byte(b, (char)(number >> shift & 0xff));
}

void buf_u64(struct buf *b, uint64_t number)
{
    buf_u32(b, (uint32_t)number);
    buf_u32(b, (uint32_t)(number >> 32));
}

void buf_reset(struct buf *b)
{
    if (b->cap > KEPT_MAX) /* a giant's memory is not held for ever */
        buf_free(b);
    b->len = 0;
    b->failed = false;
}

void buf_free(struct buf *b)
{
    mem_free(b->at);
    *b = (struct buf){.max = b->max};
}
