/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/response.h"

static const struct {
    int status;
    const char *reason;
} reasons[] = {
    {200, "OK"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {414, "URI Too Long"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

static const char *const cache_controls[] = {
    [CACHE_NEVER] = "no-store",
    [CACHE_ASK] = "private, no-cache",
    [CACHE_FOREVER] = "public, max-age=31536000, immutable",
};

/* Of every answer. Nothing is loaded but the style sheet, nothing runs, nobody frames the page, and no
 * site that is linked to learns what was searched for. */
#define SAFETY                                                                            \
    "Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'; " \
    "base-uri 'none'; frame-ancestors 'none'\r\n"                                         \
    "X-Content-Type-Options: nosniff\r\n"                                                 \
    "Referrer-Policy: no-referrer\r\n"                                                    \
    "Cross-Origin-Resource-Policy: same-origin\r\n"

#define TOO_MUCH_BODY                                                                         \
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"                         \
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"              \
    "<title>Too much at once</title>\n<h1>Too much at once</h1>\n"                            \
    "<p>This search took more time or memory than one search may take. Ask for less, or try " \
    "again in a while.</p>\n</html>\n"

static const char too_much[] =
    "Status: 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Cache-Control: no-store\r\nRetry-After: 30\r\n" SAFETY "\r\n" TOO_MUCH_BODY;

struct span response_too_much(void)
{
    return (struct span){too_much, sizeof too_much - 1};
}

const char *response_reason(int status)
{
    for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
        if (reasons[i].status == status)
            return reasons[i].reason;
    return "Error";
}

bool response_refuse(struct response *r, int status, struct lede_error *err, const char *why)
{
    r->status = status;
    return error_set(err, LEDE_INPUT, "%s", why);
}

void response_write(const struct response *r, bool head, struct buf *out)
{
    if (!r->body.at) {
        buf_add(out, response_too_much());
        return;
    }
    buf_addf(
        out, "Status: %d %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\nCache-Control: %s\r\n",
        r->status, response_reason(r->status), r->type, r->body.len, cache_controls[r->caching]);
    if (r->status == 405)
        buf_text(out, "Allow: GET, HEAD\r\n");
    if (r->status == 503)
        buf_text(out, "Retry-After: 30\r\n");
    buf_text(out, SAFETY "\r\n");
    if (!head)
        buf_add(out, buf_span(&r->body));
}

void response_free(struct response *r)
{
    buf_free(&r->body);
}
