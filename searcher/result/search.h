/* searcher/result/search.h: the whole path of a search, in order: read search.c first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "searcher/query/parse.h"
#include "searcher/result/result.h"

enum match_mode { MATCH_AUTO, MATCH_ALL, MATCH_ANY };
enum sort_order { SORT_RELEVANCE, SORT_OLDEST, SORT_NEWEST };

struct search_request {
    struct span typed;
    struct query_filters filters;
    enum match_mode match;
    enum sort_order sort;
    size_t offset, limit; /* articles */
    size_t passages;      /* at most so many for each article; 0 for none */
    bool exact_names;     /* names are searched as typed: no other spelling is joined */
    bool explain;         /* fill hit.parts */
    bool names;           /* fill hit.names: reads the archive's name table */
    bool ids_only;        /* of each hit the article's id and the score alone: no article is read */
    enum facet facets[FACET_COUNT]; /* to be counted over the whole result */
    size_t facet_count;
    enum timeline_unit timeline;
};

/* What search_run() may be asked for at most: it holds all hits at once. */
enum { SEARCH_LIMIT_MAX = 100000 };

/* Search. *out and all in it is owned by the arena. Finding nothing is not failing. Fails as
 * query_parse() and index_open(). */
bool search_run(struct index_reader *index, const struct search_request *request,
                struct arena *arena, struct result *out, struct lede_error *err) MUST_CHECK;

/* Who is given a result hit by hit. r is all of it but the hits, of which it says how many follow. Each
 * returns false with *err set to stop. */
struct search_sink {
    bool (*begin)(void *context, const struct result *r, struct lede_error *err);
    /* Number r->offset + i + 1; borrowed for the call. */
    bool (*hit)(void *context, const struct result *r, const struct hit *hit, size_t i,
                struct lede_error *err);
    bool (*end)(void *context, const struct result *r, struct lede_error *err);
    void *context;
};

#define SEARCH_ALL SIZE_MAX

/* The same answer as search_run(), of as many articles as there are (limit may be SEARCH_ALL): each hit is
 * read, handed on and forgotten, so that memory is that of one hit and of 32 bytes for each article that
 * matches. All is of one state of the index: when a writer has overwritten it before all was handed on (two
 * changes in place can; a new generation never does), it fails with LEDE_BUSY ("the index changed while it was
 * being read: 500 of 18882 articles were written out"). Fails as search_run() and the sink too. */
bool search_each(struct index_reader *index, const struct search_request *request,
                 const struct search_sink *sink, struct lede_error *err) MUST_CHECK;

/* Whether search_each() is the way to answer it. */
bool search_is_long(const struct search_request *request);

/* One article with the matches of the request's query (may be empty text; no filters) marked in title and text; LEDE_MISSING
 * ("no article with the id \"x\"") when there is none. */
struct shown_article {
    struct article article;
    const struct archive_called *names; /* as in struct hit */
    const struct mark *title_marks;
    size_t title_mark_count;
    const struct mark *marks; /* bytes of the text */
    size_t mark_count;
    const struct note *notes; /* of the query */
    size_t note_count;
};
bool search_show(struct index_reader *index, struct span id, const struct search_request *request,
                 struct arena *arena, struct shown_article *out, struct lede_error *err) MUST_CHECK;
