/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/respond.h"

#include "searcher/web/route.h"

/* What a visitor reads above the reason. */
static const struct {
    int status;
    const char *headline;
} headlines[] = {
    {400, "This cannot be read as a request"},
    {403, "This is not shown"},
    {404, "There is nothing here"},
    {405, "Only GET and HEAD are answered"},
    {414, "This address is too long"},
    {500, "The archive cannot be searched just now"},
    {503, "The archive is busy"},
};

static const char *headline_of(int status)
{
    for (size_t i = 0; i < ARRAY_LEN(headlines); i++)
        if (headlines[i].status == status)
            return headlines[i].headline;
    return "This did not work";
}

/* What a failure of the box itself, or of the index, tells a visitor: not the reason, which names places
 * on the server and goes to its log. */
static struct span told_of(int status)
{
    if (status == 503)
        return SPAN("Try again in a while, or ask for less.");
    return SPAN("Whoever runs it finds the reason in the log of the web server.");
}

static void make_problem(struct view *v, const struct lede_error *err, struct response *out)
{
    bool refused = out->status != 200;

    if (!refused)
        out->status = err->status == LEDE_BUSY || err->status == LEDE_MEMORY ? 503 : 500;
    buf_reset(&out->body);
    out->type = v->request->json ? TYPE_JSON : TYPE_HTML;
    out->caching = CACHE_NEVER;
    out->logged = !refused;
    out->why = *err;
    page_problem(v, out->status, headline_of(out->status),
                 refused ? span_of(err->text) : told_of(out->status));
}

bool is_head(const struct cgi_environment *env)
{
    return span_is(env->method, "HEAD");
}

/* The method, the parameters, the address, then what is asked for. */
static bool answer(const struct site *site, const struct cgi_environment *env, struct view *v,
                   struct request *request, struct arena *arena, struct response *out,
                   struct lede_error *err)
{
    const struct route *route;

    if (!is_head(env) && !span_is(env->method, "GET"))
        return response_refuse(out, 405, err, "A search is a GET request.");
    if (!request_parse(env, arena, request, err)) {
        if (err->status == LEDE_INPUT || err->status == LEDE_LIMIT)
            out->status = err->status == LEDE_INPUT ? 400 : 414;
        return false;
    }
    if (env->path_info.len && !span_is(env->path_info, "/"))
        return response_refuse(out, 404, err, "The search box has no pages below it.");
    route = route_find(request);
    if (route->needs_index && !site->index) {
        *err = *site->problem;
        return false;
    }
    return route->answer(v, site->index, arena, out, err);
}

void respond(const struct site *site, const struct cgi_environment *env, struct arena *arena,
             struct response *out)
{
    struct request request = {.page = 1};
    struct view v = {.config = site->config, .request = &request, .out = &out->body};
    struct lede_error err;

    *out = (struct response){.status = 200, .type = TYPE_HTML, .caching = CACHE_ASK};
    out->body.max = BODY_BYTES_MAX;
    if (!answer(site, env, &v, &request, arena, out, &err))
        make_problem(&v, &err, out);
    if (buf_ok(&out->body))
        return;
    /* Not even the problem's page could be made. */
    error_memory(&out->why);
    out->logged = true;
    out->status = 503;
    buf_free(&out->body);
}
