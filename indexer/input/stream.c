/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/input/stream.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "common/limits.h"

static size_t count_lines(struct span s)
{
    size_t n = 0;
    const char *end = s.at + s.len;

    for (const char *p = s.at; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        n++;
    return n;
}

/* Read some more behind what there is. False with *err set; at the end ->ended. */
static bool read_more(struct stream *s, struct lede_error *err)
{
    char *to;
    ssize_t n;

    if (s->given) { /* move the rest to the front */
        memmove(s->bytes.at, s->bytes.at + s->given, s->bytes.len - s->given);
        s->bytes.len -= s->given;
        s->given = 0;
    }
    to = buf_room(&s->bytes, STREAM_PIECE);
    if (!to)
        return error_memory(err);
    while ((n = read(s->fd, to, STREAM_PIECE)) < 0) {
        /* Standard input may be set not to block by whoever shares it. */
        struct pollfd wait = {.fd = s->fd, .events = POLLIN};
        if (errno == EAGAIN)
            (void)poll(&wait, 1, -1);
        else if (errno != EINTR)
            return error_errno(err, errno, "cannot read");
    }
    s->ended = n == 0;
    buf_used(&s->bytes, (size_t)n);
    return true;
}

/* Pass over the rest of a line that is too long. */
static bool drop_line(struct stream *s, struct lede_error *err)
{
    for (;;) {
        char *at = s->bytes.at + s->given;
        size_t len = s->bytes.len - s->given;
        char *end = len ? memchr(at, '\n', len) : NULL;
        if (end) {
            s->given += (size_t)(end - at) + 1;
            return true;
        }
        s->given = s->bytes.len;
        if (s->ended)
            return true;
        if (!read_more(s, err))
            return false;
    }
}

enum step stream_next(struct stream *s, struct span *piece, size_t *first_line,
                      struct lede_error *err)
{
    for (;;) {
        struct span rest = span_part(buf_span(&s->bytes), s->given, s->bytes.len);
        size_t end = rest.len;

        *first_line = s->line + 1;
        if (!s->ended) {
            while (end > s->searched && rest.at[end - 1] != '\n')
                end--;
            if (end <= s->searched) { /* none yet: what was looked at is not looked at again */
                s->searched = rest.len;
                end = 0;
            }
        }
        if (end > 0 && (rest.len >= STREAM_PIECE || s->ended)) {
            *piece = span_part(rest, 0, end);
            s->line += count_lines(*piece);
            s->given += end;
            s->searched = rest.len - end;
            return STEP_ITEM;
        }
        if (s->ended)
            return STEP_END;
        if (end == 0 && rest.len > LINE_BYTES_MAX) {
            s->line++;
            s->searched = 0;
            if (!drop_line(s, err)) {
                s->ended = true;
                s->given = s->bytes.len;
                return STEP_FAILED;
            }
            error_set(err, LEDE_LIMIT, "skipped: a line of more than %d MiB", LINE_BYTES_MAX >> 20);
            return STEP_FAILED;
        }
        if (!read_more(s, err)) {
            s->ended = true;
            s->given = s->bytes.len;
            return STEP_FAILED;
        }
    }
}

void stream_free(struct stream *s)
{
    buf_free(&s->bytes);
}
