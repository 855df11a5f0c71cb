/* A JSON object a line, one for each hit and nothing else, so that lines can be counted, cut and joined.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/json_parts.h"

static void nothing(struct page *page, const struct result *r)
{
    (void)page;
    (void)r;
}

static void hit(struct page *page, const struct result *r, const struct hit *h, size_t i)
{
    (void)r;
    (void)i;
    json_hit(&page->json, h, page->explain);
    json_line_end(&page->json);
}

const struct output out_jsonl = {
    .name = "jsonl",
    .holds_names = true,
    .begin = nothing,
    .hit = hit,
    .end = nothing,
    .article = json_article,
    .why_not = json_why_not,
    .entities = jsonl_archive_names,
    .entity = json_archive_name,
    .info = json_info,
};
