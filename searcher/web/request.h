/* searcher/web/request.h: what a visitor asks for: a CGI environment (RFC 3875) read into parameters.
 *
 * In:  the environment's values, any bytes.
 * Out: parameters, decoded and made valid UTF-8. %XX that is none stays as it is, unknown parameters
 *      are passed over, of one that may stand once the first counts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/mem.h"
#include "searcher/result/search.h"

enum {
    QUERY_STRING_MAX = 8 << 10, /* bytes; what browsers and servers pass on for sure */
    PARAMETERS_MAX = 64,
    PAGE_MAX = 1000000
};

/* REQUEST_METHOD, PATH_INFO, QUERY_STRING; those that are not set are empty. */
struct cgi_environment {
    struct span method, path_info, query_string;
    int32_t today; /* for dates like "last year" */
};

/* One facet's value that all articles must have. */
struct filter {
    enum facet facet;
    struct span value;
};

/* A link is written from the request that it stands for, so that all of it goes both ways. */
struct request {
    struct span query; /* q: the visitor's own words */
    int32_t today;
    struct span article;                   /* a: an article's id; empty for none */
    struct span file;                      /* static: a file of the box itself; empty for none */
    struct filter filters[PARAMETERS_MAX]; /* source=, year=, person= …, each once */
    size_t filter_count;
    enum sort_order sort;    /* sort=relevance|date|-date */
    enum match_mode match;   /* match=auto|all|any */
    bool exact_names;        /* names=exact: as typed alone; names=spellings */
    size_t page;             /* from 1 */
    bool json;               /* format=json */
    bool facet[FACET_COUNT]; /* facet=source,year: what JSON is to count */
};

/* Owned by the arena, but for what the environment owns. Fails with LEDE_INPUT (a value that is none:
 * "sort=best: not one of relevance, date or -date"; too many parameters), LEDE_LIMIT (the query string is
 * too long), LEDE_MEMORY. *out is usable after a failure, too: it has what was read before. */
bool request_parse(const struct cgi_environment *env, struct arena *arena, struct request *out,
                   struct lede_error *err) MUST_CHECK;

/* The names that sort= and match= go by. */
const char *sort_name(enum sort_order sort);
const char *match_name(enum match_mode match);

/* Whether it asks for a search: has words or filters. */
bool request_searches(const struct request *r);
