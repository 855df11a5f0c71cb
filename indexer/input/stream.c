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
    s->sized = st.st_size > 0 && at >= 0;
    if (s->sized)
        s->left = at < st.st_size ? (uint64_t)(st.st_size - at) : 0;
}

/* Up to `want` bytes of the file to `to`. */
static bool read_file(struct stream *s, char *to, size_t want, size_t *got, struct lede_error *err)
{
    ssize_t n;

    while ((n = read(s->fd, to, want)) < 0) {
        /* Standard input may be set not to block by whoever shares it. A file of /proc that has nothing to
         * say now may never have. */
        struct pollfd wait = {.fd = s->fd, .events = POLLIN};
        if (errno == EAGAIN && !s->regular)
            (void)poll(&wait, 1, -1);
        else if (errno != EINTR)
            return error_errno(err, errno, "cannot read");
    }
    *got = (size_t)n;
    return true;
}

/* Read some more behind what there is. False with *err set; at the end ->ended. */
static bool read_more(struct stream *s, struct lede_error *err)
{
    size_t want = STREAM_PIECE, n = 0;
    char *to;

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
    if (!(s->from ? s->from(s->context, to, want, &n, err) : read_file(s, to, want, &n, err)))
        return false;
    s->ended = n == 0;
    s->left -= n;
    s->got += n;
    buf_used(&s->bytes, n);
    return true;
}

static struct span rest_of(const struct stream *s)
{
    return span_part(buf_span(&s->bytes), s->given, s->bytes.len);
}

void stream_drop(struct stream *s, size_t len)
{
    s->line += count_lines(span_part(rest_of(s), 0, len));
    s->given += len;
}

/* Pass over bytes that the cutter has no use for; those of a file are not read. */
static bool skip(struct stream *s, struct lede_error *err)
{
    uint64_t left = s->state.skip;

    s->state.skip = 0;
    s->before = s->state.in_line;
    for (;;) {
        size_t len = rest_of(s).len;
        if (len >= left) {
            stream_drop(s, (size_t)left);
            return true;
        }
        stream_drop(s, len);
        left -= len;
        if (s->ended || s->failed)
            return true;
        if (s->sized && left > s->left)
            left = s->left;
        if (s->sized && left > 0 && lseek(s->fd, (off_t)left, SEEK_CUR) >= 0) {
            s->left -= left;
            s->got += left;
            return true;
        }
        if (!read_more(s, err))
            return false;
    }
}

/* Pass over the rest of a document that is too long. False, with the stream over, where no end of it comes. */
static bool drop_document(struct stream *s, const char *what, struct lede_error *err)
{
    for (uint64_t passed = 0; passed <= LINE_PASSED_MAX;) {
        struct span rest = rest_of(s);
        size_t end = rest.len ? s->cut(&s->state, rest, s->ended) : 0, seen = rest.len;
        if (end > 0 || s->ended) {
            stream_drop(s, end > 0 ? end : rest.len);
            return true;
        }
        if (s->state.skip)
            return skip(s, err);
        if (s->state.looked > 0 && s->state.looked < seen)
            seen = (size_t)s->state.looked;
        s->state.looked = 0;
        stream_drop(s, seen);
        passed += seen;
        if (!read_more(s, err))
            return false;
    }
    return error_set(err, LEDE_LIMIT, "skipped: a %s of more than %d MiB, and all behind it", what,
                     LINE_PASSED_MAX >> 20);
}

/* Nothing of it is wanted any more. */
static enum step give_up(struct stream *s)
{
    s->ended = true;
    s->failed = false;
    s->given = s->bytes.len;
    s->whole = 0;
    return STEP_FAILED;
}

/* UTF-16 has other line ends, and each piece would be taken for a broken line of its own. */
static bool begins_as_utf16(const struct stream *s, struct span rest)
{
    return s->cut == cut_line && s->line == 0 && s->given == 0 &&
           (span_starts(rest, SPAN("\xff\xfe")) || span_starts(rest, SPAN("\xfe\xff")));
}

/* Find the documents that are whole among what was not given yet, a piece of them at most. */
static void cut_whole(struct stream *s)
{
    struct span rest = rest_of(s);

    while (s->whole < rest.len && s->whole < STREAM_PIECE && s->state.skip == 0) {
        size_t len = s->cut(&s->state, span_part(rest, s->whole, rest.len), s->ended);
        if (len == 0 && s->ended && s->state.skip == 0)
            len = rest.len - s->whole;
        if (len == 0)
            return;
        s->whole += len;
        s->next_in_line = s->state.in_line;
    }
}

static bool is_too_long(const struct stream *s)
{
    return s->whole == 0 && s->bytes.len - s->given > LINE_BYTES_MAX;
}

enum step stream_next(struct stream *s, struct span *piece, size_t *first_line,
                      struct lede_error *err)
{
    const char *what = s->cut == cut_line ? "line" : "document";

    for (;;) {
        struct span rest = rest_of(s);

        *first_line = s->line + 1;
        if (begins_as_utf16(s, rest)) {
            error_set(err, LEDE_INPUT, "skipped: UTF-16 (JSON lines are UTF-8)");
            return give_up(s);
        }
        cut_whole(s);
        if (s->whole > 0 && (rest.len >= STREAM_PIECE || s->ended || s->failed || s->state.skip)) {
            *piece = span_part(rest, 0, s->whole);
            s->line += count_lines(*piece);
            s->given += s->whole;
            s->whole = 0;
            s->in_line = s->before;
            s->before = s->next_in_line;
            return STEP_ITEM;
        }
        if (s->state.skip) {
            if (!skip(s, err))
                return give_up(s);
            continue;
        }
        if (s->failed) {
            *err = s->why;
            return give_up(s);
        }
        if (s->ended)
            return STEP_END;
        if (is_too_long(s)) {
            if (!drop_document(s, what, err))
                return give_up(s);
            error_set(err, LEDE_LIMIT, "skipped: a %s of more than %d MiB", what,
                      LINE_BYTES_MAX >> 20);
            return STEP_FAILED;
        }
        s->failed = !read_more(s, &s->why);
    }
}

bool stream_take(struct stream *s, struct span *bytes, struct lede_error *err)
{
    if (s->given == s->bytes.len && !s->ended && !s->failed)
        s->failed = !read_more(s, &s->why);
    if (s->given == s->bytes.len && s->failed) {
        *err = s->why;
        (void)give_up(s);
        return false;
    }
    *bytes = rest_of(s);
    s->given = s->bytes.len;
    return true;
}

bool stream_peek(struct stream *s, size_t want, struct span *head, struct lede_error *err)
{
    while (!s->ended && !s->failed && s->bytes.len - s->given < want)
        s->failed = !read_more(s, &s->why);
    if (s->failed && (s->given == s->bytes.len || s->why.status == LEDE_MEMORY)) {
        *err = s->why;
        (void)give_up(s);
        return false;
    }
    *head =
        span_part(rest_of(s), 0, s->bytes.len - s->given < want ? s->bytes.len - s->given : want);
    return true;
}

bool stream_whole(struct stream *s, size_t max, struct span *whole, struct lede_error *err)
{
    for (;;) {
        size_t len = s->bytes.len - s->given;
        if (s->sized && s->left > max - (len < max ? len : max))
            return error_set(err, LEDE_LIMIT, "%llu bytes, at most %zu",
                             (unsigned long long)len + s->left, max);
        if (len > max)
            return error_set(err, LEDE_LIMIT, "more than %zu bytes", max);
        if (s->ended)
            break;
        if (!s->failed)
            s->failed = !read_more(s, &s->why);
        if (s->failed) {
            *err = s->why;
            (void)give_up(s);
            return false;
        }
    }
    *whole = rest_of(s);
    return true;
}

void stream_free(struct stream *s)
{
    buf_free(&s->bytes);
}
