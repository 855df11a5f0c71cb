/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/html_guard.h"

#include "common/error.h"
#include "indexer/read/markup.h"

enum { ATTRIBUTE_NAME_MAX = 64 }; /* bytes; the parser cuts a name at 100 */

struct guard {
    struct span text;
    size_t at, kept;      /* what was looked at; what is in *out already */
    bool no_end;          /* there is no end of a comment in the rest */
    unsigned no_body_end; /* nor of these raw tags, a bit each */
    struct buf *out;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether text goes on at `at` with the word (lower case), in any case. */
static bool goes_on(struct span text, size_t at, struct span word)
{
    return span_starts_any_case(span_part(text, at, text.len), word);
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
    while (at < limit && markup_is_blank(text.at[at]))
        at++;
    if (at < limit && (text.at[at] == '"' || text.at[at] == '\'')) {
        const char *close = memchr(text.at + at + 1, text.at[at], limit - at - 1);
        return close ? (size_t)(close - text.at) + 1 : limit;
    }
    while (at < limit && !markup_is_blank(text.at[at]) && text.at[at] != '>')
        at++;
    return at;
}

static struct tag_parts tag_parse(struct span text, size_t at)
{
    size_t limit = text.len - at > TAG_BYTES_MAX ? at + TAG_BYTES_MAX : text.len;
    struct tag_parts tag = {0};

    for (at++;
         at < limit && !markup_is_blank(text.at[at]) && text.at[at] != '>' && text.at[at] != '/';)
        at++;
    tag.name_end = at;
    while (at < limit && text.at[at] != '>' && tag.attributes <= ATTRIBUTES_MAX) {
        if (markup_is_blank(text.at[at])) {
            at++;
            continue;
        }
        tag.attributes++;
        while (at < limit && !markup_is_blank(text.at[at]) && text.at[at] != '>' &&
               text.at[at] != '=')
            at++;
        while (at < limit && markup_is_blank(text.at[at]))
            at++;
        if (at < limit && text.at[at] == '=')
            at = value_end(text, at + 1, limit);
    }
    tag.whole = at < limit && text.at[at] == '>' && tag.attributes <= ATTRIBUTES_MAX;
    tag.end = tag.whole ? at + 1 : limit;
    return tag;
}

/* What stands in these is text for a browser that runs scripts, up to the end tag, and none that a reader sees. */
static const struct span raw_tags[] = {
    {"script", 6}, {"style", 5}, {"noscript", 8}, {"iframe", 6}, {"textarea", 8}};

enum { RAW_SCRIPT, RAW_STYLE };

/* Where the end tag of raw_tags[which] stands, from a place on; SIZE_MAX for nowhere. */
static size_t body_end(struct guard *g, size_t from, size_t which)
{
    const char *at = g->text.at + from;

    if (g->no_body_end & 1U << which)
        return SIZE_MAX;
    while ((at = memchr(at, '<', (size_t)(g->text.at + g->text.len - at))) != NULL) {
        size_t place = (size_t)(at - g->text.at);
        if (place + 2 < g->text.len && at[1] == '/' && goes_on(g->text, place + 2, raw_tags[which]))
            return place;
        at++;
    }
    g->no_body_end |= 1U << which;
    return SIZE_MAX;
}

/* JSON-LD is kept; `<` in it is text for the parser. */
static void pass_json(struct guard *g)
{
    size_t end = g->at;

    if (g->no_body_end & 1U)
        return;
    while ((end = span_find(g->text, SPAN("</"), end)) != SIZE_MAX &&
           !goes_on(g->text, end + 2, raw_tags[RAW_SCRIPT]))
        end += 2;
    if (end != SIZE_MAX)
        g->at = end;
    else
        g->no_body_end |= 1U;
}

/* ---- Attributes that nothing asks for ---- */

/* What elements are asked for (html_attributes.h, html_page.c); sorted by nothing, there are few. */
static const struct span wanted[] = {
    {"class", 5},   {"id", 2},     {"style", 5},        {"title", 5},
    {"role", 4},    {"rel", 3},    {"itemprop", 8},     {"datetime", 8},
    {"content", 7}, {"hidden", 6}, {"aria-hidden", 11},
};

/* Of these all is kept: what the head says of the page. */
static const struct span whole_tags[] = {{"html", 4}, {"meta", 4}, {"link", 4}, {"script", 6}};

static bool is_one_of(struct span name, const struct span *of, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (of[i].len == name.len && goes_on(name, 0, of[i]))
            return true;
    return false;
}

static bool is_name(char c)
{
    return is_letter(c) || c == '-' || (c >= '0' && c <= '9');
}

/* Where the attribute that begins at `at` ends, as every parser would have it: a name, and perhaps a value in
 * quotes. SIZE_MAX for all else. */
static size_t plain_end(struct span text, size_t at, size_t end, struct span *name)
{
    size_t start = at;

    while (at < end && is_name(text.at[at]))
        at++;
    *name = span_part(text, start, at);
    if (at == start || !is_letter(text.at[start]) || name->len > ATTRIBUTE_NAME_MAX)
        return SIZE_MAX;
    if (text.at[at] == '=' && (text.at[at + 1] == '"' || text.at[at + 1] == '\'')) {
        const char *close = memchr(text.at + at + 2, text.at[at + 1], end - at - 2);
        if (!close)
            return SIZE_MAX;
        at = (size_t)(close - text.at) + 1;
        return markup_is_blank(text.at[at]) || text.at[at] == '>' ? at : SIZE_MAX;
    }
    size_t next = at;
    while (markup_is_blank(text.at[next]))
        next++;
    return text.at[next] == '=' || (next == at && text.at[at] != '>') ? SIZE_MAX : at;
}

/* Most of a page's bytes are addresses, sizes and data of scripts, which the parser reads a sign at a time. The
 * first attribute that is not plain ends the work: the rest of the tag is kept. */
static void thin_out(struct guard *g, size_t start, struct tag_parts tag)
{
    struct span text = g->text, name;
    size_t next;

    if (is_one_of(span_part(text, start + 1, tag.name_end), whole_tags, ARRAY_LEN(whole_tags)))
        return;
    for (size_t blank = tag.name_end; blank < tag.end && markup_is_blank(text.at[blank]);
         blank = next) {
        size_t at = blank;
        while (markup_is_blank(text.at[at]))
            at++;
        next = plain_end(text, at, tag.end, &name);
        if (next == SIZE_MAX)
            return;
        if (!is_one_of(name, wanted, ARRAY_LEN(wanted))) {
            leave_out(g, blank, next);
            g->at = tag.end;
        }
    }
}

/* A raw tag and its body. One that is never closed would hide all the rest: but for scripts and styles, which are
 * no text, it goes alone. */
static void pass_raw(struct guard *g, size_t start, struct tag_parts tag, size_t which)
{
    size_t end;

    if (which == RAW_SCRIPT &&
        span_find(span_part(g->text, start, tag.end), SPAN("ld+json"), 0) != SIZE_MAX) {
        pass_json(g);
        return;
    }
    end = body_end(g, tag.end, which);
    if (end != SIZE_MAX)
        leave_out(g, tag.end, end);
    else if (which > RAW_STYLE)
        leave_out(g, start, tag.end);
}

static void pass_whole(struct guard *g, size_t start, struct tag_parts tag)
{
    struct span name = span_part(g->text, start + 1, tag.name_end);

    g->at = tag.end;
    for (size_t i = 0; i < ARRAY_LEN(raw_tags); i++)
        if (is_one_of(name, &raw_tags[i], 1)) {
            pass_raw(g, start, tag, i);
            return;
        }
    thin_out(g, start, tag);
}

static void pass_tag(struct guard *g)
{
    struct tag_parts tag = tag_parse(g->text, g->at);
    size_t start = g->at;
    struct span whole = span_part(g->text, start, tag.end);
    const char *close;

    if (tag.whole) {
        pass_whole(g, start, tag);
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
