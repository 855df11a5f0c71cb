/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/markup.h"

#include "common/mem.h"

enum { TAG_BYTES_MAX = 64 << 10 }; /* a longer one is text: a '<' that stands for itself */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.' ||
           (unsigned char)c >= 0x80;
}

/* Behind the '>' that ends what begins at `at`; 0 when there is none before the next '<'. A quote counts
 * only behind a '=', as an attribute's begin. */
static size_t tag_end(struct span text, size_t at)
{
    size_t limit = text.len - at > TAG_BYTES_MAX ? at + TAG_BYTES_MAX : text.len;
    char before = 0;

    for (size_t i = at; i < limit; i++) {
        char c = text.at[i];
        if (c == '>')
            return i + 1;
        if (c == '<')
            return 0;
        if ((c == '"' || c == '\'') && before == '=') {
            const char *close = memchr(text.at + i + 1, c, limit - i - 1);
            if (!close)
                return 0;
            i = (size_t)(close - text.at);
        }
        if (!markup_is_blank(c))
            before = c;
    }
    return 0;
}

/* Behind the document type, which may hold declarations between brackets. */
static size_t type_end(struct span text, size_t at)
{
    size_t end = span_find(text, SPAN(">"), at), close;

    if (end == SIZE_MAX)
        return text.len;
    if (!memchr(text.at + at, '[', end - at))
        return end + 1;
    for (close = span_find(text, SPAN("]"), at); close != SIZE_MAX;
         close = span_find(text, SPAN("]"), close + 1)) {
        size_t i = close + 1;
        while (i < text.len && markup_is_blank(text.at[i]))
            i++;
        if (i < text.len && text.at[i] == '>')
            return i + 1;
    }
    return end + 1;
}

static size_t behind(struct span text, struct span what, size_t from)
{
    size_t at = span_find(text, what, from);
    return at == SIZE_MAX ? text.len : at + what.len;
}

/* A start or an end tag at `at`. False when none stands there. */
static bool read_tag(struct span text, size_t at, struct markup_token *out)
{
    size_t name = at + 1, behind_name, end;
    bool closing = name < text.len && text.at[name] == '/';

    name += closing;
    if (name >= text.len || !(is_letter(text.at[name]) || text.at[name] == '_'))
        return false;
    for (behind_name = name; behind_name < text.len && is_name(text.at[behind_name]);)
        behind_name++;
    if (behind_name == text.len || (!markup_is_blank(text.at[behind_name]) &&
                                    text.at[behind_name] != '>' && text.at[behind_name] != '/'))
        return false;
    end = tag_end(text, behind_name);
    if (end == 0)
        return false;
    *out = (struct markup_token){.kind = closing ? MARKUP_END : MARKUP_START,
                                 .name = span_part(text, name, behind_name),
                                 .start = at,
                                 .end = end};
    out->closed = !closing && end - 1 > behind_name && text.at[end - 2] == '/';
    out->text = span_part(text, behind_name, end - 1 - out->closed);
    return true;
}

static bool stands(struct span text, size_t at, struct span what)
{
    return text.len - at >= what.len && memcmp(text.at + at, what.at, what.len) == 0;
}

/* Behind a comment, a processing instruction or a declaration at `at`; 0 when none stands there. */
static size_t passed(struct markup *m, size_t at)
{
    struct span text = m->text;

    if (stands(text, at, SPAN("<!--")))
        return behind(text, SPAN("-->"), at + 4);
    if (stands(text, at, SPAN("<?")))
        return behind(text, SPAN(">"), at + 2);
    if (!stands(text, at, SPAN("<!")) || text.len - at < 9 || !is_letter(text.at[at + 2]))
        return 0;
    if (m->typed || !span_is_any_case(span_part(text, at + 2, at + 9), "doctype"))
        return behind(text, SPAN(">"), at);
    m->typed = true;
    return type_end(text, at);
}

static void read_cdata(struct span text, size_t at, struct markup_token *out)
{
    size_t close = span_find(text, SPAN("]]>"), at);
    size_t start = at + strlen("<![CDATA["), end = close == SIZE_MAX ? text.len : close;

    *out = (struct markup_token){.kind = MARKUP_CDATA,
                                 .text = span_part(text, start, end),
                                 .start = at,
                                 .end = close == SIZE_MAX ? end : end + 3};
}

static void set_text(struct markup *m, size_t end, struct markup_token *out)
{
    *out =
        (struct markup_token){.text = span_part(m->text, m->at, end), .start = m->at, .end = end};
    m->at = end;
}

bool markup_next(struct markup *m, struct markup_token *out)
{
    size_t from = m->at;

    while (from < m->text.len) {
        size_t skip, at = span_find(m->text, SPAN("<"), from);
        if (at == SIZE_MAX)
            break;
        bool cdata = stands(m->text, at, SPAN("<![CDATA["));
        bool typed = m->typed;
        skip = cdata ? 0 : passed(m, at);
        if (!cdata && skip == 0 && !read_tag(m->text, at, out)) {
            from = at + 1;
            continue;
        }
        if (at > m->at) { /* what was found is looked at again when its turn comes */
            m->typed = typed;
            set_text(m, at, out);
            return true;
        }
        if (skip) {
            from = m->at = skip;
            continue;
        }
        if (cdata)
            read_cdata(m->text, at, out);
        m->at = out->end;
        return true;
    }
    if (m->at >= m->text.len)
        return false;
    set_text(m, m->text.len, out);
    return true;
}

bool markup_attribute(struct span *rest, struct span *name, struct span *value)
{
    size_t i = 0, start;
    struct span t = *rest;

    while (i < t.len && !is_name(t.at[i]))
        i++;
    if (i == t.len)
        return false;
    for (start = i; i < t.len && is_name(t.at[i]);)
        i++;
    *name = span_part(t, start, i);
    *value = (struct span){0};
    while (i < t.len && markup_is_blank(t.at[i]))
        i++;
    if (i < t.len && t.at[i] == '=') {
        for (i++; i < t.len && markup_is_blank(t.at[i]);)
            i++;
        char quote = i < t.len && (t.at[i] == '"' || t.at[i] == '\'') ? t.at[i++] : 0;
        for (start = i; i < t.len && (quote ? t.at[i] != quote : !markup_is_blank(t.at[i]));)
            i++;
        *value = span_part(t, start, i);
        i += quote && i < t.len;
    }
    *rest = span_part(t, i, t.len);
    return true;
}
