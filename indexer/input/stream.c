/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/input/stream.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
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

/* A file that somebody writes to is read as far as it goes now: else who writes faster than we read keeps
 * us for ever. One of size 0 may have bytes all the same (/proc). */
static void look_at(struct stream *s)
{
    struct stat st;
    off_t at;

    s->looked = true;
    s->left = UINT64_MAX;
    if (fstat(s->fd, &st) != 0 || !S_ISREG(st.st_mode))
        return;
    s->regular = true;
    at = lseek(s->fd, 0, SEEK_CUR);
    if (st.st_size > 0 && at >= 0)
        s->left = at < st.st_size ? (uint64_t)(st.st_size - at) : 0;
}

/* Read some more behind what there is. False with *err set; at the end ->ended. */
static bool read_more(struct stream *s, struct lede_error *err)
{
    size_t want = STREAM_PIECE;
    char *to;
    ssize_t n;

    if (!s->looked)
        look_at(s);
    if (want > s->left)
        want = (size_t)s->left;
    if (s->given) { /* move the rest to the front */
        memmove(s->bytes.at, s->bytes.at + s->given, s->bytes.len - s->given);
        s->bytes.len -= s->given;
        s->given = 0;
    }
    to = buf_room(&s->bytes, STREAM_PIECE);
    if (!to)
        return error_memory(err);
    while ((n = read(s->fd, to, want)) < 0) {
        /* Standard input may be set not to block by whoever shares it. A file of /proc that has nothing to
         * say now may never have. */
        struct pollfd wait = {.fd = s->fd, .events = POLLIN};
        if (errno == EAGAIN && !s->regular)
            (void)poll(&wait, 1, -1);
        else if (errno != EINTR)
            return error_errno(err, errno, "cannot read");
    }
    s->ended = n == 0;
    s->left -= (uint64_t)n;
    buf_used(&s->bytes, (size_t)n);
    return true;
}

/* Pass over the rest of a line that is too long. False, with the stream over, where no end of it comes. */
static bool drop_line(struct stream *s, struct lede_error *err)
{
    for (size_t passed = 0; passed <= LINE_PASSED_MAX;) {
        char *at = s->bytes.at + s->given;
        size_t len = s->bytes.len - s->given;
        char *end = len ? memchr(at, '\n', len) : NULL;
        if (end) {
            s->given += (size_t)(end - at) + 1;
            return true;
        }
        passed += len;
        s->given = s->bytes.len;
        if (s->ended)
            return true;
        if (!read_more(s, err))
            return false;
    }
    return error_set(err, LEDE_LIMIT, "skipped: a line of more than %d MiB, and all behind it",
                     LINE_PASSED_MAX >> 20);
}

/* Nothing of it is wanted any more. */
static enum step give_up(struct stream *s)
{
    s->ended = true;
    s->given = s->bytes.len;
    return STEP_FAILED;
}

/* UTF-16 has other line ends, and each piece would be taken for a broken line of its own. */
static bool begins_as_utf16(const struct stream *s, struct span rest)
{
    return s->line == 0 && s->given == 0 &&
           (span_starts(rest, SPAN("\xff\xfe")) || span_starts(rest, SPAN("\xfe\xff")));
}

/* Where the last whole line of what is not yet given ends; 0 when there is none yet, and what was looked at
 * is not looked at again. */
static size_t last_line_end(struct stream *s, struct span rest)
{
    size_t end = rest.len;

    if (s->ended)
        return end;
    while (end > s->searched && rest.at[end - 1] != '\n')
        end--;
    if (end > s->searched)
        return end;
    s->searched = rest.len;
    return 0;
}

enum step stream_next(struct stream *s, struct span *piece, size_t *first_line,
                      struct lede_error *err)
{
    for (;;) {
        struct span rest = span_part(buf_span(&s->bytes), s->given, s->bytes.len);
        size_t end;

        *first_line = s->line + 1;
        if (begins_as_utf16(s, rest)) {
            error_set(err, LEDE_INPUT, "skipped: UTF-16 (JSON lines are UTF-8)");
            return give_up(s);
        }
        end = last_line_end(s, rest);
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
            if (!drop_line(s, err))
                return give_up(s);
            error_set(err, LEDE_LIMIT, "skipped: a line of more than %d MiB", LINE_BYTES_MAX >> 20);
            return STEP_FAILED;
        }
        if (!read_more(s, err))
            return give_up(s);
    }
}

void stream_free(struct stream *s)
{
    buf_free(&s->bytes);
}
