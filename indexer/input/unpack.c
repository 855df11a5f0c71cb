/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/input/unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "common/frame.h"
#include "common/varint.h"
#include "indexer/input/unpack_child.h"

enum { READ_BYTES = 256 << 10 };

bool unpack_open(struct unpack *u, struct stream *packed, unsigned quiet_ms, struct lede_error *err)
{
    *u = (struct unpack){.packed = packed, .quiet_ms = quiet_ms};
    if (!child_start(&u->child, unpack_child, NULL, err))
        return false;
    /* Else a process that waits for us to read could make us wait for it to read. */
    if (fcntl(u->child.to, F_SETFL, O_NONBLOCK) == 0)
        return true;
    (void)error_errno(err, errno, "cannot write to a process");
    unpack_close(u);
    return false;
}

static void stop_sending(struct unpack *u)
{
    if (u->child.to >= 0)
        (void)close(u->child.to);
    u->child.to = -1;
    u->all_sent = true;
}

/* Have some packed bytes to send; at their end, or where they cannot be read, the process is told. */
static bool fetch(struct unpack *u, struct lede_error *err)
{
    if (u->to_send.len > 0 || u->all_sent)
        return true;
    if (!stream_take(u->packed, &u->to_send, &u->why)) {
        if (u->why.status == LEDE_MEMORY) {
            *err = u->why;
            return false;
        }
        u->to_send.len = 0;
    }
    if (u->to_send.len == 0)
        stop_sending(u);
    return true;
}

static void send_some(struct unpack *u)
{
    ssize_t n = write(u->child.to, u->to_send.at, u->to_send.len);

    if (n >= 0)
        u->to_send = span_part(u->to_send, (size_t)n, u->to_send.len);
    else if (errno != EAGAIN && errno != EINTR)
        stop_sending(u); /* it has ended, and says so by its output */
}

/* STEP_END: it has ended. */
static enum step receive(struct unpack *u, struct lede_error *err)
{
    char *to;
    ssize_t n;

    if (u->cut) {
        memmove(u->from.at, u->from.at + u->cut, u->from.len - u->cut);
        u->from.len -= u->cut;
        u->cut = 0;
    }
    to = buf_room(&u->from, READ_BYTES);
    if (!to) {
        error_memory(err);
        return STEP_FAILED;
    }
    n = read(u->child.from, to, READ_BYTES);
    if (n > 0)
        buf_used(&u->from, (size_t)n);
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN)) ? STEP_ITEM : STEP_END;
}

/* Nothing of the archive is to be had any more: how its process ended, or had to. */
static enum step lose(struct unpack *u, const char *what, struct lede_error *err)
{
    char how[40];
    int status = child_stop(&u->child, true);

    u->over = true;
    u->inside = false;
    u->child.to = u->child.from = -1;
    child_describe(status, how);
    (void)error_set(err, LEDE_INPUT, "skipped: its unpacker %s", what ? what : how);
    return STEP_FAILED;
}

/* Let bytes flow in both directions until something came. STEP_ITEM, or STEP_FAILED. */
static enum step wait_for_more(struct unpack *u, struct lede_error *err)
{
    for (;;) {
        struct pollfd ends[2] = {{.fd = u->child.from, .events = POLLIN}, {.fd = -1}};
        char late[40];
        if (!fetch(u, err))
            return STEP_FAILED;
        if (!u->all_sent)
            ends[1] = (struct pollfd){.fd = u->child.to, .events = POLLOUT};
        int ready = poll(ends, 2, (int)u->quiet_ms);
        if (ready < 0 && errno != EINTR)
            return lose(u, "cannot be waited for", err);
        if (ready == 0) {
            (void)snprintf(late, sizeof late, "took longer than %u s", u->quiet_ms / 1000);
            return lose(u, late, err);
        }
        if (ready > 0 && ends[1].revents)
            send_some(u);
        if (ready > 0 && ends[0].revents) {
            enum step step = receive(u, err);
            return step == STEP_END ? lose(u, NULL, err) : step;
        }
    }
}

/* The next frame, borrowed until the next call. */
static enum step next_frame(struct unpack *u, uint32_t *type, struct span *bytes,
                            struct lede_error *err)
{
    for (;;) {
        struct span rest = span_part(buf_span(&u->from), u->cut, u->from.len);
        if (frame_cut(&rest, type, bytes)) {
            u->cut = u->from.len - rest.len;
            return STEP_ITEM;
        }
        if (rest.len > UNPACK_FRAME_MAX)
            return lose(u, "went wrong", err);
        enum step step = wait_for_more(u, err);
        if (step != STEP_ITEM)
            return step;
    }
}

/* "name length, name, reason" of a problem. Where the packed bytes could not be read that is the reason. */
static enum step problem_of(struct unpack *u, struct span bytes, struct span *name,
                            struct lede_error *err)
{
    if (!varint_cut_text(&bytes, name))
        return lose(u, "went wrong", err);
    buf_reset(&u->name);
    buf_add(&u->name, *name);
    if (!buf_ok(&u->name)) {
        error_memory(err);
        return STEP_FAILED;
    }
    *name = buf_span(&u->name);
    if (u->why.status != LEDE_OK)
        *err = u->why;
    else
        (void)error_set(err, LEDE_INPUT, "%.*s", SPAN_ARGS(bytes));
    return STEP_FAILED;
}

static enum step begin_member(struct unpack *u, struct span bytes, struct span *name,
                              struct lede_error *err)
{
    buf_reset(&u->name);
    buf_add(&u->name, bytes);
    if (!buf_ok(&u->name)) {
        error_memory(err);
        return STEP_FAILED;
    }
    u->inside = true;
    u->members++;
    *name = buf_span(&u->name);
    return STEP_ITEM;
}

/* Pass over what is left of a member that nobody wants to read any more. What is missing of it is said: all
 * that stands behind it may be missing too. */
static enum step leave_member(struct unpack *u, struct span *name, struct lede_error *err)
{
    while (u->inside) {
        struct span bytes = {0};
        uint32_t type = 0;
        enum step step = next_frame(u, &type, &bytes, err);
        if (step != STEP_ITEM)
            return step;
        if (type == UNPACK_DATA)
            continue;
        u->inside = false;
        if (type == UNPACK_PROBLEM)
            return problem_of(u, bytes, name, err);
        if (type != UNPACK_END)
            return lose(u, "went wrong", err);
    }
    return STEP_ITEM;
}

enum step unpack_next(struct unpack *u, struct span *name, struct lede_error *err)
{
    enum step step;

    u->data = *name = (struct span){0};
    step = leave_member(u, name, err);
    while (step == STEP_ITEM && !u->over) {
        struct span bytes = {0};
        uint32_t type = 0;

        step = next_frame(u, &type, &bytes, err);
        if (step != STEP_ITEM)
            return step;
        switch (type) {
        case UNPACK_BEGIN: return begin_member(u, bytes, name, err);
        case UNPACK_PROBLEM: return problem_of(u, bytes, name, err);
        case UNPACK_DONE: u->over = true; break;
        case UNPACK_NOTE:
            buf_reset(&u->note);
            buf_add(&u->note, bytes);
            break;
        default: return lose(u, "went wrong", err);
        }
    }
    return step == STEP_ITEM ? STEP_END : step;
}

bool unpack_read(void *context, char *to, size_t room, size_t *got, struct lede_error *err)
{
    struct unpack *u = context;
    uint32_t type = 0;

    *got = 0;
    while (u->inside && u->data.len == 0) {
        struct span name;
        if (next_frame(u, &type, &u->data, err) != STEP_ITEM)
            return false;
        if (type == UNPACK_DATA)
            continue;
        u->inside = false;
        if (type == UNPACK_PROBLEM)
            (void)problem_of(u, u->data, &name, err);
        else if (type != UNPACK_END)
            (void)lose(u, "went wrong", err);
        u->data = (struct span){0};
        if (type != UNPACK_END)
            return false;
    }
    *got = u->data.len < room ? u->data.len : room;
    if (*got)
        memcpy(to, u->data.at, *got);
    u->data = span_part(u->data, *got, u->data.len);
    return true;
}

void unpack_close(struct unpack *u)
{
    (void)child_stop(&u->child, true);
    buf_free(&u->from);
    buf_free(&u->name);
    buf_free(&u->note);
    *u = (struct unpack){0};
}
