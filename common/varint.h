/* common/varint.h: numbers in 1 to 10 bytes, seven bits a byte, low bits first, the high bit says
 * that more follow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/buf.h"

void varint_add(struct buf *b, uint64_t number);

/* Cut a number off the front of *rest. False when it ends before the number does or the number has
 * more than 64 bits; *rest is then unchanged. */
bool varint_cut(struct span *rest, uint64_t *number) MUST_CHECK;

/* Text behind its length. What is cut off is borrowed from *rest; on false *rest is undefined. */
void varint_add_text(struct buf *b, struct span text);
bool varint_cut_text(struct span *rest, struct span *text) MUST_CHECK;

/* Many of them, one after the other. */
struct varints {
    struct span rest;
    bool
        bad; /* sticky: one ended early or was above its bound; then numbers are 0 and texts empty */
};

/* The next number, at most max; the next text, of at most max bytes. */
uint64_t varints_number(struct varints *v, uint64_t max);
struct span varints_text(struct varints *v, size_t max);
