/* searcher/output/text_parts.h: the parts of the text format that have a file of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/output/output.h"
#include "searcher/output/wrap.h"

/* Lines that are longer are hard to read, however wide the terminal is. */
enum { TEXT_COLS_MAX = 100 };

/* Ready to write to the page, with no indent. */
struct wrap text_wrap(struct page *page);

/* An article whole: its fields, then its paragraphs with the matches marked. */
void text_article(struct page *page, const struct shown_article *shown);

/* Whether the article is found, and which parts of the query hold for it. */
void text_why_not(struct page *page, const struct why_not *why);

/* What an index holds, a line each. */
void text_info(struct page *page, const char *index, const struct index_info *info);

/* Facets, the most frequent values of each, and the timeline with bars; nothing when nothing was asked
 * for or found. */
void text_counts(struct page *page, const struct result *r);

/* For --explain: the plan, before the hits. */
void text_plan(struct page *page, const struct result *r);

/* For --explain: what each word gave to the score, and the sum; indented by indent_cols. */
void text_score(struct page *page, const struct hit *hit, size_t indent_cols);

/* For --explain: the parts of the passage's score, in words on w's line. */
void text_passage_score(struct wrap *w, const struct hit_passage *p);

/* Names of the archive, a line each; one of them, nothing when it was not found. */
void text_archive_names(struct page *page, const struct archive_names *a);
void text_archive_name(struct page *page, const struct archive_name *a);

/* The same as tables: type, name, articles; part, type, text, articles, earliest, latest, id. */
void tsv_archive_names(struct page *page, const struct archive_names *a);
void tsv_archive_name(struct page *page, const struct archive_name *a);
