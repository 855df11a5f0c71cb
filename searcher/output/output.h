/* searcher/output/output.h: what an output format is, and the page that it writes to.
 *
 * In:  a result, an article to show whole, or what an index holds.
 * Out: the page's stream, hit by hit, each write checked.
 * A format appends to page->text and cannot fail; what goes wrong is found by who calls it. It knows
 * nothing of queries, options or the environment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "common/json_write.h"
#include "index/index_reader.h"
#include "searcher/result/archive_names.h"
#include "searcher/result/result.h"
#include "searcher/result/search.h"
#include "searcher/result/why_nothing.h"

/* Zeroed but for the first four; page_free() it. */
struct page {
    FILE *to;
    size_t width_cols;
    bool colour;
    bool explain; /* show how the scores came to be */
    bool
        reader_gone; /* what failed is that nobody reads on (head, a pager that was left): not worth a word */
    struct buf text;  /* not yet written */
    struct json json; /* of the formats that are JSON */
};

struct output {
    const char *name;
    bool
        holds_notes; /* the output says them itself, and that nothing was found; else the caller has to */
    bool holds_counts; /* facets and timeline */
    bool holds_names;  /* what the archive calls the names of each article */
    void (*begin)(struct page *page, const struct result *r);
    void (*hit)(struct page *page, const struct result *r, const struct hit *hit, size_t i);
    void (*end)(struct page *page, const struct result *r);
    void (*article)(struct page *page, const struct shown_article *a);
    void (*why_not)(struct page *page, const struct why_not *why);
    void (*entities)(struct page *page, const struct archive_names *a);
    void (*entity)(struct page *page, const struct archive_name *a);
    void (*info)(struct page *page, const char *index, const struct index_info *info);
};

/* The format of that name; NULL when there is none. */
const struct output *output_find(struct span name);

/* Write all of it and flush the stream. Each fails with LEDE_SYSTEM ("cannot write: no space left on
 * device"), LEDE_MEMORY. */
bool output_result(const struct output *o, struct page *page, const struct result *r,
                   struct lede_error *err) MUST_CHECK;
bool output_article(const struct output *o, struct page *page, const struct shown_article *a,
                    struct lede_error *err) MUST_CHECK;
bool output_why_not(const struct output *o, struct page *page, const struct why_not *why,
                    struct lede_error *err) MUST_CHECK;
bool output_entities(const struct output *o, struct page *page, const struct archive_names *a,
                     struct lede_error *err) MUST_CHECK;
bool output_entity(const struct output *o, struct page *page, const struct archive_name *a,
                   struct lede_error *err) MUST_CHECK;
bool output_info(const struct output *o, struct page *page, const char *index,
                 const struct index_info *info, struct lede_error *err) MUST_CHECK;

/* A result in parts, where its hits come one by one: the same bytes as of output_result(). i is the hit's
 * place in the result, from 0. The stream is flushed at the end. */
bool output_begin(const struct output *o, struct page *page, const struct result *r,
                  struct lede_error *err) MUST_CHECK;
bool output_hit(const struct output *o, struct page *page, const struct result *r,
                const struct hit *hit, size_t i, struct lede_error *err) MUST_CHECK;
bool output_end(const struct output *o, struct page *page, const struct result *r,
                struct lede_error *err) MUST_CHECK;

/* Write what stands in page->text; page_finish() flushes the stream too. They fail as those above. */
bool page_write(struct page *page, struct lede_error *err) MUST_CHECK;
bool page_finish(struct page *page, struct lede_error *err) MUST_CHECK;
void page_free(struct page *page);

/* The formats, each in the file of its name. */
extern const struct output out_text, out_json, out_jsonl, out_tsv;
