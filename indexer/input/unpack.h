/* indexer/input/unpack.h: a packed input to its members, one after the other, unpacked by a process of its own.
 *
 * In:  the bytes of a packed file: .gz .zst .xz .bz2, .tar, .zip, and such in one another.
 * Out: the name of each member and its bytes, as they come; nothing touches the disk, and nothing is held but
 *      a piece. Names are names alone: no file is ever called so.
 * A member is a regular file whose name has no hidden part. What only is compressed is one member without a
 * name. Members that are packed are opened, PACKED_DEPTH_MAX deep; a name in them stands behind that of the
 * archive and a !.
 * The process may read its pipe, write its pipe and nothing else. It stops, with one problem, where the
 * archive is broken or a bomb; what was unpacked before is given.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/process.h"
#include "indexer/input/stream.h"

/* Zeroed is closed. */
struct unpack {
    struct child_process child;
    struct stream *packed; /* where the packed bytes come from */
    struct span to_send;   /* of them: not written yet, borrowed from the stream */
    bool all_sent;
    unsigned quiet_ms; /* a process that neither takes nor gives anything for longer has failed */
    struct buf from;   /* frames that came; those before `cut` are done with */
    size_t cut;
    struct span data; /* of the member: came and not given yet, borrowed from `from` */
    bool inside;      /* a member has begun and not ended */
    bool over;
    size_t members; /* that were given */
    struct buf name;
    struct lede_error why; /* the packed bytes could not be read */
    struct buf
        note; /* what the process says of itself: n or, for those who ask, d; then the text */
};

/* Start. packed is borrowed until unpack_close(): what is held of it and all behind it is unpacked. */
bool unpack_open(struct unpack *u, struct stream *packed, unsigned quiet_ms,
                 struct lede_error *err) MUST_CHECK;

/* The next member's name, borrowed until the next call; what was not read of the last is passed over.
 * STEP_FAILED: something is missing, in the member *name or, when that is empty, in the archive: call again
 * to go on; or LEDE_MEMORY. */
enum step unpack_next(struct unpack *u, struct span *name, struct lede_error *err) MUST_CHECK;

/* A stream_source: bytes of the member; context is the struct unpack. Fails where the rest of the member is
 * missing. */
bool unpack_read(void *context, char *to, size_t room, size_t *got,
                 struct lede_error *err) MUST_CHECK;

void unpack_close(struct unpack *u);
