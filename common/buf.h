/* common/buf.h: bytes that grow, up to a largest size that is stated.
 *
 * Sticky: after a failed or over-long append it takes no more, so that one check at the end (buf_ok)
 * is enough.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "common/span.h"

/* Zeroed is empty, with no bound but memory. */
struct buf {
    char *at; /* NULL while nothing was added */
    size_t len, cap;
    size_t max; /* bytes; 0 for no bound */
    bool failed;
};

void buf_add(struct buf *b, struct span bytes);
void buf_text(struct buf *b, const char *text);
void buf_byte(struct buf *b, char byte);
void buf_addf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);

/* Room for n more bytes at the end; NULL (and sticky) when there is none. Write them, then buf_used()
 * says how many. */
char *buf_room(struct buf *b, size_t n);
void buf_used(struct buf *b, size_t n);

/* Numbers in little-endian order, for stored forms. */
void buf_u32(struct buf *b, uint32_t number);
void buf_u64(struct buf *b, uint64_t number);

/* Such a number of at most 8 bytes back. */
static inline uint64_t little_endian(const char *at, size_t bytes)
{
    uint64_t number = 0;

    while (bytes-- > 0)
        number = number << 8 | (unsigned char)at[bytes];
    return number;
}

static inline struct span buf_span(const struct buf *b)
{
    return (struct span){b->at, b->len};
}

static inline bool buf_ok(const struct buf *b)
{
    return !b->failed;
}

/* Empty it, keep the memory (of 4 MB at most), be able again. */
void buf_reset(struct buf *b);
void buf_free(struct buf *b);
