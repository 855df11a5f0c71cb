/* tests/fuzz/fuzz_frames.c: any bytes as what a worker process sends: frames, numbers, jobs and answers are
 * cut off or refused, lie in the bytes, and come back as they were written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "common/file.h"
#include "common/frame.h"
#include "common/varint.h"
#include "indexer/parse_child.h"
#include "tests/support/insist.h"

enum { PIPE_MAX = 4096, ROOM_MAX = 1 << 16 };

static void check_number(struct span bytes)
{
    struct buf written = {0};
    struct span rest = bytes, again;
    uint64_t number, back;

    if (!varint_cut(&rest, &number)) {
        insist(rest.at == bytes.at && rest.len == bytes.len);
        return;
    }
    insist(rest.len < bytes.len && bytes.len - rest.len <= 10);
    varint_add(&written, number);
    insist(buf_ok(&written) && written.len <= bytes.len - rest.len);
    again = buf_span(&written);
    insist(varint_cut(&again, &back) && back == number && again.len == 0);
    buf_free(&written);
}

static void check_job(struct span bytes)
{
    struct parse_job job = {0}, back = {0};
    struct buf written = {0};

    if (!parse_job_decode(bytes, &job))
        return;
    const struct span parts[] = {job.shown,     job.path, job.folder, job.id,
                                 job.id_prefix, job.head, job.bytes};
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        insist(is_within(bytes, parts[i]));
    insist(is_within(bytes, span_of(job.reader)));
    parse_job_encode(&job, &written);
    insist(buf_ok(&written) && parse_job_decode(buf_span(&written), &back));
    insist(span_equal(back.bytes, job.bytes) && span_equal(back.id, job.id) &&
           span_equal(back.shown, job.shown) && span_is(span_of(back.reader), job.reader) &&
           back.first_line == job.first_line && back.pieces == job.pieces &&
           span_equal(back.head, job.head));
    buf_free(&written);
}

static void check_answer(struct span bytes)
{
    struct parse_answer answer, back;
    struct buf written = {0};

    if (!parse_answer_decode(bytes, &answer))
        return;
    insist(is_within(bytes, answer.rest));
    parse_answer_encode(&answer, &written);
    insist(buf_ok(&written) && parse_answer_decode(buf_span(&written), &back));
    insist(back.line == answer.line && back.skipped == answer.skipped &&
           back.foreign == answer.foreign && span_equal(back.rest, answer.rest));
    buf_free(&written);
}

/* Frames cut from memory, and read as jobs and answers. Returns how many; *rest is what is left. */
static size_t cut_all(struct span bytes, struct span *rest)
{
    struct span frame;
    struct buf written = {0};
    size_t count = 0, taken;
    uint32_t type;

    *rest = bytes;
    for (; frame_cut(rest, &type, &frame); count++) {
        insist(is_within(bytes, frame));
        frame_add(&written, type, frame);
        check_job(frame);
        check_answer(frame);
    }
    taken = bytes.len - rest->len;
    insist(buf_ok(&written) && span_equal(buf_span(&written), span_part(bytes, 0, taken)));
    buf_free(&written);
    return count;
}

/* A cut frame of a length that may be makes room for all of it, which takes a fuzzer's time. */
static bool wants_much(struct span rest)
{
    uint64_t len = 0;

    for (size_t i = 4; rest.len >= 8 && i < 8; i++)
        len |= (uint64_t)(unsigned char)rest.at[i] << (8 * (i - 4));
    return len > ROOM_MAX && len <= FRAME_BYTES_MAX;
}

/* The same frames, read from a pipe. */
static void read_all(struct span bytes, size_t count)
{
    struct buf into = {0};
    struct lede_error err;
    uint32_t type;
    int fds[2];

    insist(pipe(fds) == 0 && file_write_all(fds[1], bytes, &err));
    (void)close(fds[1]);
    for (size_t i = 0;; i++) {
        enum step step = frame_read(fds[0], 0, &into, &type, &err);
        if (step == STEP_ITEM)
            continue;
        insist(i == count);
        insist(step == STEP_END || err.status == LEDE_INPUT || err.status == LEDE_LIMIT);
        break;
    }
    (void)close(fds[0]);
    buf_free(&into);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size}, rest;

    check_number(bytes);
    check_job(bytes);
    check_answer(bytes);
    size_t count = cut_all(bytes, &rest);
    if (size <= PIPE_MAX && !wants_much(rest))
        read_all(bytes, count);
    return 0;
}
