/* indexer/read/http_answer.h: an HTTP answer as it went over the wire: its status, what its header says, and its
 * body without the encodings of the way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

struct http_answer {
    int status;          /* 200 */
    struct span type;    /* media type, as written: "text/html" */
    struct span charset; /* of it; empty when none is named */
    struct span body;
};

/* The value of a field among the lines of a header; empty when there is none. Names are compared without case. */
struct span header_value(struct span lines, const char *name);

/* Where a header ends that begins with `bytes`, its empty line too; 0 when its end is not among them. Lines end in
 * \n or \r\n. from: where to begin to look, for who has looked before. */
size_t header_end(struct span bytes, size_t from);

/* Read status and header; body is as it is sent. False where there is no such header. */
bool http_answer_read(struct span bytes, struct http_answer *out);

/* Take chunks and compression (gzip, deflate) off the body of an answer that was read from `bytes`, in the arena. An
 * archive may have taken them off already: then the body stays. Fails with LEDE_LIMIT when it has more than
 * FILE_BYTES_MAX, LEDE_INPUT for another encoding, LEDE_MEMORY. */
bool http_answer_decode(struct span bytes, struct arena *arena, struct http_answer *answer,
                        struct lede_error *err) MUST_CHECK;
