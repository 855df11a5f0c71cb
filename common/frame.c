/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/frame.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "common/file.h"

enum { HEAD_BYTES = 8 }; /* type and length */

void frame_add(struct buf *out, uint32_t type, struct span bytes)
{
    buf_u32(out, type);
    buf_u32(out, (uint32_t)bytes.len);
    buf_add(out, bytes);
}

bool frame_cut(struct span *rest, uint32_t *type, struct span *bytes)
{
    size_t len;

    if (rest->len < HEAD_BYTES)
        return false;
    len = (size_t)little_endian(rest->at + 4, 4);
    if (len > rest->len - HEAD_BYTES)
        return false;
    *type = (uint32_t)little_endian(rest->at, 4);
    *bytes = span_part(*rest, HEAD_BYTES, HEAD_BYTES + len);
    *rest = span_part(*rest, HEAD_BYTES + len, rest->len);
    return true;
}

bool frame_write(int fd, uint32_t type, struct span bytes, struct lede_error *err)
{
    char head[HEAD_BYTES];

    if (bytes.len > FRAME_BYTES_MAX)
        return error_set(err, LEDE_LIMIT, "message of %zu bytes", bytes.len);
    for (unsigned i = 0; i < 4; i++) {
        head[i] = (char)(type >> (8 * i) & 0xff);
        head[4 + i] = (char)(bytes.len >> (8 * i) & 0xff);
    }
    return file_write_all(fd, (struct span){head, sizeof head}, err) &&
           file_write_all(fd, bytes, err);
}

/* Like file_read_all(), with a bound on each wait. */
static bool read_bytes(int fd, unsigned timeout_ms, char *to, size_t len, size_t *got,
                       struct lede_error *err)
{
    *got = 0;
    while (*got < len) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        int ready = poll(&wait, 1, timeout_ms ? (int)timeout_ms : -1);
        ssize_t n;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0)
            return error_errno(err, errno, "cannot wait");
        if (ready == 0)
            return error_set(err, LEDE_LIMIT, "took longer than %u s", timeout_ms / 1000);
        n = read(fd, to + *got, len - *got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_errno(err, errno, "cannot read");
        if (n == 0)
            return error_set(err, LEDE_INPUT, "ends early");
        *got += (size_t)n;
    }
    return true;
}

enum step frame_read(int fd, unsigned timeout_ms, struct buf *into, uint32_t *type,
                     struct lede_error *err)
{
    char head[HEAD_BYTES] = {0};
    size_t got;
    uint32_t len;

    buf_reset(into);
    if (!read_bytes(fd, timeout_ms, head, sizeof head, &got, err))
        return err->status == LEDE_INPUT && got == 0 ? STEP_END : STEP_FAILED;
    *type = (uint32_t)little_endian(head, 4);
    len = (uint32_t)little_endian(head + 4, 4);
    if (len > FRAME_BYTES_MAX) {
        error_set(err, LEDE_LIMIT, "message of %u bytes", len);
        return STEP_FAILED;
    }
    if (len && !buf_room(into, len)) {
        error_memory(err);
        return STEP_FAILED;
    }
    if (!read_bytes(fd, timeout_ms, into->at, len, &got, err))
        return STEP_FAILED;
    buf_used(into, len);
    return STEP_ITEM;
}
