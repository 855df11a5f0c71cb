/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/amend.h"

#include <stdio.h>

#include "common/date.h"
#include "common/number.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/outlet_order.h"
#include "indexer/extract/title.h"
#include "indexer/meta_file.h"

/* ---- article.found ---- */

static bool cut_number(struct span *rest, char by, uint64_t max, uint64_t *out)
{
    struct span digits;
    return span_cut(rest, by, &digits) && rest->at && number_parse(digits, max, out);
}

bool found_next(struct span *left, struct found_field *out)
{
    struct span copy = *left, *rest = &copy, name;
    uint64_t origin, len;
    size_t f = 0;

    if (rest->len == 0 || !span_cut(rest, ' ', &name) || !rest->at)
        return false;
    while (f < OVERRIDE_FIELDS && !span_is(name, override_field_name((enum override_field)f)))
        f++;
    if (f == OVERRIDE_FIELDS || !cut_number(rest, ' ', ORIGIN_COUNT - 1, &origin) ||
        !cut_number(rest, ':', SIZE_MAX, &len) || len >= rest->len || rest->at[len] != '\n')
        return false;
    *out = (struct found_field){(enum override_field)f, (enum origin)origin,
                                span_part(*rest, 0, (size_t)len)};
    *left = span_part(*rest, (size_t)len + 1, rest->len);
    return true;
}

static void add_found(struct buf *b, enum override_field field, enum origin origin,
                      struct span value)
{
    buf_addf(b, "%s %d %zu:", override_field_name(field), (int)origin, value.len);
    buf_add(b, value);
    buf_byte(b, '\n');
}

/* ---- Fields of an article ---- */

/* Where the article has it; NULL for those without an origin, and the date. */
static struct field *field_of(struct article *a, enum override_field f)
{
    switch (f) {
    case OVERRIDE_SOURCE: return &a->source;
    case OVERRIDE_TITLE: return &a->title;
    case OVERRIDE_AUTHOR: return &a->author;
    case OVERRIDE_SECTION: return &a->section;
    case OVERRIDE_DATE:
    case OVERRIDE_URL:
    case OVERRIDE_LANGUAGE:
    case OVERRIDE_FIELDS: break;
    }
    return NULL;
}

static void add_found_date(const struct article *a, struct buf *b)
{
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX], text[64];

    date_write(a->date.earliest, from);
    date_write(a->date.latest, to);
    if (a->date.precision == LEDE_NONE)
        (void)snprintf(text, sizeof text, "none");
    else
        (void)snprintf(text, sizeof text, "%s %s %s", date_precision_name(a->date.precision), from,
                       to);
    add_found(b, OVERRIDE_DATE, a->date_origin, span_of(text));
}

/* Put away what the article has. */
static void put_away(struct article *a, enum override_field f, struct buf *b)
{
    const struct field *field = field_of(a, f);

    if (field)
        add_found(b, f, field->origin, field->value);
    else if (f == OVERRIDE_DATE)
        add_found_date(a, b);
    else
        add_found(b, f, ORIGIN_NONE, f == OVERRIDE_URL ? a->url : a->language);
}

static bool parse_found_date(struct span text, struct lede_date *out)
{
    struct span precision, from;
    struct lede_date first, last;

    *out = (struct lede_date){0};
    if (span_is(text, "none"))
        return true;
    if (!span_cut(&text, ' ', &precision) || !span_cut(&text, ' ', &from) ||
        !date_parse_iso(from, &first) || !date_parse_iso(text, &last))
        return false;
    for (int p = LEDE_NONE; p <= LEDE_SPAN; p++)
        if (span_is(precision, date_precision_name((enum lede_precision)p)))
            *out = (struct lede_date){first.earliest, last.latest, (enum lede_precision)p};
    return out->precision != LEDE_NONE && out->earliest <= out->latest;
}

/* Give the article the value; a date's is that of found or, with ORIGIN_USER, of an override. */
static bool set(struct article *a, enum override_field f, struct span value, enum origin origin)
{
    struct field *field = field_of(a, f);

    if (field) {
        *field = (struct field){value, value.len ? origin : ORIGIN_NONE};
        if (f == OVERRIDE_TITLE && value.len == 0)
            *field = title_find((struct span){0}, (struct span){0}, a->text);
    } else if (f == OVERRIDE_URL) {
        a->url = value;
    } else if (f == OVERRIDE_LANGUAGE) {
        a->language = value;
    } else if (value.len == 0) {
        a->date = (struct lede_date){0};
        a->date_origin = ORIGIN_NONE;
    } else {
        a->date_origin = origin;
        return origin == ORIGIN_USER ? meta_date_parse(value, &a->date)
                                     : parse_found_date(value, &a->date);
    }
    return true;
}

/* ---- All of it ---- */

static bool bring_back(struct article *a, struct lede_error *err)
{
    struct span rest = a->found;
    struct found_field found;

    while (found_next(&rest, &found))
        if (!set(a, found.field, found.value, found.origin))
            return error_set(err, LEDE_DAMAGED, "what was found of its date is malformed");
    a->found = (struct span){0};
    return rest.len == 0 || error_set(err, LEDE_DAMAGED, "what was found of it is malformed");
}

static bool give(struct article *a, const struct override *of_path, const struct override *of_id,
                 struct buf *found, struct lede_error *err)
{
    for (size_t i = 0; i < OVERRIDE_FIELDS; i++) {
        enum override_field f = (enum override_field)i;
        const struct override *one = of_id && of_id->given[f]       ? of_id
                                     : of_path && of_path->given[f] ? of_path
                                                                    : NULL;
        if (!one)
            continue;
        put_away(a, f, found);
        if (!set(a, f, one->values[f], ORIGIN_USER))
            return error_set(err, LEDE_DAMAGED, "\"%.*s\" is no date", SPAN_ARGS(one->values[f]));
    }
    return buf_ok(found) || error_memory(err);
}

bool amend_article(struct article *a, const struct overrides *o, struct arena *arena,
                   struct lede_error *err)
{
    const struct override *of_path = overrides_find(o, true, a->path);
    const struct override *of_id = overrides_find(o, false, a->id);
    struct buf found = {0};
    bool ok;

    if (!of_path && !of_id && a->found.len == 0)
        return true;
    ok = bring_back(a, err) && give(a, of_path, of_id, &found, err);
    if (ok && found.len) {
        a->found = arena_span(arena, buf_span(&found));
        ok = a->found.at || error_memory(err);
    }
    buf_free(&found);
    return ok && mentions_find(outlet_order(a->source.value), arena, a, err);
}
