/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_nitf.h"

#include "indexer/read/charset.h"
#include "indexer/read/given_date.h"
#include "indexer/read/markup.h"
#include "indexer/read/plain_text.h"

enum { CITY_BYTES = 60 };

/* Where a field stands: an element, inside another (NULL: anywhere), and its attribute (NULL: its text). */
struct place {
    const char *inside, *name, *attribute;
    size_t field; /* offset in struct raw_fields */
};

#define FIELD(name) offsetof(struct raw_fields, name)

/* In the order of preference. */
/* clang-format off */
static const struct place places[] = {
    {"hedline", "hl1", NULL, FIELD(title)},
    {NULL, "hedline", NULL, FIELD(title)},
    {"head", "title", NULL, FIELD(title)},
    {"byline", "person", NULL, FIELD(author)},
    {NULL, "byline", NULL, FIELD(author)},
    {NULL, "pubdata", "date.publication", FIELD(date)},
    {"docdata", "date.issue", "norm", FIELD(date)},
    {"docdata", "date.release", "norm", FIELD(date)},
    {"dateline", "story.date", "norm", FIELD(date)},
    {"dateline", "story.date", NULL, FIELD(date)},
    {"dateline", "city", NULL, FIELD(place)},
    {"dateline", "location", NULL, FIELD(place)},
    {NULL, "pubdata", "name", FIELD(source)},
    {NULL, "doc.copyright", "holder", FIELD(source)},
    {NULL, "distributor", NULL, FIELD(source)},
    {NULL, "pubdata", "position.section", FIELD(section)},
    {NULL, "pubdata", "ex-ref", FIELD(url)},
    {NULL, "body", "xml:lang", FIELD(language)},
    {NULL, "nitf", "xml:lang", FIELD(language)},
};
/* clang-format on */

static size_t find_place(const struct elements *e, size_t in, const struct place *p)
{
    size_t inside = in;

    if (p->inside) {
        inside = element_find(e, in, p->inside, 0);
        if (inside == SIZE_MAX)
            return SIZE_MAX;
    }
    return element_find(e, inside, p->name, 0);
}

struct span dateline_city(struct span dateline)
{
    static const char *const ends[] = {",", "(", ";", ":", " -", " \xe2\x80\x93", " \xe2\x80\x94"};
    size_t end = dateline.len;

    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        size_t at = span_find(dateline, span_of(ends[i]), 0);
        end = at < end ? at : end;
    }
    for (size_t i = 0; i < end; i++)
        if (dateline.at[i] >= '0' && dateline.at[i] <= '9')
            return (struct span){0};
    return end <= CITY_BYTES ? span_trim(span_part(dateline, 0, end)) : (struct span){0};
}

bool nitf_read(const struct elements *e, size_t in, struct arena *arena, struct raw_document *out,
               struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        struct span *field = (struct span *)(void *)((char *)&out->given + places[i].field);
        size_t x = find_place(e, in, &places[i]);
        if (field->len || x == SIZE_MAX)
            continue;
        if (places[i].attribute ? !element_value(e, x, places[i].attribute, arena, field, err)
                                : !element_line(e, x, arena, field, err))
            return false;
    }
    if (!given_date(out->given.date, arena, &out->given.date, err))
        return false;
    out->given.place = dateline_city(out->given.place);
    size_t content = element_find(e, in, "body.content", 0);
    return plain_paragraphs(element_inner(e, content), LINES_BLANKS, arena, &out->text, err);
}

struct nitf_state {
    struct input in;
    bool done;
};

static void *open_nitf(const struct input *in, struct arena *arena)
{
    struct nitf_state *s = arena_take(arena, 1, sizeof *s);
    if (s)
        s->in = *in;
    return s;
}

static enum read_step next_nitf(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct nitf_state *s = state;
    struct decoded decoded;
    struct elements e = {0};

    if (s->done)
        return READ_END;
    s->done = true;
    *out = (struct raw_document){.body_given = true, .bytes = s->in.bytes};
    if (!xml_decode((struct span){0}, s->in.bytes, arena, &decoded, err))
        return READ_FAILED;
    if (!elements_read(decoded.text, arena, &e, err) || !nitf_read(&e, SIZE_MAX, arena, out, err)) {
        problem->line = 0;
        problem->error = *err;
        return err->status == LEDE_MEMORY ? READ_FAILED : READ_PROBLEM;
    }
    out->repaired = decoded.repaired;
    if (span_trim(out->text).len)
        return READ_ITEM;
    problem->line = 0;
    (void)error_set(&problem->error, LEDE_INPUT, "no text");
    return READ_PROBLEM;
}

static int sniff(struct span head, struct span path)
{
    (void)path;
    return span_is_any_case(xml_root(head), "nitf") ? 2 : 0;
}

static const char *const suffixes[] = {".nitf", NULL};

const struct reader nitf_reader = {
    .name = "nitf", .suffixes = suffixes, .sniff = sniff, .open = open_nitf, .next = next_nitf};
