/* tests/support/pack.h: packed bytes, made in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

struct pack_member {
    const char *name;
    struct span bytes;
};

enum pack_format { PACK_TAR, PACK_ZIP, PACK_RAW /* one member, compressed alone */ };
enum pack_filter { PACK_PLAIN, PACK_GZIP, PACK_BZIP2, PACK_XZ, PACK_ZSTD };

/* Put the members behind what is in *out. Ends the program when it cannot. */
void pack(enum pack_format format, enum pack_filter filter, const struct pack_member *members,
          size_t count, struct buf *out);
