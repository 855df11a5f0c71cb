/* searcher/web/respond.h: from a request to its response: all that the search box does, as one function.
 *
 * In:  the configuration, an open index, a CGI environment.
 * Out: a response, whatever the request was. Nothing is read but the index, nothing is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/web/request.h"
#include "searcher/web/response.h"
#include "searcher/web/web_config.h"

struct site {
    const struct web_config *config;  /* web_config_default when it could not be read */
    struct index_reader *index;       /* NULL when there is none, */
    const struct lede_error *problem; /* and why that is so */
};

/* *out is to be response_free()d. The arena is only used for what is made meanwhile. */
void respond(const struct site *site, const struct cgi_environment *env, struct arena *arena,
             struct response *out);

/* Only the header lines are wanted. */
bool is_head(const struct cgi_environment *env);
