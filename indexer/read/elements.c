/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/elements.h"

#include "indexer/read/charset.h"
#include "indexer/read/markup.h"
#include "indexer/read/plain_text.h"

enum { CLOSE_DEPTH = 256, XML_HEAD = 200 };

/* What a namespace is usually called; formats of their own have no prefix. */
static const struct {
    const char *begin, *usual;
} namespaces[] = {
    {"http://purl.org/dc/", "dc"},
    {"http://purl.org/rss/1.0/modules/content", "content"},
    {"http://purl.org/rss/1.0/", ""},
    {"http://search.yahoo.com/mrss", "media"},
    {"http://www.itunes.com/dtds/", "itunes"},
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/ns", ""},
    {"http://www.w3.org/1999/xhtml", ""},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    {"http://iptc.org/std/", ""},
    {"http://www.iptc.org/std/", ""},
};

static void declare(struct prefixes *p, struct span attributes)
{
    struct span name, value;

    if (span_find(attributes, SPAN("xmlns:"), 0) == SIZE_MAX)
        return;
    while (p->count < PREFIXES_MAX && markup_attribute(&attributes, &name, &value)) {
        if (!span_starts(name, SPAN("xmlns:")))
            continue;
        for (size_t i = 0; i < ARRAY_LEN(namespaces); i++)
            if (span_starts(value, span_of(namespaces[i].begin))) {
                p->at[p->count].prefix = span_part(name, 6, name.len);
                p->at[p->count++].usual = namespaces[i].usual;
                break;
            }
    }
}

/* The name in lower case under its usual prefix; a prefix that none declared stays. */
static struct span usual_name(const struct prefixes *p, struct span name, struct arena *arena)
{
    size_t colon = span_find(name, SPAN(":"), 0), len = 0;
    struct span usual = {0};
    char *to;

    for (size_t i = p->count; colon != SIZE_MAX && i-- > 0;)
        if (span_equal(p->at[i].prefix, span_part(name, 0, colon))) {
            usual = span_of(p->at[i].usual);
            name = span_part(name, usual.len ? colon : colon + 1, name.len);
            break;
        }
    to = arena_take(arena, usual.len + name.len + 1, 1);
    if (!to)
        return (struct span){0};
    if (usual.len)
        memcpy(to, usual.at, usual.len);
    len = usual.len;
    for (size_t i = 0; i < name.len; i++)
        to[len++] = char_lower(name.at[i]);
    return (struct span){to, len};
}

/* The array while it grows. */
struct growing {
    struct elements *out;
    struct element *at;
    size_t count, cap;
    uint32_t open; /* the innermost that is open; UINT32_MAX: none */
    struct arena *arena;
};

static void close_element(struct growing *g, uint32_t i, size_t inner_end, size_t end, bool closed)
{
    struct element *e = &g->at[i];

    e->inner_end = inner_end;
    e->end = end;
    e->closed = closed;
    e->behind = (uint32_t)g->count;
    g->open = e->parent;
}

static bool open_element(struct growing *g, const struct markup_token *t, struct lede_error *err)
{
    struct element *e;

    if (g->count == ELEMENTS_MAX)
        return error_set(err, LEDE_LIMIT, "more than %d elements", ELEMENTS_MAX);
    if (!mem_grow(&g->at, &g->cap, g->count + 1, sizeof *g->at))
        return error_memory(err);
    declare(&g->out->prefixes, t->text);
    e = &g->at[g->count];
    *e = (struct element){.name = usual_name(&g->out->prefixes, t->name, g->arena),
                          .attributes = t->text,
                          .start = t->start,
                          .inner = t->end,
                          .parent = g->open};
    if (!e->name.at)
        return error_memory(err);
    g->open = (uint32_t)g->count++;
    if (t->closed)
        close_element(g, g->open, t->end, t->end, true);
    return true;
}

/* Close the innermost open element of that name and all in it. */
static bool close_named(struct growing *g, const struct markup_token *t, struct lede_error *err)
{
    struct span name = usual_name(&g->out->prefixes, t->name, g->arena);
    uint32_t i = g->open;

    if (!name.at)
        return error_memory(err);
    for (size_t depth = 0; i != UINT32_MAX && !span_equal(g->at[i].name, name); i = g->at[i].parent)
        if (++depth > CLOSE_DEPTH)
            return true;
    if (i == UINT32_MAX)
        return true;
    while (g->open != i)
        close_element(g, g->open, t->start, t->start, false);
    close_element(g, i, t->start, t->end, true);
    return true;
}

bool elements_read(struct span text, struct arena *arena, struct elements *out,
                   struct lede_error *err)
{
    struct growing g = {.out = out, .open = UINT32_MAX, .arena = arena};
    struct markup m = {.text = text};
    struct markup_token t;
    bool ok = false;

    out->text = text;
    while (markup_next(&m, &t))
        if ((t.kind == MARKUP_START && !open_element(&g, &t, err)) ||
            (t.kind == MARKUP_END && !close_named(&g, &t, err)))
            goto out;
    while (g.open != UINT32_MAX)
        close_element(&g, g.open, text.len, text.len, false);
    out->at = arena_take(arena, g.count + 1, sizeof *out->at);
    if (!out->at) {
        (void)error_memory(err);
        goto out;
    }
    if (g.count)
        memcpy(out->at, g.at, g.count * sizeof *g.at);
    out->count = g.count;
    ok = true;
out:
    mem_free(g.at);
    return ok;
}

size_t element_find(const struct elements *e, size_t in, const char *name, size_t from)
{
    size_t end = in == SIZE_MAX ? e->count : e->at[in].behind;

    if (in != SIZE_MAX && from <= in)
        from = in + 1;
    for (size_t i = from; i < end; i++)
        if (span_is(e->at[i].name, name))
            return i;
    return SIZE_MAX;
}

size_t element_child(const struct elements *e, size_t in, const char *name)
{
    if (in == SIZE_MAX)
        return SIZE_MAX;
    for (size_t i = in + 1; i < e->at[in].behind; i = e->at[i].behind)
        if (span_is(e->at[i].name, name))
            return i;
    return SIZE_MAX;
}

struct span element_inner(const struct elements *e, size_t i)
{
    if (i == SIZE_MAX)
        return (struct span){0};
    return span_part(e->text, e->at[i].inner, e->at[i].inner_end);
}

struct span element_attribute(const struct elements *e, size_t i, const char *name)
{
    struct span rest, key, value;

    if (i == SIZE_MAX)
        return (struct span){0};
    rest = e->at[i].attributes;
    while (markup_attribute(&rest, &key, &value))
        if (span_is_any_case(key, name))
            return value;
    return (struct span){0};
}

bool element_line(const struct elements *e, size_t i, struct arena *arena, struct span *out,
                  struct lede_error *err)
{
    struct span data;

    /* Text that is escaped HTML has its tags when it is read once. */
    if (!plain_line(element_inner(e, i), arena, &data, err))
        return false;
    return line_of_any(data, arena, out, err);
}

bool element_value(const struct elements *e, size_t i, const char *name, struct arena *arena,
                   struct span *out, struct lede_error *err)
{
    return line_of_any(span_trim(element_attribute(e, i, name)), arena, out, err);
}

bool xml_decode(struct span head, struct span bytes, struct arena *arena, struct decoded *out,
                struct lede_error *err)
{
    struct span begin = head.len ? head : bytes, named = {0}, name, value;

    begin = span_part(begin, 0, begin.len < XML_HEAD ? begin.len : XML_HEAD);
    size_t at = span_find(begin, SPAN("<?xml"), 0);
    if (at != SIZE_MAX) {
        size_t end = span_find(begin, SPAN("?>"), at);
        begin = span_part(begin, at + 5, end == SIZE_MAX ? begin.len : end);
        while (markup_attribute(&begin, &name, &value))
            if (span_is_any_case(name, "encoding"))
                named = value;
    }
    return charset_decode_as(bytes, named, arena, out, err);
}

struct span xml_root(struct span text)
{
    struct markup m = {.text = text};
    struct markup_token t;

    while (markup_next(&m, &t)) {
        if (t.kind == MARKUP_START)
            return t.name;
        if (t.kind == MARKUP_END || (t.kind == MARKUP_TEXT && span_trim(t.text).len > 3))
            break; /* a byte order mark may stand there */
    }
    return (struct span){0};
}
