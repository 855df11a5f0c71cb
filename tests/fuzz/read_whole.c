/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/fuzz/read_whole.h"

#include "common/date.h"
#include "common/limits.h"
#include "index/names.h"
#include "index/record.h"
#include "indexer/entities/entities.h"
#include "indexer/entities/quotes.h"
#include "indexer/extract/extract.h"
#include "tests/support/insist.h"

/* Opened once: the tables take longer than most inputs. */
struct tools {
    struct extractor *extractor;
    struct name_finder *names;
};

static void check_days(int32_t earliest, int32_t latest)
{
    insist(earliest <= latest);
    insist(date_exists(date_civil(earliest)) && date_exists(date_civil(latest)));
}

static void check_field(const struct field *f)
{
    insist(is_text(f->value));
    insist((f->value.len == 0) == (f->origin == ORIGIN_NONE) && f->origin < ORIGIN_COUNT);
}

static void check_fields(const struct article *a)
{
    const struct field *const fields[] = {&a->title,   &a->source, &a->author,
                                          &a->section, &a->place,  &a->agencies};

    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        check_field(fields[i]);
    insist(is_text(a->url));
    insist(is_text(a->language));
    insist(a->text.len > 0);
    insist(is_text(a->text));
    if (a->date.precision == LEDE_NONE)
        insist(a->date.earliest == 0 && a->date.latest == 0 && a->date_origin == ORIGIN_NONE);
    else
        check_days(a->date.earliest, a->date.latest);
}

static void check_lists(const struct article *a)
{
    size_t last = 0;

    for (size_t i = 0; i < a->passage_count; i++) {
        insist(a->passages[i].start >= last && a->passages[i].start < a->passages[i].end);
        insist(is_characters(a->text, a->passages[i].start, a->passages[i].end));
        last = a->passages[i].end;
    }
    last = 0;
    for (size_t i = 0; i < a->mention_count; i++) {
        insist(a->mentions[i].start >= last && a->mentions[i].start < a->mentions[i].end);
        insist(is_characters(a->text, a->mentions[i].start, a->mentions[i].end));
        check_days(a->mentions[i].earliest, a->mentions[i].latest);
        last = a->mentions[i].end;
    }
    last = 0;
    for (size_t i = 0; i < a->entity_count; i++) {
        const struct entity *e = &a->entities[i];
        insist(e->start >= last && e->start < e->end && e->end - e->start <= NAME_BYTES_MAX);
        insist(is_characters(a->text, e->start, e->end));
        insist(e->name.len > 0 && e->name.len <= NAME_BYTES_MAX);
        insist(is_text(e->name));
        last = e->end;
    }
    last = 0;
    for (size_t i = 0; i < a->quote_count; i++) {
        const struct quotation *q = &a->quotes[i];
        insist(q->start >= last && q->start < q->end && q->speaker < a->entity_count);
        insist(is_characters(a->text, q->start, q->end));
        insist(a->entities[q->speaker].type != ENTITY_PLACE);
        last = q->end;
    }
}

static void check_record(const struct article *a, struct arena *arena)
{
    struct buf record = {0}, again = {0};
    struct article back;
    struct lede_error err;

    insist(record_encode(a, &record, &err));
    insist(record_decode(buf_span(&record), arena, &back, &err));
    insist(record_encode(&back, &again, &err));
    insist(span_equal(buf_span(&record), buf_span(&again)));
    buf_free(&record);
    buf_free(&again);
}

static void check_document(const struct tools *t, const struct raw_document *raw,
                           struct arena *arena)
{
    struct article a;
    struct passage *passages;
    struct entity *entities;
    struct quotation *quotes;
    struct lede_error err;

    insist(is_text(raw->text));
    if (!extract_article(t->extractor, raw, arena, &a, &err)) {
        insist(err.status == LEDE_INPUT || err.status == LEDE_LIMIT);
        return;
    }
    a.id = SPAN("an id");
    insist(passages_cut(a.text, arena, &passages, &a.passage_count, &err));
    a.passages = passages;
    insist(entities_find(t->names, article_title(&a), a.text, arena, &entities, &a.entity_count,
                         &err));
    a.entities = entities;
    insist(quotes_find(name_finder_speech(t->names), &a, arena, &quotes, &a.quote_count, &err));
    a.quotes = quotes;
    check_fields(&a);
    check_lists(&a);
    check_record(&a, arena);
}

static const struct tools *open_tools(void)
{
    static const struct extract_setup setup = {.today = 20000};
    static struct tools tools;
    struct lede_error err;

    if (!tools.names) {
        insist(extractor_open(&tools.extractor, &setup, &err));
        tools.names = name_finder_open(NULL, &err);
        insist(tools.names != NULL);
    }
    return &tools;
}

void read_whole(const char *reader, struct span bytes)
{
    const struct tools *tools = open_tools();
    const struct reader *r = reader_named(reader);
    struct input in = {.path = SPAN("x"), .bytes = bytes, .first_line = 1};
    struct arena arena = {0};
    struct lede_error err;
    void *state = r->open(&in, &arena);

    insist(state != NULL);
    for (;;) {
        struct raw_document raw = {0};
        struct read_problem problem = {0};
        enum read_step step = r->next(state, &arena, &raw, &problem, &err);
        insist(step != READ_FAILED);
        if (step == READ_ITEM)
            check_document(tools, &raw, &arena);
        else if (step == READ_PROBLEM)
            insist(problem.error.text[0]);
        else
            break;
    }
    arena_free(&arena);
}
