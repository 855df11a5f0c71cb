/* indexer/input/packed.h: whether bytes are packed: an archive, or compressed.
 *
 * By what they begin with, not by their name; only the documents and programs that happen to be zip archives
 * are told by it, since nothing in them is an article as a file is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "common/span.h"

enum { PACKED_HEAD = 512 }; /* bytes that are looked at: the first block of a tar archive */

/* gzip, zstd, xz, bzip2, zip or tar. */
bool packed_begins(struct span head, struct span path);

/* The path without the suffixes of compression: what is said of a.html.gz holds for what is in it. */
struct span packed_stem(struct span path);
