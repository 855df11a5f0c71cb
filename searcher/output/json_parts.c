/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/json_parts.h"

#include "common/date.h"

enum { SCORE_DIGITS = 9 }; /* what scores are rounded to */

static void key_text(struct json *j, const char *key, struct span text)
{
    json_key(j, key);
    json_text_or_null(j, text);
}

static void key_number(struct json *j, const char *key, uint64_t number)
{
    json_key(j, key);
    json_number(j, number);
}

static void key_score(struct json *j, const char *key, double score)
{
    json_key(j, key);
    json_decimal(j, score, SCORE_DIGITS);
}

static void key_day(struct json *j, const char *key, bool known, int32_t day)
{
    char text[DATE_TEXT_MAX];

    json_key(j, key);
    if (!known) {
        json_null(j);
        return;
    }
    date_write(day, text);
    json_text(j, span_of(text));
}

static void key_origin(struct json *j, const char *key, enum origin origin)
{
    key_text(j, key, span_of(origin == ORIGIN_NONE ? NULL : origin_name(origin)));
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
    key_day(j, "earliest", known, date.earliest);
    key_day(j, "latest", known, date.latest);
    key_text(j, "precision", span_of(date_precision_name(date.precision)));
    key_origin(j, "origin", known ? origin : ORIGIN_NONE);
    json_close_object(j);
}

void json_notes(struct json *j, const struct note *notes, size_t count)
{
    json_open_array(j);
    for (size_t i = 0; i < count; i++) {
        json_open_object(j);
        json_key(j, "text");
        json_text(j, notes[i].text);
        key_number(j, "start", notes[i].start);
        key_number(j, "end", notes[i].end);
        json_close_object(j);
    }
    json_close_array(j);
}

static void json_passage(struct json *j, struct span text, const struct hit_passage *p,
                         bool explain)
{
    json_open_object(j);
    json_key(j, "text");
    json_text(j, span_part(text, p->start, p->end));
    key_number(j, "start", p->start);
    key_number(j, "end", p->end);
    key_score(j, "score", p->score);
    if (explain) {
        key_number(j, "words_covered", p->words_covered);
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
    key_text(j, "text", span_part(a->text, q->start, q->end));
    key_number(j, "start", q->start);
    key_number(j, "end", q->end);
    key_text(j, "kind", span_of(quote_kind_name(q->kind)));
    key_text(j, "speaker", called(a, names, q->speaker).name);
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
        json_key(j, names[part->kind]);
        json_text(j, part->word);
        if (part->kind != PART_TYPED) {
            key_number(j, "in_articles", part->in_articles);
            key_number(j, "count", part->count);
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
        key_text(j, "typed", span_part(q->text, name->start, name->end));
        json_key(j, "joined");
        json_open_array(j);
        for (size_t k = 0; k < name->count; k++) {
            json_open_object(j);
            key_text(j, "spelling", name->at[k].folded);
            key_number(j, "articles", name->at[k].articles);
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
        key_text(j, "type", span_of(entity_type_name(is.type)));
        key_text(j, "text", span_part(a->text, e->start, e->end));
        key_text(j, "name", is.name);
        key_text(j, "form", e->name);
        key_number(j, "start", e->start);
        key_number(j, "end", e->end);
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
    json_key(j, "id");
    json_text(j, a->id);
    key_text(j, "path", a->path);
    key_text(j, "url", a->url);
    key_text(j, "title", a->title.value);
    key_origin(j, "title_origin", a->title.origin);
    key_marks(j, "title_highlights", hit->title_marks, hit->title_mark_count);
    key_text(j, "source", a->source.value);
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

/* Every value; key_text() would make an empty one null. */
static void json_values(struct json *j, const char *name, const struct facet_value *values,
                        size_t count)
{
    json_open_array(j);
    for (size_t i = 0; i < count; i++) {
        json_open_object(j);
        json_key(j, name);
        json_text(j, values[i].value);
        key_number(j, "count", values[i].count);
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
    key_text(j, "value", f->value);
    key_origin(j, "origin", f->origin);
    json_close_object(j);
}

static void json_mentions(struct json *j, const struct article *a)
{
    json_open_array(j);
    for (size_t i = 0; i < a->mention_count; i++) {
        const struct mention *m = &a->mentions[i];
        json_open_object(j);
        key_text(j, "text", span_part(a->text, m->start, m->end));
        key_number(j, "start", m->start);
        key_number(j, "end", m->end);
        key_day(j, "earliest", true, m->earliest);
        key_day(j, "latest", true, m->latest);
        json_close_object(j);
    }
    json_close_array(j);
}

void json_article(struct page *page, const struct shown_article *shown)
{
    struct json *j = &page->json;
    const struct article *a = &shown->article;

    json_open_object(j);
    json_key(j, "id");
    json_text(j, a->id);
    key_text(j, "path", a->path);
    key_text(j, "folder", a->folder);
    key_text(j, "url", a->url);
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
    key_text(j, "language", a->language);
    json_key(j, "text");
    json_text(j, a->text);
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
    key_text(j, "index", span_of(index));
    key_number(j, "articles", info->articles);
    key_number(j, "passages", info->passages);
    key_number(j, "words", info->words);
    key_number(j, "sources", info->sources);
    key_day(j, "first_date", dated, info->first_day);
    key_day(j, "last_date", dated, info->last_day);
    key_number(j, "undated", info->undated);
    key_number(j, "bytes", info->bytes);
    key_text(j, "stemmer", info->stemmer);
    key_number(j, "format", info->format);
    key_text(j, "made_by", info->made_by);
    key_text(j, "created", info->created);
    json_close_object(j);
    json_line_end(j);
}
