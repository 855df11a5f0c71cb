/* searcher/web/response.h: an answer as a web server wants it from a CGI program: header lines and a body.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

enum caching {
    CACHE_NEVER,  /* problems */
    CACHE_ASK,    /* pages: kept by the visitor's browser alone, and asked about again */
    CACHE_FOREVER /* files with a version in their name */
};

#define TYPE_HTML "text/html; charset=utf-8"
#define TYPE_JSON "application/json; charset=utf-8"

enum { BODY_BYTES_MAX = 64 << 20 }; /* an article of the largest size with a mark on every word */

/* Zeroed but for status; response_free() it. */
struct response {
    int status;       /* 200, 404 … */
    const char *type; /* of the body */
    enum caching caching;
    struct buf body;       /* NULL inside: there was no memory for one */
    struct lede_error why; /* for the server's log, when logged is true */
    bool logged;
};

/* Refuse what a visitor asked for with a status of 400 to 499, and tell them why. Returns false. */
bool response_refuse(struct response *r, int status, struct lede_error *err, const char *why);

/* "Not Found"; "Error" for a status that is not in use here. */
const char *response_reason(int status);

/* Append the header lines, an empty line and, unless the request was HEAD, the body. A response without
 * a body is response_too_much(). */
void response_write(const struct response *r, bool head, struct buf *out);

/* A whole answer with status 503, made beforehand: for when there is no time or no memory to make one. */
struct span response_too_much(void);

void response_free(struct response *r);
