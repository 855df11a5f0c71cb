/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xapian-c/tag_guard.h"

#include <stdlib.h>

#define ZLIB_CONST /* the bytes to pack are only read */
#include <zlib.h>

enum {
    STEP = 8192,      /* bytes that libxapian's reader unpacks at a time */
    PIECE_MAX = 2100, /* the longest piece into which a packed tag is cut, and some */
    RAW = -15,        /* raw deflate, the largest window */
    MEMORY_LEVEL = 9
};

enum packed { PACKED_FAILED, PACKED_NOT, PACKED_SMALLER };

/* Pack as libxapian's tables do. PACKED_NOT: they would store the tag as it is. Owned by the
 * caller. */
static enum packed pack(const void *bytes, size_t len, unsigned char **out, size_t *out_len)
{
    z_stream z = {0};
    unsigned char *room = malloc(len - 1);
    if (!room)
        return PACKED_FAILED;
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, RAW, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        free(room);
        return PACKED_FAILED;
    }
    z.next_in = bytes;
    z.avail_in = (uInt)len;
    z.next_out = room;
    z.avail_out = (uInt)(len - 1);
    int code = deflate(&z, Z_FINISH);
    *out_len = z.total_out;
    deflateEnd(&z);
    if (code == Z_STREAM_END) {
        *out = room;
        return PACKED_SMALLER;
    }
    free(room);
    return PACKED_NOT;
}

/* Unpack as the reader does, which stops when the packed bytes are used up, without asking whether
 * the last step had more to give. *early: bytes given before the last `tail` packed bytes were
 * taken. */
static bool unpacks(const unsigned char *packed, size_t len, size_t tail, size_t *early)
{
    unsigned char step[STEP];
    size_t head = len > tail ? len - tail : 0;
    size_t parts[2] = {head, len - head};
    z_stream z = {0};
    int code = Z_OK;

    if (inflateInit2(&z, RAW) != Z_OK)
        return false;
    z.next_in = packed;
    for (size_t i = 0; i < 2; i++) {
        *early = z.total_out;
        z.avail_in = (uInt)parts[i];
        while (code == Z_OK && z.avail_in > 0) {
            z.next_out = step;
            z.avail_out = STEP;
            code = inflate(&z, Z_SYNC_FLUSH);
        }
    }
    inflateEnd(&z);
    return code == Z_STREAM_END;
}

/* tail 0: the bytes lie in one piece. Else what counts is how much the last piece gives, wherever
 * it begins: less than a step cannot fail. */
static bool comes_back(const void *bytes, size_t len, size_t tail)
{
    unsigned char *packed = NULL;
    size_t packed_len, early = 0;
    enum packed how = pack(bytes, len, &packed, &packed_len);
    bool ok = how == PACKED_NOT;

    if (how == PACKED_SMALLER)
        ok = unpacks(packed, packed_len, tail, &early) && (tail == 0 || len - early < STEP);
    free(packed);
    return ok;
}

bool xc_tag_unpacks(const void *bytes, size_t len)
{
    /* The end of a stream gives 1,300 bytes at most after its last byte is taken: only a tag whose
     * last step holds little can fail. */
    enum { LAST_STEP_MAX = 2048 };
    return len < STEP || len % STEP >= LAST_STEP_MAX || comes_back(bytes, len, 0);
}

bool xc_tag_is_safe(const void *bytes, size_t len)
{
    return len < STEP || comes_back(bytes, len, PIECE_MAX);
}

void xc_noise(char *out, size_t n)
{
    uint64_t state = 0x9E3779B97F4A7C15U; /* xorshift64*, of a fixed start */
    for (size_t i = 0; i < n; i++) {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        out[i] = (char)((state * 0x2545F4914F6CDD1DU) >> 56);
    }
}
