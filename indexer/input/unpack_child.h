/* indexer/input/unpack_child.h: what the process does that unpacks: packed bytes in, frames of members out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

/* Types of frames: a member's name; bytes of it; its end; what is missing (of a member begun, which so ends,
 * else of what it names); that all is over; what is to be known of the process. */
enum { UNPACK_BEGIN = 1, UNPACK_DATA, UNPACK_END, UNPACK_PROBLEM, UNPACK_DONE, UNPACK_NOTE };

enum { UNPACK_FRAME_MAX = 128 << 10 };

/* Unpack what comes from `in` to `out`. The exit status: 0, or 2 when the pipes are broken. */
int unpack_child(int in, int out, void *context);
