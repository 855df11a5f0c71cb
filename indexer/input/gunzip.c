/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/input/gunzip.h"

enum { GZIP_ALONE = 15 + 16 };

/* Have some packed bytes. False at their end. */
static bool fill(struct gunzip *g)
{
    ssize_t n;

    if (g->z.avail_in > 0)
        return true;
    n = g->source_failed ? -1 : g->from(g->context, g->in, sizeof g->in);
    g->source_failed = n < 0;
    if (n <= 0)
        return false;
    g->z.next_in = (Bytef *)g->in;
    g->z.avail_in = (uInt)n;
    return true;
}

/* Begin a member, unless there is none: between two there may be zeros, and anything behind the last. */
static bool begin(struct gunzip *g)
{
    int status;

    if (g->z.avail_in == 0 || g->z.next_in[0] != 0x1f) {
        g->over = true;
        return false;
    }
    status = g->open ? inflateReset(&g->z) : inflateInit2(&g->z, GZIP_ALONE);
    g->open = g->inside = status == Z_OK;
    if (status != Z_OK)
        g->broken = "out of memory";
    return status == Z_OK;
}

static void step(struct gunzip *g)
{
    int status;

    if (!fill(g)) {
        if (g->inside || g->source_failed)
            g->broken = "truncated gzip input";
        g->over = true;
        return;
    }
    if (!g->inside && !begin(g))
        return;
    status = inflate(&g->z, Z_NO_FLUSH);
    if (status == Z_STREAM_END)
        g->inside = false;
    else if (status == Z_MEM_ERROR)
        g->broken = "out of memory";
    else if (status != Z_OK && status != Z_BUF_ERROR)
        g->broken = "broken gzip input";
}

ssize_t gunzip_read(struct gunzip *g, char *to, size_t room, const char **why)
{
    g->z.next_out = (Bytef *)to;
    g->z.avail_out = (uInt)room;
    while (g->z.avail_out > 0 && !g->over && !g->broken)
        step(g);
    if (g->z.avail_out < room)
        return (ssize_t)(room - g->z.avail_out);
    *why = g->source_failed ? NULL : g->broken;
    return g->broken ? -1 : 0;
}

void gunzip_close(struct gunzip *g)
{
    if (g->open)
        (void)inflateEnd(&g->z);
    g->open = false;
}
