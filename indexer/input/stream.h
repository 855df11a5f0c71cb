/* indexer/input/stream.h: a file, standard input or a member of an archive, in pieces of whole documents.
 *
 * A piece holds documents as the format's cutter parts them, about STREAM_PIECE bytes, so that memory stays
 * small whatever the input's size. A document over LINE_BYTES_MAX is passed over and reported, without being
 * held; behind one over LINE_PASSED_MAX nothing is read. A file is read as far as it went when the reading
 * began.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "indexer/input/cut.h"

enum { STREAM_PIECE = 256 << 10 };

/* Where bytes come from that are in no file: put up to `room` of them to `to`, and how many in *got; 0 is the
 * end. */
typedef bool stream_source(void *context, char *to, size_t room, size_t *got,
                           struct lede_error *err);

/* Zeroed but for fd, or from and context, and cut. */
struct stream {
    int fd;
    stream_source *from; /* NULL: fd */
    void *context;
    cut_document *cut; /* may be set behind stream_peek(); unused by stream_whole() */
    struct cut_state state;
    struct buf bytes; /* what was read and not given yet, from `given` on */
    size_t given;
    size_t whole;                /* of what was not given yet: bytes that are whole documents */
    size_t line;                 /* number of the next line, less 1 */
    size_t in_line;              /* of the piece given: as cut_state.in_line is before it */
    size_t before, next_in_line; /* the same of the next; behind what is whole */
    uint64_t left;               /* bytes to come at most */
    uint64_t got;                /* bytes that came */
    bool looked, regular, ended, failed;
    bool sized;            /* a file whose end is known: left */
    struct lede_error why; /* it failed, which is said behind the last whole document */
};

/* What the input begins with, borrowed until the next call: `want` bytes, or all there are. Before any piece
 * is taken. Where not even one can be had it fails with LEDE_SYSTEM, LEDE_MEMORY, or as its source does. */
bool stream_peek(struct stream *s, size_t want, struct span *head,
                 struct lede_error *err) MUST_CHECK;

/* Leave out the first `len` bytes, which were peeked at. */
void stream_drop(struct stream *s, size_t len);

/* Some of the bytes that follow, as they come and not parted; none at the end. Borrowed until the next call. Fails
 * as stream_peek(). */
bool stream_take(struct stream *s, struct span *bytes, struct lede_error *err) MUST_CHECK;

/* The next piece, borrowed until the next call, and the number of its first line (from 1).
 * STEP_FAILED: LEDE_LIMIT for a document that is too long, *first_line is its number: call again to go on;
 * LEDE_INPUT for UTF-16 lines, LEDE_SYSTEM and LEDE_MEMORY: the stream is over. */
enum step stream_next(struct stream *s, struct span *piece, size_t *first_line,
                      struct lede_error *err) MUST_CHECK;

/* All of it, borrowed until stream_free(). Fails as stream_peek(), or with LEDE_LIMIT when it has more than
 * `max` bytes. */
bool stream_whole(struct stream *s, size_t max, struct span *whole,
                  struct lede_error *err) MUST_CHECK;

void stream_free(struct stream *s); /* does not close fd */
