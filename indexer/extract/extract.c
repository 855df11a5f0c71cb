/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/extract.h"

#include "analysis/language_codes.h"
#include "common/limits.h"
#include "indexer/extract/agencies.h"
#include "indexer/extract/body.h"
#include "indexer/extract/credits.h"
#include "indexer/extract/languages.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/outlet_order.h"
#include "indexer/extract/outlets.h"
#include "indexer/extract/page_body.h"
#include "indexer/extract/page_fields.h"
#include "indexer/extract/path_parts.h"
#include "indexer/extract/pub_date.h"
#include "indexer/extract/source.h"
#include "indexer/extract/title.h"
#include "indexer/extract/unwrap.h"
#include "indexer/extract/verdicts.h"

enum { DATELINE_BYTES = 1000 }; /* of a page's body, where a dateline is looked for */

struct extractor {
    struct extract_setup setup;
    struct outlets outlets;
    struct languages *languages;
};

/* What the lines of an article are, before its fields are made of them. */
struct parts {
    struct blocks blocks;
    struct body body;
    struct credits credits;
    struct span headline, text;
};

bool extractor_open(struct extractor **out, const struct extract_setup *setup,
                    struct lede_error *err)
{
    struct extractor *x = mem_take(1, sizeof *x);

    if (!x)
        return error_memory(err);
    x->setup = *setup;
    if (!outlets_load(&x->outlets, err) ||
        !outlets_add(&x->outlets, setup->sources, "outlets", err) ||
        !languages_open(&x->languages, setup->languages, err)) {
        extractor_close(x);
        return false;
    }
    *out = x;
    return true;
}

void extractor_close(struct extractor *x)
{
    if (!x)
        return;
    outlets_free(&x->outlets);
    languages_close(x->languages);
    mem_free(x);
}

/* A text that is the article as it stands: all blocks are its body. Its dateline is read, not cut. */
static bool keep_whole(const struct extractor *x, struct span text, struct arena *arena,
                       struct parts *p, struct lede_error *err)
{
    size_t first = 0;
    struct blocks whole;
    struct body body;

    if (!blocks_cut(text, &x->outlets, arena, &whole, err))
        return false;
    body = (struct body){.headline = SIZE_MAX, .end = whole.count, .own_end = whole.count};
    if (!body_write_all(&whole, arena, &p->text, err))
        return false;
    while (first < whole.count && whole.at[first].kind != BLOCK_TEXT)
        first++;
    if (first < whole.count &&
        (!dateline_parse(block_span(&whole, first), &x->outlets, &body.dateline) ||
         body.dateline.colon))
        body.dateline = (struct dateline){0};
    p->blocks = whole;
    p->body = body;
    return true;
}

/* A text of which the article is a part. */
static bool take_apart(const struct extractor *x, struct span text, struct arena *arena,
                       struct parts *p, struct lede_error *err)
{
    struct span unwrapped;

    if (!unwrap(text, arena, &unwrapped, err) ||
        !blocks_cut(unwrapped, &x->outlets, arena, &p->blocks, err))
        return false;
    body_find(&p->blocks, &x->outlets, &p->body);
    if (p->blocks.count > 0 && !body_write(&p->blocks, &x->outlets, &p->body, arena, &p->text, err))
        return false;
    credits_read(&p->blocks, &p->body, &x->outlets, &p->credits);
    if (p->body.headline != SIZE_MAX)
        p->headline =
            credits_cut_outlet(block_span(&p->blocks, p->body.headline), &x->outlets, &p->credits);
    return true;
}

static struct field given_or(struct span given, struct span found, enum origin origin)
{
    given = span_trim(given);
    if (given.len > 0)
        return (struct field){given, ORIGIN_GIVEN};
    return found.len > 0 ? (struct field){found, origin} : (struct field){0};
}

/* Where the report was written: the dateline's city, else that of a credit line, where none is given. */
static bool find_place(const struct parts *p, struct arena *arena, struct article *out,
                       struct lede_error *err)
{
    bool dateline = p->body.dateline.len > 0 && p->body.dateline.place.len > 0;
    struct span place = dateline ? p->body.dateline.place : p->credits.place;

    if (place.len == 0)
        return true;
    out->place.value = dateline_title_case(place, arena);
    out->place.origin = dateline ? ORIGIN_DATELINE : ORIGIN_CREDIT;
    return out->place.value.at != NULL || error_memory(err);
}

/* A place that is given, in capitals or as one writes it. */
static bool take_place(struct span given, struct arena *arena, struct article *out,
                       struct lede_error *err)
{
    bool small = false;

    for (size_t i = 0; i < given.len; i++)
        small = small || (given.at[i] >= 'a' && given.at[i] <= 'z');
    out->place.value = small ? given : dateline_title_case(given, arena);
    out->place.origin = ORIGIN_GIVEN;
    return out->place.value.at != NULL || error_memory(err);
}

/* The language given, else what text and page say together. A given one that is no known name or code stays
 * as it is; "unknown" is none. */
static bool find_language(const struct extractor *x, struct span given, struct span claimed,
                          struct span text, struct arena *arena, struct span *out,
                          struct lede_error *err)
{
    char code[LANGUAGE_CODE_MAX + 1];
    const char *found;

    given = span_trim(given);
    if (language_read(given, code)) {
        *out = arena_span(arena, span_of(code));
        return out->at || error_memory(err);
    }
    if (given.len && !language_is_none(given)) {
        *out = given;
        return true;
    }
    (void)!language_read(claimed, code);
    found = languages_find(x->languages, span_of(code), text);
    *out = found ? span_of(found) : (struct span){0};
    return true;
}

/* A page's own date is taken, since none was given. */
static bool has_own_date(const struct page_fields *fields, const struct raw_fields *given)
{
    return fields && fields->date.precision != LEDE_NONE && span_trim(given->date).len == 0;
}

/* What a page says of itself, for the fields that were not given. */
static void take_fields(const struct page_fields *fields, const struct raw_fields *given,
                        struct article *out)
{
    if (span_trim(given->title).len == 0 && fields->title.value.len > 0)
        out->title = fields->title;
    if (span_trim(given->source).len == 0 && fields->source.value.len > 0)
        out->source = fields->source;
    if (span_trim(given->author).len == 0 && fields->author.value.len > 0)
        out->author = fields->author;
    if (span_trim(given->section).len == 0)
        out->section = fields->section;
    if (has_own_date(fields, given)) {
        out->date = fields->date;
        out->date_origin = fields->date_origin;
    }
    if (out->url.len == 0)
        out->url = fields->url;
    out->modified = fields->modified;
}

/* A text of which nothing but its path is given. */
static bool is_plain(const struct raw_document *raw)
{
    return !raw->body_given && !raw->page;
}

static void find_date(const struct extractor *x, const struct raw_document *raw,
                      const struct parts *p, struct article *out)
{
    struct pub_date_signs signs = {.credits = &p->credits,
                                   .dateline = &p->body.dateline,
                                   .text = p->text,
                                   .today = x->setup.today};

    if (!is_plain(raw) || !path_date(raw->path, &signs.path))
        signs.path = (struct lede_date){0};
    pub_date_find(raw->given.date, &signs, out);
}

/* All fields, from the parts; a page's own (NULL: it is none) stand above those that rules for text find. */
static bool fill_article(const struct extractor *x, const struct raw_document *raw,
                         const struct parts *p, const struct page_fields *fields,
                         struct arena *arena, struct article *out, struct lede_error *err)
{
    bool plain = is_plain(raw);
    const struct raw_fields *given = &raw->given;
    const struct outlet *const agencies[AGENCIES_FIRST] = {p->body.dateline.outlet,
                                                           p->credits.agency, p->credits.helper};
    out->text = p->text;
    out->url = span_trim(given->url);
    out->title = title_find(given->title, p->headline, p->text);
    out->source =
        source_find(given->source, given->url, &p->credits, &p->body.dateline,
                    plain ? path_outlet(raw->path, raw->folder, &x->outlets) : NULL, &x->outlets);
    if (!has_own_date(fields, given))
        find_date(x, raw, p, out);
    out->author = given_or(given->author, p->credits.author, ORIGIN_CREDIT);
    out->section = given_or(given->section, (struct span){0}, ORIGIN_NONE);
    if (fields)
        take_fields(fields, given, out);
    if (!find_language(x, given->language, fields ? fields->language : (struct span){0}, p->text,
                       arena, &out->language, err))
        return false;
    if (!(given->place.len ? take_place(given->place, arena, out, err)
                           : find_place(p, arena, out, err)) ||
        !mentions_find(outlet_order(out->source.value), arena, out, err) ||
        !agencies_find(p->text, agencies, &x->outlets, arena, &out->agencies.value, err))
        return false;
    if (out->agencies.value.len > 0)
        out->agencies.origin = ORIGIN_TABLE;
    return true;
}

/* Where a dateline stands, if anywhere: whole lines of the beginning. */
static struct span first_lines(struct span text)
{
    size_t end = text.len;

    if (text.len > DATELINE_BYTES)
        end = span_find(text, SPAN("\n"), DATELINE_BYTES);
    return span_part(text, 0, end == SIZE_MAX ? text.len : end);
}

/* A web page: its body is cut by how the page is built, its fields are what it says of itself. Of the rules
 * for text, those that look inside a body are left: the dateline, the agencies, the dates named. */
static bool extract_page(const struct extractor *x, const struct raw_document *raw,
                         struct arena *arena, struct article *out, struct verdicts *why,
                         struct lede_error *err)
{
    struct parts p = {.body = {.headline = SIZE_MAX}};
    struct page_fields fields;
    struct page_body body;

    if (!page_fields_find(raw->page, &x->outlets, x->setup.today, arena, &fields, err) ||
        !page_body_find(raw->page, fields.title.value, fields.body, arena, &body, err))
        return false;
    if (why && !verdicts_of_page(raw->page, &body, arena, why, err))
        return false;
    if (body.text.len > ARTICLE_TEXT_MAX)
        return error_set(err, LEDE_LIMIT, "its text is longer than %d MiB", ARTICLE_TEXT_MAX >> 20);
    if (body.text.len == 0)
        return error_set(err, LEDE_INPUT, "no text");
    if (!keep_whole(x, first_lines(body.text), arena, &p, err))
        return false;
    p.text = body.text;
    return fill_article(x, raw, &p, &fields, arena, out, err);
}

bool extract_article(const struct extractor *x, const struct raw_document *raw, struct arena *arena,
                     struct article *out, struct lede_error *err)
{
    return extract_article_why(x, raw, arena, out, NULL, err);
}

bool extract_article_why(const struct extractor *x, const struct raw_document *raw,
                         struct arena *arena, struct article *out, struct verdicts *why,
                         struct lede_error *err)
{
    struct parts p = {.body = {.headline = SIZE_MAX}};

    *out = (struct article){0};
    if (raw->page)
        return extract_page(x, raw, arena, out, why, err);
    if (raw->text.len > ARTICLE_TEXT_MAX)
        return error_set(err, LEDE_LIMIT, "its text is longer than %d MiB", ARTICLE_TEXT_MAX >> 20);
    if (raw->body_given ? !keep_whole(x, raw->text, arena, &p, err)
                        : !take_apart(x, raw->text, arena, &p, err))
        return false;
    if (why && !verdicts_of_text(&p.blocks, &p.body, raw->body_given, arena, why, err))
        return false;
    if (p.text.len == 0)
        return error_set(err, LEDE_INPUT, "no text");

    return fill_article(x, raw, &p, NULL, arena, out, err);
}
