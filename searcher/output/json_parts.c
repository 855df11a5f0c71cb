/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/json_parts.h"

#include "common/date.h"

enum { SCORE_DIGITS = 9 }; /* what scores are rounded to */

static void key_score(struct json *j, const char *key, double score)
{
    json_key(j, key);
    json_decimal(j, score, SCORE_DIGITS);
}

static void key_origin(struct json *j, const char *key, enum origin origin)
{
    json_key_text_or_null(j, key, span_of(origin == ORIGIN_NONE ? NULL : origin_name(origin)));
}

static void json_range(struct json *j, uint32_t start, uint32_t end)
{
    json_open_array(j);
    json_number(j, start);
    json_number(j, end);
    json_close_array(j);
}

static void key_marks(struct json *j, const char *key, const struct mark *marks, size_t count)
{
    json_key(j, key);
    json_open_array(j);
    for (size_t i = 0; i < count; i++)
        json_range(j, marks[i].start, marks[i].end);
    json_close_array(j);
}

void json_key_date(struct json *j, struct lede_date date, enum origin origin)
{
    bool known = date.precision != LEDE_NONE;

    json_key(j, "date");
    json_open_object(j);
    json_key_day(j, "earliest", known, date.earliest);
    json_key_day(j, "latest", known, date.latest);
    json_key_text_or_null(j, "precision", span_of(date_precision_name(date.precision)));
    key_origin(j, "origin", known ? origin : ORIGIN_NONE);
    json_close_object(j);
}

void json_notes(struct json *j, const struct note *notes, size_t count)
{
    json_open_array(j);
    for (size_t i = 0; i < count; i++) {
        json_open_object(j);
        json_key_text(j, "text", notes[i].text);
        json_key_number(j, "start", notes[i].start);
        json_key_number(j, "end", notes[i].end);
        json_close_object(j);
    }
    json_close_array(j);
}

static void json_passage(struct json *j, struct span text, const struct hit_passage *p,
                         bool explain)
{
    json_open_object(j);
    json_key_text(j, "text", span_part(text, p->start, p->end));
    json_key_number(j, "start", p->start);
    json_key_number(j, "end", p->end);
    key_score(j, "score", p->score);
    if (explain) {
        json_key_number(j, "words_covered", p->words_covered);
        key_score(j, "bm25", p->bm25);
        key_score(j, "closeness", p->closeness);
    }
    key_marks(j, "highlights", p->marks, p->mark_count);
    json_close_object(j);
}

/* What an entity is called: by the archive, else by the article. */
static struct archive_called called(const struct article *a, const struct archive_called *names,
                                    size_t i)
{
    return names ? names[i] : (struct archive_called){a->entities[i].type, a->entities[i].name};
}

/* Who says what, in bytes of the article's text. */
static void json_quote(struct json *j, const struct article *a, const struct archive_called *names,
                       const struct quotation *q)
{
    json_open_object(j);
    json_key_text_or_null(j, "text", span_part(a->text, q->start, q->end));
    json_key_number(j, "start", q->start);
    json_key_number(j, "end", q->end);
    json_key_text_or_null(j, "kind", span_of(quote_kind_name(q->kind)));
    json_key_text_or_null(j, "speaker", called(a, names, q->speaker).name);
    json_close_object(j);
}

static void json_parts(struct json *j, const struct hit *hit)
{
    json_open_array(j);
    for (size_t i = 0; i < hit->part_count; i++) {
        static const char *const names[] = {
            [PART_WORD] = "word", [PART_CLOSE] = "close", [PART_TYPED] = "typed"};
        const struct score_part *part = &hit->parts[i];
        json_open_object(j);
        json_key_text(j, names[part->kind], part->word);
        if (part->kind != PART_TYPED) {
            json_key_number(j, "in_articles", part->in_articles);
            json_key_number(j, "count", part->count);
        }
        key_score(j, "weight", part->weight);
        json_close_object(j);
    }
    json_close_array(j);
}

static void key_texts(struct json *j, const char *key, const struct span *texts, size_t count)
{
    json_key(j, key);
    json_open_array(j);
    for (size_t i = 0; i < count; i++)
        json_text(j, texts[i]);
    json_close_array(j);
}

void json_spellings(struct json *j, const struct query *q)
{
    if (q->respelled_count == 0)
        return;
    json_key(j, "spellings");
    json_open_array(j);
    for (size_t i = 0; i < q->respelled_count; i++) {
        const struct respelled *name = &q->respelled[i];
        json_open_object(j);
        json_key_text_or_null(j, "typed", span_part(q->text, name->start, name->end));
        json_key(j, "joined");
        json_open_array(j);
        for (size_t k = 0; k < name->count; k++) {
            json_open_object(j);
            json_key_text_or_null(j, "spelling", name->at[k].folded);
            json_key_number(j, "articles", name->at[k].articles);
            json_close_object(j);
        }
        json_close_array(j);
        json_close_object(j);
    }
    json_close_array(j);
}

/* What is no name of the archive's is none here. */
static void json_entities(struct json *j, const struct article *a,
                          const struct archive_called *names)
{
    json_open_array(j);
    for (size_t i = 0; i < a->entity_count; i++) {
        const struct entity *e = &a->entities[i];
        struct archive_called is = called(a, names, i);
        if (is.name.len == 0)
            continue;
        json_open_object(j);
        json_key_text_or_null(j, "type", span_of(entity_type_name(is.type)));
        json_key_text_or_null(j, "text", span_part(a->text, e->start, e->end));
        json_key_text_or_null(j, "name", is.name);
        json_key_text_or_null(j, "form", e->name);
        if (e->role_start < e->role_end)
            json_key_text(j, "role", span_part(a->text, e->role_start, e->role_end));
        json_key_number(j, "start", e->start);
        json_key_number(j, "end", e->end);
        json_close_object(j);
    }
    json_close_array(j);
}

static void json_quotes(struct json *j, const struct article *a, const struct archive_called *names)
{
    json_open_array(j);
    for (size_t i = 0; i < a->quote_count; i++)
        json_quote(j, a, names, &a->quotes[i]);
    json_close_array(j);
}

void json_hit(struct json *j, const struct hit *hit, bool explain)
{
    const struct article *a = &hit->article;

    json_open_object(j);
    json_key_text(j, "id", a->id);
    json_key_text_or_null(j, "path", a->path);
    json_key_text_or_null(j, "url", a->url);
    json_key_text_or_null(j, "title", a->title.value);
    key_origin(j, "title_origin", a->title.origin);
    key_marks(j, "title_highlights", hit->title_marks, hit->title_mark_count);
    json_key_text_or_null(j, "source", a->source.value);
    json_key_date(j, a->date, a->date_origin);
    key_score(j, "score", hit->score);
    if (hit->matched_as_count)
        key_texts(j, "matched_as", hit->matched_as, hit->matched_as_count);
    if (explain) {
        json_key(j, "parts");
        json_parts(j, hit);
    }
    json_key(j, "passages");
    json_open_array(j);
    for (size_t i = 0; i < hit->passage_count; i++)
        json_passage(j, a->text, &hit->passages[i], explain);
    json_close_array(j);
    json_key(j, "entities");
    json_entities(j, a, hit->names);
    if (hit->quote_count) {
        json_key(j, "quotes");
        json_open_array(j);
        for (size_t i = 0; i < hit->quote_count; i++)
            json_quote(j, a, hit->names, &a->quotes[hit->quotes[i]]);
        json_close_array(j);
    }
    json_close_object(j);
}

/* Every value, an empty one too. */
static void json_values(struct json *j, const char *name, const struct facet_value *values,
                        size_t count)
{
    json_open_array(j);
    for (size_t i = 0; i < count; i++) {
        json_open_object(j);
        json_key_text(j, name, values[i].value);
        json_key_number(j, "count", values[i].count);
        json_close_object(j);
    }
    json_close_array(j);
}

void json_counts(struct json *j, const struct result *r)
{
    if (r->facet_count) {
        json_key(j, "facets");
        json_open_object(j);
        for (size_t i = 0; i < r->facet_count; i++) {
            json_key(j, facet_name(r->facets[i].facet));
            json_values(j, "value", r->facets[i].values, r->facets[i].count);
        }
        json_close_object(j);
    }
    if (r->timeline.unit != TIMELINE_NONE) {
        json_key(j, "timeline");
        json_values(j, "period", r->timeline.periods, r->timeline.count);
    }
}

static void key_field(struct json *j, const char *key, const struct field *f)
{
    json_key(j, key);
    json_open_object(j);
    json_key_text_or_null(j, "value", f->value);
    key_origin(j, "origin", f->origin);
    json_close_object(j);
}

static void json_mentions(struct json *j, const struct article *a)
{
    json_open_array(j);
    for (size_t i = 0; i < a->mention_count; i++) {
        const struct mention *m = &a->mentions[i];
        json_open_object(j);
        json_key_text_or_null(j, "text", span_part(a->text, m->start, m->end));
        json_key_number(j, "start", m->start);
        json_key_number(j, "end", m->end);
        json_key_day(j, "earliest", true, m->earliest);
        json_key_day(j, "latest", true, m->latest);
        json_close_object(j);
    }
    json_close_array(j);
}

void json_article(struct page *page, const struct shown_article *shown)
{
    struct json *j = &page->json;
    const struct article *a = &shown->article;

    json_open_object(j);
    json_key_text(j, "id", a->id);
    json_key_text_or_null(j, "path", a->path);
    json_key_text_or_null(j, "folder", a->folder);
    json_key_text_or_null(j, "url", a->url);
    key_field(j, "title", &a->title);
    key_marks(j, "title_highlights", shown->title_marks, shown->title_mark_count);
    key_field(j, "source", &a->source);
    key_field(j, "author", &a->author);
    key_field(j, "section", &a->section);
    key_field(j, "place", &a->place);
    key_field(j, "agencies", &a->agencies);
    json_key_date(j, a->date, a->date_origin);
    json_key(j, "mentions");
    json_mentions(j, a);
    json_key_text_or_null(j, "language", a->language);
    json_key_text(j, "text", a->text);
    key_marks(j, "highlights", shown->marks, shown->mark_count);
    json_key(j, "passages");
    json_open_array(j);
    for (size_t i = 0; i < a->passage_count; i++)
        json_range(j, a->passages[i].start, a->passages[i].end);
    json_close_array(j);
    json_key(j, "entities");
    json_entities(j, a, shown->names);
    json_key(j, "quotes");
    json_quotes(j, a, shown->names);
    json_key(j, "notes");
    json_notes(j, shown->notes, shown->note_count);
    json_close_object(j);
    json_line_end(j);
}

void json_info(struct page *page, const char *index, const struct index_info *info)
{
    struct json *j = &page->json;
    bool dated = info->articles > info->undated;

    json_open_object(j);
    json_key_text_or_null(j, "index", span_of(index));
    json_key_number(j, "articles", info->articles);
    json_key_number(j, "passages", info->passages);
    json_key_number(j, "words", info->words);
    json_key_number(j, "sources", info->sources);
    json_key_day(j, "first_date", dated, info->first_day);
    json_key_day(j, "last_date", dated, info->last_day);
    json_key_number(j, "undated", info->undated);
    json_key_number(j, "bytes", info->bytes);
    json_key_text_or_null(j, "stemmer", info->stemmer);
    json_key_number(j, "format", info->format);
    json_key_text_or_null(j, "made_by", info->made_by);
    json_key_text_or_null(j, "created", info->created);
    json_close_object(j);
    json_line_end(j);
}
