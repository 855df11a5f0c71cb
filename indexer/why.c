/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/why.h"

#include <unistd.h>

#include "common/date.h"
#include "common/file.h"
#include "common/json_write.h"
#include "indexer/amend.h"

static void write_field(struct json *j, const char *name, const struct field *f)
{
    json_key(j, name);
    json_open_object(j);
    json_key_text_or_null(j, "value", f->value);
    json_key(j, "origin");
    if (f->value.len)
        json_text(j, span_of(origin_name(f->origin)));
    else
        json_null(j);
    json_close_object(j);
}

static void write_date(struct json *j, const struct article *a)
{
    bool known = a->date.precision != LEDE_NONE;

    json_key(j, "date");
    json_open_object(j);
    json_key_day(j, "earliest", known, a->date.earliest);
    json_key_day(j, "latest", known, a->date.latest);
    json_key_text(j, "precision", span_of(date_precision_name(a->date.precision)));
    json_key(j, "origin");
    if (known)
        json_text(j, span_of(origin_name(a->date_origin)));
    else
        json_null(j);
    json_close_object(j);
}

static void write_range(struct json *j, const struct article *a, uint32_t start, uint32_t end)
{
    json_key_text(j, "text", span_part(a->text, start, end));
    json_key_number(j, "start", start);
    json_key_number(j, "end", end);
}

static void write_lists(struct json *j, const struct article *a)
{
    json_key(j, "mentions");
    json_open_array(j);
    for (size_t i = 0; i < a->mention_count; i++) {
        const struct mention *m = &a->mentions[i];
        json_open_object(j);
        write_range(j, a, m->start, m->end);
        json_key_day(j, "earliest", true, m->earliest);
        json_key_day(j, "latest", true, m->latest);
        json_close_object(j);
    }
    json_close_array(j);
    json_key_text_or_null(j, "language", a->language);
    json_key_text(j, "text", a->text);
    json_key(j, "passages");
    json_open_array(j);
    for (size_t i = 0; i < a->passage_count; i++) {
        json_open_array(j);
        json_number(j, a->passages[i].start);
        json_number(j, a->passages[i].end);
        json_close_array(j);
    }
    json_close_array(j);
    json_key(j, "entities");
    json_open_array(j);
    for (size_t i = 0; i < a->entity_count; i++) {
        const struct entity *e = &a->entities[i];
        json_open_object(j);
        json_key_text(j, "type", span_of(entity_type_name(e->type)));
        write_range(j, a, e->start, e->end);
        json_key_text(j, "name", e->name);
        if (e->role_start < e->role_end)
            json_key_text(j, "role", span_part(a->text, e->role_start, e->role_end));
        json_close_object(j);
    }
    json_close_array(j);
    json_key(j, "quotes");
    json_open_array(j);
    for (size_t i = 0; i < a->quote_count; i++) {
        const struct quotation *q = &a->quotes[i];
        json_open_object(j);
        write_range(j, a, q->start, q->end);
        json_key_text(j, "kind", span_of(quote_kind_name(q->kind)));
        json_key_text(j, "speaker", a->entities[q->speaker].name);
        json_close_object(j);
    }
    json_close_array(j);
}

bool why_block_next(struct span *blocks, struct why_block *out)
{
    struct span line;

    if (blocks->len == 0 || !span_cut(blocks, '\n', &line) || line.len == 0)
        return false;
    out->kept = line.at[0] == '+';
    out->text = span_part(line, 1, line.len);
    return span_cut(&out->text, '\t', &out->rule);
}

static void write_blocks(struct json *j, struct span blocks)
{
    struct why_block block;

    json_key(j, "blocks");
    json_open_array(j);
    while (why_block_next(&blocks, &block)) {
        json_open_object(j);
        json_key_bool(j, "kept", block.kept);
        json_key_text(j, "rule", block.rule);
        json_key_text(j, "text", block.text);
        json_close_object(j);
    }
    json_close_array(j);
}

static void write_found(struct json *j, struct span found)
{
    struct found_field field;

    json_key(j, "found");
    json_open_array(j);
    while (found_next(&found, &field)) {
        json_open_object(j);
        json_key_text(j, "field", span_of(override_field_name(field.field)));
        json_key_text_or_null(j, "value", field.value);
        json_key_text(j, "origin", span_of(origin_name(field.origin)));
        json_close_object(j);
    }
    json_close_array(j);
}

static bool print(const struct article *a, const struct span *blocks, struct lede_error *err)
{
    struct buf out = {0};
    struct json j = {.out = &out};
    bool ok;

    json_open_object(&j);
    json_key_text(&j, "id", a->id);
    json_key_text_or_null(&j, "path", a->path);
    json_key_text_or_null(&j, "url", a->url);
    write_field(&j, "title", &a->title);
    write_field(&j, "source", &a->source);
    json_key_text_or_null(&j, "author", a->author.value);
    write_date(&j, a);
    write_lists(&j, a);
    if (blocks) {
        write_found(&j, a->found);
        write_blocks(&j, *blocks);
    }
    json_close_object(&j);
    json_line_end(&j);
    ok = buf_ok(&out) || error_memory(err);
    if (ok && !file_write_all(STDOUT_FILENO, buf_span(&out), err))
        ok = error_within(err, "standard output");
    buf_free(&out);
    return ok;
}

bool why_print(const struct article *a, struct lede_error *err)
{
    return print(a, NULL, err);
}

bool why_print_all(const struct article *a, struct span blocks, struct lede_error *err)
{
    return print(a, &blocks, err);
}
