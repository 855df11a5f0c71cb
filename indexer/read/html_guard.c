/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/html_guard.h"

#include "indexer/read/html_attributes.h"

struct guard {
    struct span text;
    size_t at, kept;          /* what was looked at; what is in *out already */
    bool no_end, no_body_end; /* there is no end of a comment, of a script in the rest */
    struct buf *out;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Whether text goes on at `at` with the word (lower case), in any case. */
static bool goes_on(struct span text, size_t at, struct span word)
{
    if (text.len - at < word.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (html_lower(text.at[at + i]) != word.at[i])
            return false;
    return true;
}

/* Leave [start, end) out. */
static void leave_out(struct guard *g, size_t start, size_t end)
{
    buf_add(g->out, span_part(g->text, g->kept, start));
    g->kept = end;
    g->at = end;
}

/* A comment that never ends is text behind its mark. */
static void pass_comment(struct guard *g)
{
    size_t start = g->at, end = SIZE_MAX;

    if (goes_on(g->text, start + 4, SPAN(">")))
        end = start + 2;
    else if (!g->no_end)
        end = span_find(g->text, SPAN("-->"), start + 4);
    if (end == SIZE_MAX) {
        g->no_end = true;
        leave_out(g, start, start + 4);
    } else {
        leave_out(g, start, end + 3);
    }
}

/* The parts of a start tag: where its name ends, where it ends (behind its `>`; the text's end when it
 * never does or is too long), how many attributes it has. */
struct tag_parts {
    size_t name_end, end;
    size_t attributes;
    bool whole;
};

/* Behind the value that starts at `at`. */
static size_t value_end(struct span text, size_t at, size_t limit)
{
    while (at < limit && is_blank(text.at[at]))
        at++;
    if (at < limit && (text.at[at] == '"' || text.at[at] == '\'')) {
        const char *close = memchr(text.at + at + 1, text.at[at], limit - at - 1);
        return close ? (size_t)(close - text.at) + 1 : limit;
    }
    while (at < limit && !is_blank(text.at[at]) && text.at[at] != '>')
        at++;
    return at;
}

static struct tag_parts tag_parse(struct span text, size_t at)
{
    size_t limit = text.len - at > TAG_BYTES_MAX ? at + TAG_BYTES_MAX : text.len;
    struct tag_parts tag = {0};

    for (at++; at < limit && !is_blank(text.at[at]) && text.at[at] != '>' && text.at[at] != '/';)
        at++;
    tag.name_end = at;
    while (at < limit && text.at[at] != '>' && tag.attributes <= ATTRIBUTES_MAX) {
        if (is_blank(text.at[at])) {
            at++;
            continue;
        }
        tag.attributes++;
        while (at < limit && !is_blank(text.at[at]) && text.at[at] != '>' && text.at[at] != '=')
            at++;
        while (at < limit && is_blank(text.at[at]))
            at++;
        if (at < limit && text.at[at] == '=')
            at = value_end(text, at + 1, limit);
    }
    tag.whole = at < limit && text.at[at] == '>' && tag.attributes <= ATTRIBUTES_MAX;
    tag.end = tag.whole ? at + 1 : limit;
    return tag;
}

/* The body of a script or a style, up to its end tag. */
static void pass_body(struct guard *g, struct span name)
{
    const char *at = g->text.at + g->at;

    if (g->no_body_end)
        return;
    while ((at = memchr(at, '<', (size_t)(g->text.at + g->text.len - at))) != NULL) {
        size_t place = (size_t)(at - g->text.at);
        if (place + 2 < g->text.len && at[1] == '/' && goes_on(g->text, place + 2, name)) {
            leave_out(g, g->at, place);
            return;
        }
        at++;
    }
    g->no_body_end = true;
}

/* JSON-LD is kept; `<` in it is text for the parser. */
static void pass_json(struct guard *g)
{
    size_t end = g->at;

    if (g->no_body_end)
        return;
    while ((end = span_find(g->text, SPAN("</"), end)) != SIZE_MAX &&
           !goes_on(g->text, end + 2, SPAN("script")))
        end += 2;
    if (end != SIZE_MAX)
        g->at = end;
    else
        g->no_body_end = true;
}

static void pass_tag(struct guard *g)
{
    struct tag_parts tag = tag_parse(g->text, g->at);
    size_t start = g->at;
    struct span whole = span_part(g->text, start, tag.end);
    const char *close;

    if (tag.whole) {
        g->at = tag.end;
        if (tag.name_end - start == 6 && goes_on(g->text, start + 1, SPAN("style")))
            pass_body(g, SPAN("style"));
        else if (tag.name_end - start == 7 && goes_on(g->text, start + 1, SPAN("script"))) {
            if (span_find(whole, SPAN("ld+json"), 0) != SIZE_MAX)
                pass_json(g);
            else
                pass_body(g, SPAN("script"));
        }
        return;
    }
    close = memchr(whole.at, '>', whole.len);
    leave_out(g, start, close ? (size_t)(close - g->text.at) + 1 : tag.end);
    if (tag.name_end - start < 32) {
        buf_add(g->out, span_part(g->text, start, tag.name_end));
        buf_byte(g->out, '>');
    }
}

void html_guard(struct span text, struct buf *out)
{
    struct guard g = {.text = text, .out = out};
    const char *next;

    while (g.at < text.len && (next = memchr(text.at + g.at, '<', text.len - g.at)) != NULL) {
        g.at = (size_t)(next - text.at);
        if (goes_on(text, g.at, SPAN("<!--")))
            pass_comment(&g);
        else if (text.len - g.at > 1 && is_letter(text.at[g.at + 1]))
            pass_tag(&g);
        else
            g.at++;
    }
    buf_add(out, span_part(text, g.kept, text.len));
}
