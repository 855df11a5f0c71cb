/* One JSON object for the whole answer; its members are listed in search(1).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/json_parts.h"

enum {
    SHAPE_VERSION = 1
}; /* of the object: members may be added to it, a change of one needs a new number */

static void begin(struct page *page, const struct result *r)
{
    struct json *j = &page->json;

    json_open_object(j);
    json_key_number(j, "version", SHAPE_VERSION);
    json_key_text(j, "query", r->query->text);
    json_key_text(j, "reading", r->reading);
    json_key_text(j, "plan", r->plan);
    json_spellings(j, r->query);
    json_key(j, "notes");
    json_notes(j, r->notes, r->note_count);
    json_key_number(j, "total", r->total);
    json_key_number(j, "offset", r->offset);
    json_key(j, "hits");
    json_open_array(j);
}

static void hit(struct page *page, const struct result *r, const struct hit *h, size_t i)
{
    (void)r;
    (void)i;
    json_hit(&page->json, h, page->explain);
}

static void end(struct page *page, const struct result *r)
{
    struct json *j = &page->json;

    json_close_array(j);
    json_why(j, r);
    json_counts(j, r);
    json_close_object(j);
    json_line_end(j);
}

const struct output out_json = {
    .name = "json",
    .holds_notes = true,
    .holds_counts = true,
    .holds_names = true,
    .begin = begin,
    .hit = hit,
    .end = end,
    .article = json_article,
    .why_not = json_why_not,
    .entities = json_archive_names,
    .entity = json_archive_name,
    .info = json_info,
};
