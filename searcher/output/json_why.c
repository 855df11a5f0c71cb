/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/json_parts.h"

static void add_part(struct json *j, const struct why_part *p)
{
    json_open_object(j);
    json_key(j, "part");
    json_text(j, p->text);
    json_key(j, "articles");
    json_number(j, p->articles);
    json_key(j, "without");
    json_number(j, p->without);
    json_key(j, "anywhere");
    json_number(j, p->apart);
    json_key(j, "sides");
    json_open_array(j);
    for (size_t i = 0; i < p->side_count; i++) {
        json_open_object(j);
        json_key(j, "text");
        json_text(j, p->sides[i].text);
        json_key(j, "articles");
        json_number(j, p->sides[i].articles);
        json_close_object(j);
    }
    json_close_array(j);
    json_key(j, "field_is_empty");
    json_bool(j, p->unfilled);
    json_key(j, "nearest");
    json_open_array(j);
    for (size_t i = 0; i < p->meant_count; i++) {
        json_open_object(j);
        json_key(j, "for");
        json_text(j, p->meant[i].asked);
        json_key(j, "text");
        json_text(j, p->meant[i].text);
        json_key(j, "articles");
        json_number(j, p->meant[i].articles);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

void json_why(struct json *j, const struct result *r)
{
    if (r->part_count == 0)
        return;
    json_key(j, "why");
    json_open_array(j);
    for (size_t i = 0; i < r->part_count; i++)
        add_part(j, &r->parts[i]);
    json_close_array(j);
}

void json_why_not(struct page *page, const struct why_not *why)
{
    struct json *j = &page->json;

    json_open_object(j);
    json_key(j, "id");
    json_text(j, why->article.id);
    json_key(j, "matches");
    json_bool(j, why->matches);
    json_key(j, "matches_any");
    json_bool(j, why->any);
    json_key(j, "plan");
    json_text(j, why->plan);
    json_key(j, "parts");
    json_open_array(j);
    for (size_t i = 0; i < why->part_count; i++) {
        json_open_object(j);
        json_key(j, "part");
        json_text(j, why->parts[i].text);
        json_key(j, "holds");
        json_bool(j, why->parts[i].holds);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
    json_line_end(j);
}
