/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_newsml.h"

#include "common/buf.h"
#include "common/limits.h"
#include "indexer/read/charset.h"
#include "indexer/read/elements.h"
#include "indexer/read/given_date.h"
#include "indexer/read/markup.h"
#include "indexer/read/plain_text.h"
#include "indexer/read/read_nitf.h"

struct newsml_state {
    struct input in;
    struct arena *arena; /* of the input */
    struct elements e;
    size_t at, items, line, counted, repaired;
    bool opened, given;
};

/* Where a field stands: in itemMeta, contentMeta … (NULL: in the item), an element, its attribute or NULL, a
 * child that says it better or NULL. */
struct place {
    const char *inside, *name, *attribute, *child;
    size_t field;
};

#define FIELD(name) offsetof(struct raw_fields, name)

/* In the order of preference. */
/* clang-format off */
static const struct place places[] = {
    {"contentmeta", "headline", NULL, NULL, FIELD(title)},
    {"itemmeta", "title", NULL, NULL, FIELD(title)},
    {"contentmeta", "by", NULL, NULL, FIELD(author)},
    {"contentmeta", "creator", NULL, "name", FIELD(author)},
    {"itemmeta", "firstcreated", NULL, NULL, FIELD(date)},
    {"itemmeta", "versioncreated", NULL, NULL, FIELD(date)},
    {"contentmeta", "contentcreated", NULL, NULL, FIELD(date)},
    {"contentmeta", "located", NULL, "name", FIELD(place)},
    {"contentmeta", "located", "literal", NULL, FIELD(place)},
    {"contentmeta", "dateline", NULL, NULL, FIELD(place)},
    {"contentmeta", "infosource", NULL, "name", FIELD(source)},
    {"itemmeta", "provider", NULL, "name", FIELD(source)},
    {"itemmeta", "provider", "literal", NULL, FIELD(source)},
    {"contentmeta", "infosource", "literal", NULL, FIELD(source)},
    {"rightsinfo", "copyrightholder", NULL, "name", FIELD(source)},
    {"rightsinfo", "copyrightholder", "literal", NULL, FIELD(source)},
    {"itemmeta", "provider", "qcode", NULL, FIELD(source)},
    {"contentmeta", "language", "tag", NULL, FIELD(language)},
    {NULL, "inlinexml", "xml:lang", NULL, FIELD(language)},
    {NULL, "newsitem", "xml:lang", NULL, FIELD(language)},
    {"contentmeta", "subject", NULL, "name", FIELD(section)},
    {"itemmeta", "link", "href", NULL, FIELD(url)},
};
/* clang-format on */

static bool take_field(const struct elements *e, size_t item, const struct place *p,
                       struct arena *arena, struct span *field, struct lede_error *err)
{
    size_t inside = p->inside ? element_child(e, item, p->inside) : item, x, child;

    if (inside == SIZE_MAX || field->len)
        return true;
    x = p->inside ? element_child(e, inside, p->name) : element_find(e, inside, p->name, 0);
    if (x == SIZE_MAX)
        return true;
    if (p->attribute)
        return element_value(e, x, p->attribute, arena, field, err);
    child = p->child ? element_child(e, x, p->child) : SIZE_MAX;
    return element_line(e, child == SIZE_MAX ? x : child, arena, field, err);
}

/* "ex:courier" is a code's: what stands behind the colon. */
static struct span cut_code(struct span source)
{
    size_t colon = span_find(source, SPAN(":"), 0);

    return colon != SIZE_MAX && span_find(source, SPAN(" "), 0) == SIZE_MAX
               ? span_part(source, colon + 1, source.len)
               : source;
}

/* The text of inline XML: NITF, XHTML, or whatever has paragraphs; else inline data that is text. */
static bool take_text(const struct elements *e, size_t item, struct arena *arena,
                      struct raw_document *out, struct lede_error *err)
{
    size_t xml = element_find(e, item, "inlinexml", 0), data;
    struct span type, text;

    if (xml != SIZE_MAX) {
        if (element_find(e, xml, "body.content", 0) != SIZE_MAX) {
            if (!nitf_read(e, xml, arena, out, err))
                return false;
        } else {
            size_t body = element_find(e, xml, "body", 0);
            if (!plain_paragraphs(element_inner(e, body == SIZE_MAX ? xml : body), LINES_BLANKS,
                                  arena, &out->text, err))
                return false;
        }
        if (out->text.len)
            return true;
    }
    data = element_find(e, item, "inlinedata", 0);
    type = element_attribute(e, data, "contenttype");
    if (data == SIZE_MAX || (type.len && !span_starts(type, SPAN("text/"))) ||
        element_attribute(e, data, "encoding").len)
        return true;
    return plain_data(element_inner(e, data), arena, &text, err) &&
           text_of_any(text, arena, &out->text, err);
}

static enum read_step problem_at(struct read_problem *problem, size_t line, const char *why)
{
    problem->line = line;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

/* "stat:canceled", "stat:withheld". */
static bool is_usable(const struct elements *e, size_t item)
{
    size_t status = element_child(e, element_child(e, item, "itemmeta"), "pubstatus");
    struct span code = cut_code(element_attribute(e, status, "qcode"));

    return !span_starts(code, SPAN("cancel")) && !span_is(code, "withheld");
}

static bool read_item(struct newsml_state *s, size_t item, struct arena *arena,
                      struct raw_document *out, struct lede_error *err)
{
    const struct elements *e = &s->e;

    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        struct span *field = (struct span *)(void *)((char *)&out->given + places[i].field);
        if (!take_field(e, item, &places[i], arena, field, err))
            return false;
    }
    out->given.source = cut_code(out->given.source);
    out->given.place = dateline_city(out->given.place);
    if (out->given.language.len == 0)
        out->given.language = element_attribute(e, item, "xml:lang");
    if (s->items > 1) {
        if (!element_value(e, item, "guid", arena, &out->id, err))
            return false;
        out->id_of_part = out->id.len > 0;
    }
    return given_date(out->given.date, arena, &out->given.date, err) &&
           take_text(e, item, arena, out, err);
}

static void *open_newsml(const struct input *in, struct arena *arena)
{
    struct newsml_state *s = arena_take(arena, 1, sizeof *s);
    if (s) {
        s->in = *in;
        s->arena = arena;
        s->line = 1;
    }
    return s;
}

static enum read_step begin(struct newsml_state *s, struct read_problem *problem,
                            struct lede_error *err)
{
    struct decoded decoded;

    if (!xml_decode((struct span){0}, s->in.bytes, s->arena, &decoded, err))
        return READ_FAILED;
    s->repaired = decoded.repaired;
    if (!elements_read(decoded.text, s->arena, &s->e, err)) {
        problem->line = 0;
        problem->error = *err;
        return err->status == LEDE_MEMORY ? READ_FAILED : READ_PROBLEM;
    }
    for (size_t i = 0; i < s->e.count; i++)
        s->items += span_is(s->e.at[i].name, "newsitem");
    return READ_ITEM;
}

static enum read_step next_newsml(void *state, struct arena *arena, struct raw_document *out,
                                  struct read_problem *problem, struct lede_error *err)
{
    struct newsml_state *s = state;
    size_t item;

    if (!s->opened) {
        enum read_step step = begin(s, problem, err);
        s->opened = true;
        if (step != READ_ITEM) {
            s->given = true; /* said */
            return step;
        }
    }
    while ((item = element_find(&s->e, SIZE_MAX, "newsitem", s->at)) != SIZE_MAX) {
        const struct element *x = &s->e.at[item];
        for (; s->counted < x->start; s->counted++)
            s->line += s->e.text.at[s->counted] == '\n';
        s->at = x->behind;
        *out = (struct raw_document){.body_given = true,
                                     .line = s->items > 1 ? s->line : 0,
                                     .bytes = span_part(s->e.text, x->start, x->end)};
        if (!read_item(s, item, arena, out, err))
            return READ_FAILED;
        out->repaired = s->given ? 0 : s->repaired;
        if (!is_usable(&s->e, item)) {
            s->given = true;
            return problem_at(problem, out->line, "it was cancelled or withheld (pubStatus)");
        }
        if (span_trim(out->text).len == 0)
            continue;
        s->given = true;
        if (out->id.len > ID_BYTES_MAX)
            return problem_at(problem, out->line, "its id is longer than an id may be");
        return READ_ITEM;
    }
    if (s->given)
        return READ_END;
    s->given = true;
    return problem_at(problem, 0, "no text");
}

static int sniff(struct span head, struct span path)
{
    struct span root = xml_root(head);

    (void)path;
    return span_is_any_case(root, "newsitem") || span_is_any_case(root, "newsmessage") ? 2 : 0;
}

static const char *const suffixes[] = {".newsml", NULL};

const struct reader newsml_reader = {.name = "newsml",
                                     .suffixes = suffixes,
                                     .sniff = sniff,
                                     .open = open_newsml,
                                     .next = next_newsml};
