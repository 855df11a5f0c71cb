/* indexer/input/stream.h: a file or standard input, in pieces of whole lines.
 *
 * For formats of one article a line: a piece holds whole lines, about STREAM_PIECE bytes of them, so
 * that memory stays small whatever the file's size. A line over LINE_BYTES_MAX is passed over and
 * reported, without being held; behind one over LINE_PASSED_MAX nothing is read. A file is read as far as
 * it went when the reading began.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

enum { STREAM_PIECE = 256 << 10 };

/* Zeroed but for fd. */
struct stream {
    int fd;
    struct buf bytes; /* what was read and not given yet, from `given` on */
    size_t given;
    size_t line;     /* number of the next line, less 1 */
    size_t searched; /* of what was not given yet: bytes known to hold no line end */
    uint64_t left;   /* bytes to come at most */
    bool looked, regular, ended;
};

/* The next piece, borrowed until the next call, and the number of its first line (from 1).
 * STEP_FAILED: LEDE_LIMIT for a line that is too long, *first_line is its number: call again to go on;
 * LEDE_INPUT for UTF-16, LEDE_SYSTEM and LEDE_MEMORY: the stream is over. */
enum step stream_next(struct stream *s, struct span *piece, size_t *first_line,
                      struct lede_error *err) MUST_CHECK;
void stream_free(struct stream *s); /* does not close fd */
