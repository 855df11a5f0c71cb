/* searcher/output/json_parts.h: the parts that the JSON formats share.
 *
 * Unknown is null. Highlights are [start, end) in bytes of the text beside them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/json_write.h"
#include "searcher/output/output.h"

/* The member "spellings" [{"typed", "joined": [{"spelling", "articles"}]}] of the object that is open, when names are
 * searched by other spellings too. */
void json_spellings(struct json *j, const struct query *q);

/* {"id", "path", "url", "title", "title_origin", "title_highlights", "source", "date", "score",
 * "matched_as" (where found by another spelling),
 * "passages", "entities", "quotes" (where the query asks who says what)}, with explain also "parts" and the passages'
 * "words_covered", "bm25", "closeness".
 * "entities" are the names in the text, [{"type", "text", "name", "form", "role", "start", "end"}]: "type" and "name" are the
 * archive's, so that TYPE:="NAME" finds the article, "form" is the fullest that the article has of it. Where the user's list
 * drops a name it is not there, and nobody is the "speaker" of a quotation. With hit->names NULL both are the article's. */
void json_hit(struct json *j, const struct hit *hit, bool explain);

/* [{"text", "start", "end"}]; the offsets are bytes of the query. */
void json_notes(struct json *j, const struct note *notes, size_t count);

/* The members "facets" {NAME: [{"value", "count"}]} and "timeline" [{"period", "count"}] of the object that
 * is open, each only when it was asked for. */
void json_counts(struct json *j, const struct result *r);

/* The member "why" [{"part", "articles", "without", "anywhere", "sides": [{"text", "articles"}], "field_is_empty",
 * "nearest": [{"for", "text", "articles"}]}] of the object that is open, when no article has all that was asked
 * for. */
void json_why(struct json *j, const struct result *r);

/* A line on why an article is not found: {"id", "matches", "matches_any", "plan", "parts": [{"part",
 * "holds"}]}. */
void json_why_not(struct page *page, const struct why_not *why);

/* A line with all that the record holds, with the highlights of title and text, and the notes. */
void json_article(struct page *page, const struct shown_article *shown);

/* A line with what the index holds. */
void json_info(struct page *page, const char *index, const struct index_info *info);

/* The member "date" {"earliest", "latest", "precision", "origin"} of the object that is open. */
void json_key_date(struct json *j, struct lede_date date, enum origin origin);

/* A line with names of the archive, {"total", "offset", "entities": [{"type", "name", "articles"}]}; a line for
 * each; a line with one: {"asked", "found", "type", "name", "articles", "spellings", "first", "last", "with_total",
 * "with", "others"}, or {"asked", "found", "nearest"}. */
void json_archive_names(struct page *page, const struct archive_names *a);
void jsonl_archive_names(struct page *page, const struct archive_names *a);
void json_archive_name(struct page *page, const struct archive_name *a);
