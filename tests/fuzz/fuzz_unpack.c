/* tests/fuzz/fuzz_unpack.c: any bytes as what an unpacker that was taken over sends: members and problems come of
 * them, or the archive ends, in a bounded number of steps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "common/file.h"
#include "indexer/input/unpack.h"
#include "tests/support/insist.h"

enum { PIPE_MAX = 4096 };

static size_t read_member(struct unpack *u)
{
    char piece[100];
    size_t got, sum = 0;
    struct lede_error err;

    while (unpack_read(u, piece, sizeof piece, &got, &err) && got > 0)
        sum += got;
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size < PIPE_MAX ? size : PIPE_MAX}, name;
    struct stream none = {.fd = -1, .ended = true};
    struct lede_error err;
    size_t steps = 0, sum = 0;
    enum step step;
    int fds[2];

    insist(pipe(fds) == 0 && file_write_all(fds[1], bytes, &err));
    (void)close(fds[1]);
    struct unpack u = {
        .child = {.from = fds[0], .to = -1}, .packed = &none, .quiet_ms = 1000, .all_sent = true};
    while ((step = unpack_next(&u, &name, &err)) != STEP_END) {
        insist(++steps <= bytes.len + 1 && name.len <= bytes.len);
        if (step == STEP_ITEM && steps % 2)
            sum += read_member(&u);
    }
    insist(sum <= bytes.len && u.members <= steps);
    unpack_close(&u);
    (void)close(fds[0]);
    return 0;
}
