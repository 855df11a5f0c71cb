/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/json_parts.h"

static void add_part(struct json *j, const struct why_part *p)
{
    json_open_object(j);
    json_key_text(j, "part", p->text);
    json_key_number(j, "articles", p->articles);
    json_key_number(j, "without", p->without);
    json_key_number(j, "anywhere", p->apart);
    json_key(j, "sides");
    json_open_array(j);
    for (size_t i = 0; i < p->side_count; i++) {
        json_open_object(j);
        json_key_text(j, "text", p->sides[i].text);
        json_key_number(j, "articles", p->sides[i].articles);
        json_close_object(j);
    }
    json_close_array(j);
    json_key_bool(j, "field_is_empty", p->unfilled);
    json_key(j, "nearest");
    json_open_array(j);
    for (size_t i = 0; i < p->meant_count; i++) {
        json_open_object(j);
        json_key_text(j, "for", p->meant[i].asked);
        json_key_text(j, "text", p->meant[i].text);
        json_key_number(j, "articles", p->meant[i].articles);
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
    json_key_text(j, "id", why->article.id);
    json_key_bool(j, "matches", why->matches);
    json_key_bool(j, "matches_any", why->any);
    json_key_text(j, "plan", why->plan);
    json_key(j, "parts");
    json_open_array(j);
    for (size_t i = 0; i < why->part_count; i++) {
        json_open_object(j);
        json_key_text(j, "part", why->parts[i].text);
        json_key_bool(j, "holds", why->parts[i].holds);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
    json_line_end(j);
}
