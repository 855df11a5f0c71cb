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
