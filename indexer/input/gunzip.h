/* indexer/input/gunzip.h: gzip undone, to the last byte that is there.
 *
 * libarchive's own filter drops the block that a file was cut short in. A file may have several members one behind
 * the other; what is no member behind them is not looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <sys/types.h>
#include <zlib.h>

/* More packed bytes: how many, 0 at the end, below 0 for a failure, which is the end too. */
typedef ssize_t gunzip_source(void *context, char *to, size_t room);

/* Zeroed but for those marked. */
struct gunzip {
    gunzip_source *from; /* set */
    void *context;       /* set */
    z_stream z;
    bool open, inside, over;
    bool source_failed;
    const char *broken; /* why nothing more comes; said once what came before was given */
    char in[64 << 10];
};

/* Up to room bytes to `to`: how many, 0 at the end. Below 0: it is broken, *why says how, NULL where the source
 * failed. */
ssize_t gunzip_read(struct gunzip *g, char *to, size_t room, const char **why);
void gunzip_close(struct gunzip *g);
