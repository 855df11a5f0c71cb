/* searcher/web/page.h: what the pages share: what they are made from, their frame, and their links.
 *
 * A page appends to view->out and cannot fail: the buf is looked at once, by respond().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/web/html.h"
#include "searcher/web/request.h"
#include "searcher/web/web_config.h"

struct view {
    const struct web_config *config;
    const struct request *request;
    struct buf *out;
};

enum page_kind {
    PAGE_PLAIN,
    PAGE_FRONT, /* the box stands large, in the middle, and has the focus */
    PAGE_ANSWER /* made from a query: no crawler need follow it into every facet */
};

/* All up to the page's own content, with the search box; name is the page's part of the title, empty for
 * the site's alone. Then <main> is open. */
void frame_begin(struct view *v, struct span name, enum page_kind kind);

/* Close <main> and the page; extra (may be NULL) writes links into the foot. */
void frame_end(struct view *v, void (*extra)(struct view *v));

/* ` href="…"`: a link to what the request asks for. */
void link_to(struct view *v, const struct request *r);

/* A hidden field of a form for each parameter but q, a, page and format. */
void link_fields(struct view *v, const struct request *r);

/* The request that the visitor is at without the article: back to the result. */
struct request link_result(const struct request *r);

/* With that filter added or taken away; on the first page. */
struct request link_with(const struct request *r, enum facet facet, struct span value);
struct request link_without(const struct request *r, size_t filter);

/* What a facet is called: "Source", "Year" … */
const char *facet_title(enum facet f);

/* Headline, and source and date with their doubt: the same on all pages. */
void article_headline(struct view *v, const struct article *a, const struct marked *title);
void article_date(struct view *v, const struct article *a);
/* ` lang="fa" dir="auto"`, as far as it is known. */
void article_language(struct view *v, const struct article *a);
