/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "common/file.h"
#include "common/frame.h"
#include "tests/support/check.h"

/* The reading end of a pipe that holds the bytes, its writing end closed. */
static int pipe_of(struct span bytes)
{
    struct lede_error err;
    int fds[2];

    assert_int_equal(pipe(fds), 0);
    assert_ok(file_write_all(fds[1], bytes, &err), &err);
    (void)close(fds[1]);
    return fds[0];
}

static void frames_come_back(void **state)
{
    struct lede_error err;
    struct buf sent = {0}, got = {0};
    uint32_t type = 0;

    frame_add(&sent, 7, SPAN("text"));
    frame_add(&sent, UINT32_MAX, (struct span){0});
    frame_add(&sent, 0, SPAN("\0\xff"));
    int fd = pipe_of(buf_span(&sent));
    assert_int_equal(frame_read(fd, 1000, &got, &type, &err), STEP_ITEM);
    assert_int_equal(type, 7);
    assert_span(buf_span(&got), SPAN("text"));
    assert_int_equal(frame_read(fd, 1000, &got, &type, &err), STEP_ITEM);
    assert_int_equal(type, UINT32_MAX);
    assert_int_equal(got.len, 0);
    assert_int_equal(frame_read(fd, 0, &got, &type, &err), STEP_ITEM);
    assert_span(buf_span(&got), SPAN("\0\xff"));
    assert_int_equal(frame_read(fd, 0, &got, &type, &err), STEP_END);
    (void)close(fd);
    buf_free(&sent);
    buf_free(&got);
    (void)state;
}

static void frames_are_cut_from_bytes(void **state)
{
    struct buf sent = {0};
    struct span rest, bytes;
    uint32_t type = 0;

    frame_add(&sent, 7, SPAN("text"));
    frame_add(&sent, 8, (struct span){0});
    rest = buf_span(&sent);
    assert_true(frame_cut(&rest, &type, &bytes));
    assert_int_equal(type, 7);
    assert_span(bytes, SPAN("text"));
    assert_true(frame_cut(&rest, &type, &bytes));
    assert_int_equal(type, 8);
    assert_int_equal(bytes.len, 0);
    assert_false(frame_cut(&rest, &type, &bytes));
    for (size_t len = 0; len < 12; len++) {
        rest = (struct span){sent.at, len};
        assert_false(frame_cut(&rest, &type, &bytes));
        assert_int_equal(rest.len, len);
    }
    buf_free(&sent);
    (void)state;
}

static void what_is_written_is_read(void **state)
{
    struct lede_error err;
    struct buf got = {0};
    uint32_t type = 0;
    int fds[2];

    assert_int_equal(pipe(fds), 0);
    assert_ok(frame_write(fds[1], 0x01020304, SPAN("text"), &err), &err);
    assert_int_equal(frame_read(fds[0], 1000, &got, &type, &err), STEP_ITEM);
    assert_int_equal(type, 0x01020304);
    assert_span(buf_span(&got), SPAN("text"));
    assert_false(frame_write(fds[1], 1, (struct span){"", FRAME_BYTES_MAX + 1UL}, &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    (void)close(fds[0]);
    (void)close(fds[1]);
    buf_free(&got);
    (void)state;
}

static void a_cut_frame_is_no_end(void **state)
{
    struct lede_error err;
    struct buf sent = {0}, got = {0};
    uint32_t type;

    frame_add(&sent, 1, SPAN("text"));
    for (size_t len = 1; len < sent.len; len++) {
        int fd = pipe_of((struct span){sent.at, len});
        assert_int_equal(frame_read(fd, 1000, &got, &type, &err), STEP_FAILED);
        assert_int_equal(err.status, LEDE_INPUT);
        (void)close(fd);
    }
    buf_free(&sent);
    buf_free(&got);
    (void)state;
}

static void refuses_a_length_that_cannot_be(void **state)
{
    struct lede_error err;
    struct buf sent = {0}, got = {0};
    uint32_t type;

    buf_u32(&sent, 1);
    buf_u32(&sent, FRAME_BYTES_MAX + 1U);
    int fd = pipe_of(buf_span(&sent));
    assert_int_equal(frame_read(fd, 1000, &got, &type, &err), STEP_FAILED);
    assert_int_equal(err.status, LEDE_LIMIT);
    (void)close(fd);
    buf_free(&sent);
    buf_free(&got);
    (void)state;
}

static void waits_no_longer_than_told(void **state)
{
    struct lede_error err;
    struct buf got = {0};
    uint32_t type;
    int fds[2];

    assert_int_equal(pipe(fds), 0);
    assert_int_equal(frame_read(fds[0], 1, &got, &type, &err), STEP_FAILED);
    assert_int_equal(err.status, LEDE_LIMIT);
    (void)close(fds[0]);
    (void)close(fds[1]);
    assert_int_equal(frame_read(fds[0], 1, &got, &type, &err), STEP_FAILED);
    assert_int_equal(err.status, LEDE_SYSTEM);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    struct lede_error err;
    struct buf sent = {0}, got = {0};
    uint32_t type;

    frame_add(&sent, 1, SPAN("text"));
    int fd = pipe_of(buf_span(&sent));
    mem_fail_at(1);
    enum step step = frame_read(fd, 1000, &got, &type, &err);
    mem_fail_at(0);
    assert_int_equal(step, STEP_FAILED);
    assert_int_equal(err.status, LEDE_MEMORY);
    (void)close(fd);
    buf_free(&sent);
    buf_free(&got);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_come_back),
        cmocka_unit_test(frames_are_cut_from_bytes),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_cut_frame_is_no_end),
        cmocka_unit_test(refuses_a_length_that_cannot_be),
        cmocka_unit_test(waits_no_longer_than_told),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
