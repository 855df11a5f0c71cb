/* A JSON object a line, one for each hit and nothing else, so that lines can be counted, cut and joined.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/json_parts.h"

static void nothing(struct page *page, const struct result *r)
{
    (void)page;
    (void)r;
}

static void hit(struct page *page, const struct result *r, size_t i)
{
    json_hit(&page->json, &r->hits[i], page->explain);
    json_line_end(&page->json);
}

const struct output out_jsonl = {
    .name = "jsonl",
    .begin = nothing,
    .hit = hit,
    .end = nothing,
    .article = json_article,
    .info = json_info,
};
