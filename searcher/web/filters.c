/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/filters.h"

#include "common/utf8.h"
#include "searcher/query/lex.h"

/* How a facet is asked for. */
static const struct {
    const char *field; /* with its colon */
    const char *quote; /* before the value: with =, the name that is just this */
    bool one;          /* an article has one: several values are alternatives */
    bool unknown;      /* what is not known can be asked for */
} rows[] = {
    [FACET_SOURCE] = {"source:", "=\"", true, true},
    [FACET_YEAR] = {"date:", "", true, true},
    [FACET_MONTH] = {"date:", "", true, true},
    [FACET_PERSON] = {"person:", "=\"", false, false},
    [FACET_ORG] = {"org:", "=\"", false, false},
    [FACET_PLACE] = {"place:", "=\"", false, false},
    [FACET_LANGUAGE] = {"language:", "=\"", true, true},
};
_Static_assert(ARRAY_LEN(rows) == FACET_COUNT, "each facet has a field");

bool filter_can_ask(enum facet facet, struct span value, bool known)
{
    return known || (rows[facet].unknown && span_is(value, "unknown"));
}

/* A quote inside a value would end it; it is no part of any word. What is unknown has no quotes. */
static void add_value(struct buf *out, const struct filter *f)
{
    const char *quote = span_is(f->value, "unknown") ? "" : rows[f->facet].quote;

    buf_text(out, rows[f->facet].field);
    buf_text(out, quote);
    for (size_t i = 0; i < f->value.len; i++)
        buf_byte(out, *quote && f->value.at[i] == '"' ? ' ' : f->value.at[i]);
    buf_text(out, *quote ? "\"" : "");
}

static void add_facet(struct buf *out, const struct request *r, enum facet facet)
{
    size_t count = 0, written = 0;

    for (size_t i = 0; i < r->filter_count; i++)
        count += r->filters[i].facet == facet;
    if (count == 0)
        return;
    if (rows[facet].one && count > 1)
        buf_byte(out, '(');
    for (size_t i = 0; i < r->filter_count; i++) {
        if (r->filters[i].facet != facet)
            continue;
        if (written++ > 0)
            buf_text(out, rows[facet].one ? " OR " : " ");
        add_value(out, &r->filters[i]);
    }
    if (rows[facet].one && count > 1)
        buf_byte(out, ')');
    buf_byte(out, ' ');
}

/* The words in parentheses. What closes a parenthesis that was never opened is left out, what was
 * opened is closed. */
static void add_group(struct buf *out, struct span words)
{
    struct lexer lexer = {.text = words};
    struct token t;
    size_t depth = 0, from = 0;
    bool open_quote = false;

    buf_byte(out, '(');
    while ((t = lex_next(&lexer)).kind != TOKEN_END) {
        if (t.kind == TOKEN_OPEN)
            depth++;
        if (t.kind == TOKEN_CLOSE && depth-- == 0) {
            buf_add(out, span_part(words, from, t.start));
            buf_byte(out, ' ');
            from = t.end;
            depth = 0;
        }
        open_quote = t.kind == TOKEN_QUOTE && !t.closed;
    }
    buf_add(out, span_part(words, from, words.len));
    if (open_quote)
        buf_byte(out, '"');
    buf_byte(out, ' '); /* an id runs to the next blank */
    for (; depth > 0; depth--)
        buf_byte(out, ')');
    buf_byte(out, ')');
}

bool filters_query(const struct request *r, struct arena *arena, struct span *out,
                   struct lede_error *err)
{
    struct buf text = {0};

    if (r->filter_count == 0) {
        *out = r->query;
        return true;
    }
    for (enum facet f = FACET_SOURCE; f < FACET_COUNT; f++)
        add_facet(&text, r, f);
    if (span_trim(r->query).len)
        add_group(&text, r->query);
    *out = arena_span(arena, span_trim(buf_span(&text)));
    bool ok = buf_ok(&text) && out->at;
    buf_free(&text);
    return ok || error_memory(err);
}
