/* tests/fuzz/fuzz_request.c: any bytes as a CGI request: what a box without an index answers is well formed
 * and holds nothing of the input as it stands. The first line is the method, the second the path, the rest
 * the query string.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/filters.h"
#include "searcher/web/respond.h"
#include "tests/support/insist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct lede_error problem = {LEDE_MISSING, "no index at /srv/lede"};
    struct site site = {.config = &web_config_default, .problem = &problem};
    struct span rest = {(const char *)data, size};
    struct cgi_environment env = {0};
    struct arena arena = {0};
    struct response response;
    struct request request;
    struct lede_error err;
    struct span query;
    struct buf out = {0};

    (void)span_cut(&rest, '\n', &env.method);
    (void)span_cut(&rest, '\n', &env.path_info);
    env.query_string = rest;
    if (request_parse(&env, &arena, &request, &err))
        insist(filters_query(&request, &arena, &query, &err));
    respond(&site, &env, &arena, &response);
    response_write(&response, is_head(&env), &out);
    insist(buf_ok(&out) && span_starts(buf_span(&out), SPAN("Status: ")));
    insist(span_find(buf_span(&out), SPAN("\r\n\r\n"), 0) != SIZE_MAX);
    insist(request.json || span_find(buf_span(&out), SPAN("<script"), 0) == SIZE_MAX);
    insist(span_find(buf_span(&out), SPAN("/srv"), 0) == SIZE_MAX ||
           span_find(rest, SPAN("/srv"), 0) != SIZE_MAX ||
           span_find(rest, SPAN("%"), 0) != SIZE_MAX);
    buf_free(&out);
    response_free(&response);
    arena_free(&arena);
    return 0;
}
