/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/html.h"

#include <inttypes.h>

#include "searcher/output/harmless.h"

static const char *entity_of(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

/* The character at text[at]; returns its length. What harmless.h puts in place of one is plain ASCII
 * without signs of HTML, or U+FFFD. */
static size_t add_character(struct buf *out, struct span text, size_t at)
{
    struct shown_character c = harmless_at(text, at);
    const char *entity = c.len == 1 ? entity_of(text.at[at]) : NULL;

    if (entity)
        buf_text(out, entity);
    else if (c.is_space && c.len == 1)
        buf_byte(out, text.at[at] == '\n' ? '\n' : ' ');
    else
        harmless_add_character(out, text, at, &c);
    return c.len;
}

void html_text(struct buf *out, struct span text)
{
    for (size_t at = 0; at < text.len;)
        at += add_character(out, text, at);
}

void html_marked(struct buf *out, const struct marked *m, size_t start, size_t end)
{
    struct span text = span_part(m->text, 0, end);
    bool inside = false;
    size_t k = 0;

    while (k < m->mark_count && m->marks[k].end <= start)
        k++;
    for (size_t at = start; at < end;) {
        if (inside && at >= m->marks[k].end) {
            buf_text(out, "</mark>");
            inside = false;
            k++;
        }
        if (!inside && k < m->mark_count && at >= m->marks[k].start) {
            buf_text(out, "<mark>");
            inside = true;
        }
        if (text.at[at] == '\n')
            buf_text(out, "<br>");
        at += add_character(out, text, at);
    }
    if (inside)
        buf_text(out, "</mark>");
}

void html_attribute(struct buf *out, const char *name, struct span value)
{
    buf_byte(out, ' ');
    buf_text(out, name);
    buf_text(out, "=\"");
    html_text(out, value);
    buf_byte(out, '"');
}

static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

void html_url_part(struct buf *out, struct span value)
{
    static const char hex[] = "0123456789ABCDEF";

    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.at[i];
        if (is_unreserved(c)) {
            buf_byte(out, (char)c);
        } else {
            buf_byte(out, '%');
            buf_byte(out, hex[c >> 4]);
            buf_byte(out, hex[c & 15]);
        }
    }
}

void html_number(struct buf *out, uint64_t number)
{
    if (number >= 1000) {
        html_number(out, number / 1000);
        buf_addf(out, ",%03" PRIu64, number % 1000);
    } else {
        buf_addf(out, "%" PRIu64, number);
    }
}

/* The bytes of "http://" or "https://" at its start, in any case; 0 when neither. */
static size_t scheme_length(struct span address)
{
    static const char *const schemes[] = {"http://", "https://"};

    for (size_t i = 0; i < ARRAY_LEN(schemes); i++)
        if (span_starts_any_case(address, span_of(schemes[i])))
            return strlen(schemes[i]);
    return 0;
}

bool html_may_link(struct span address)
{
    size_t scheme = scheme_length(address);

    if (scheme == 0 || address.len == scheme)
        return false;
    /* What a browser would pass over or read otherwise than it looks is no address. */
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.at[i];
        if (c <= ' ' || c == 0x7f || c == '\\' || c == '"' || c == '<' || c == '>')
            return false;
    }
    return true;
}

static bool ends_host(char c)
{
    return c == '/' || c == '?' || c == '#' || c == ':';
}

struct span html_host(struct span address)
{
    size_t from = scheme_length(address), end = from;

    while (end < address.len && !ends_host(address.at[end]))
        end++;
    struct span host = span_part(address, from, end);
    if (span_starts(host, SPAN("www.")) && host.len > 4)
        host = span_part(host, 4, host.len);
    return host.len ? host : address;
}

void html_outward(struct buf *out, struct span address)
{
    html_attribute(out, "href", address);
    buf_text(out, " rel=\"noopener noreferrer\"");
}
