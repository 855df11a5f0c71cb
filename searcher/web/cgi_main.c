/* The program search.cgi: a request from the environment (RFC 3875), its response to standard output.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/crash.h"
#include "common/date.h"
#include "common/file.h"
#include "common/messages.h"
#include "searcher/web/budget.h"
#include "searcher/web/respond.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 2 };

static struct span variable(const char *name)
{
    return span_of(getenv(name));
}

/* What a server cannot answer from, it says; the visitor gets a page of status 500. False when there was no
 * memory for the configuration, without which this is another box. */
static bool open_site(struct arena *arena, struct web_config *config, struct site *site,
                      struct lede_error *problem)
{
    const char *path = getenv("LEDE_CONF");

    *config = web_config_default;
    *site = (struct site){.config = config, .problem = problem};
    if (!web_config_read(path && *path ? path : WEB_CONFIG_PATH, arena, config, problem))
        return problem->status != LEDE_MEMORY;
    if (!index_open(&site->index, config->index, problem))
        site->index = NULL;
    return true;
}

static bool send(const struct response *r, bool head, struct messages *messages)
{
    struct buf out = {0};
    struct lede_error err;
    bool ok;

    response_write(r, head, &out);
    if (!buf_ok(&out)) {
        error_memory(&err);
        messages_error(messages, &err);
    }
    ok = file_write_all(STDOUT_FILENO, buf_ok(&out) ? buf_span(&out) : response_too_much(), &err);
    if (!ok)
        messages_error(messages, &err);
    buf_free(&out);
    return ok;
}

static int serve(struct messages *messages, const struct cgi_environment *env)
{
    struct arena arena = {0};
    struct web_config config;
    struct response response = {0};
    struct site site = {0};
    struct lede_error problem, err;
    int status;

    if (!budget_begin(&budget_default, &err))
        messages_error(messages, &err); /* a visitor is better served without one than not at all */
    if (open_site(&arena, &config, &site, &problem))
        respond(&site, env, &arena, &response);
    else
        response = (struct response){.status = 503, .logged = true, .why = problem};
    budget_end();
    if (response.logged)
        messages_error(messages, &response.why);
    status = send(&response, is_head(env), messages) ? EXIT_DONE : EXIT_FAILED;
    response_free(&response);
    index_close(site.index);
    arena_free(&arena);
    return status;
}

int main(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct messages messages;
    struct cgi_environment env = {
        .method = variable("REQUEST_METHOD"),
        .path_info = variable("PATH_INFO"),
        .query_string = variable("QUERY_STRING"),
        .today = date_today(),
    };

    (void)sigemptyset(&ignore.sa_mask);
    (void)sigaction(SIGPIPE, &ignore, NULL);
    messages_init(&messages, "search.cgi");
    crash_say("search.cgi: crashed: the index may be damaged (indexer --rebuild makes it anew)\n");
    if (env.method.len == 0) {
        messages_say(&messages, "REQUEST_METHOD is not set: a web server runs this program (see "
                                "search.conf(5); to try it: sh scripts/serve.sh)");
        return EXIT_FAILED;
    }
    return serve(&messages, &env);
}
