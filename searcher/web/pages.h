/* searcher/web/pages.h: the pages: each writes one, whole, to view->out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/web/page.h"

/* The box, what the archive holds, and how to ask. sources: most articles first. */
void page_start(struct view *v, const struct index_info *info, const struct source_count *sources,
                size_t source_count);

/* Hits with their passages; facets, chosen ones, order, notes, paging. */
void page_results(struct view *v, const struct result *r);

/* An article, or the passages of it that the configuration lets a visitor see. */
void page_article(struct view *v, const struct shown_article *shown);

/* What cannot be done, in a sentence: "No such page", "…". As JSON when the request asked for JSON. */
void page_problem(struct view *v, int status, const char *headline, struct span why);

/* For page_results(): the facets' column, and the filters that were chosen. */
void facets_column(struct view *v, const struct result *r);
void facets_chosen(struct view *v);

/* For page_results(): by which other spellings names were searched, each to be struck out, and names as typed alone; and how a
 * hit has the names that it does not have as typed. */
void spellings_joined(struct view *v, const struct result *r);
void spellings_matched(struct view *v, const struct hit *hit);
