/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/json_parts.h"

static void name_members(struct json *j, const struct name_count *n)
{
    json_key_text(j, "type", span_of(entity_type_name(n->type)));
    json_key_text(j, "name", n->shown);
    json_key_number(j, "articles", n->articles);
}

static void json_name(struct json *j, const struct name_count *n)
{
    json_open_object(j);
    name_members(j, n);
    json_close_object(j);
}

static void key_names(struct json *j, const char *key, const struct name_count *names, size_t count)
{
    json_key(j, key);
    json_open_array(j);
    for (size_t i = 0; i < count; i++)
        json_name(j, &names[i]);
    json_close_array(j);
}

void json_archive_names(struct page *page, const struct archive_names *a)
{
    struct json *j = &page->json;

    json_open_object(j);
    json_key_number(j, "total", a->total);
    json_key_number(j, "offset", a->offset);
    key_names(j, "entities", a->names, a->count);
    json_close_object(j);
    json_line_end(j);
}

void jsonl_archive_names(struct page *page, const struct archive_names *a)
{
    for (size_t i = 0; i < a->count; i++) {
        json_name(&page->json, &a->names[i]);
        json_line_end(&page->json);
    }
}

static void key_article(struct json *j, const char *key, const struct name_article *a)
{
    json_key(j, key);
    if (a->id.len == 0) {
        json_null(j);
        return;
    }
    json_open_object(j);
    json_key_text(j, "id", a->id);
    json_key_text_or_null(j, "title", a->title);
    json_key_text_or_null(j, "source", a->source);
    json_key_date(j, a->date, a->date_origin);
    json_close_object(j);
}

static void key_spellings(struct json *j, const struct archive_name *a)
{
    json_key(j, "spellings");
    json_open_array(j);
    for (size_t i = 0; i < a->spelling_count; i++) {
        json_open_object(j);
        json_key_text(j, "text", a->spellings[i].written);
        json_key_number(j, "articles", a->spellings[i].articles);
        json_close_object(j);
    }
    json_close_array(j);
}

void json_archive_name(struct page *page, const struct archive_name *a)
{
    struct json *j = &page->json;

    json_open_object(j);
    json_key_text(j, "asked", a->asked);
    json_key_bool(j, "found", a->found);
    if (a->found) {
        name_members(j, &a->name);
        key_spellings(j, a);
        key_article(j, "first", &a->first);
        key_article(j, "last", &a->last);
        json_key_number(j, "with_total", a->with_total);
        key_names(j, "with", a->with, a->with_count);
        key_names(j, "others", a->others, a->other_count);
    } else {
        key_names(j, "nearest", a->nearest, a->nearest_count);
    }
    json_close_object(j);
    json_line_end(j);
}
