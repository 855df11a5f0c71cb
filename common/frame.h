/* common/frame.h: messages between a program and its worker processes, over pipes: a type, a length,
 * bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

enum { FRAME_BYTES_MAX = 256 << 20 };

/* Append a frame to *out. */
void frame_add(struct buf *out, uint32_t type, struct span bytes);

/* Cut a frame off the front of *rest, its bytes borrowed from there. False, with *rest as it was, when no
 * whole frame stands there. */
bool frame_cut(struct span *rest, uint32_t *type, struct span *bytes);

/* Write a frame to the descriptor. Fails as file_write_all(), or with LEDE_LIMIT. */
bool frame_write(int fd, uint32_t type, struct span bytes, struct lede_error *err) MUST_CHECK;

/* Read one frame into *into (emptied first) and its type. STEP_END when the other side has closed
 * between frames. STEP_FAILED: LEDE_INPUT when it closed inside one, LEDE_LIMIT when nothing came for
 * timeout_ms (0: wait for ever), LEDE_MEMORY, LEDE_SYSTEM. */
enum step frame_read(int fd, unsigned timeout_ms, struct buf *into, uint32_t *type,
                     struct lede_error *err) MUST_CHECK;
