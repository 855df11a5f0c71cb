/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/json_mend.h"

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ';
}

/* The last byte of *out that is no blank; NUL when there is none. Blanks are not written: it is the last. */
static char last_of(const struct buf *out)
{
    return out->len > 0 ? out->at[out->len - 1] : '\0';
}

/* The string that begins at `at` with its quote; the place behind it. */
static size_t mend_string(struct span text, size_t at, struct buf *out)
{
    static const char escapes[] = "\"\\/bfnrtu";

    buf_byte(out, '"');
    for (at++; at < text.len && text.at[at] != '"'; at++) {
        char c = text.at[at];
        if (c != '\\') {
            buf_byte(out, is_blank(c) ? ' ' : c);
            continue;
        }
        if (++at == text.len)
            break;
        if (memchr(escapes, text.at[at], sizeof escapes - 1))
            buf_byte(out, '\\');
        buf_byte(out, is_blank(text.at[at]) ? ' ' : text.at[at]);
    }
    buf_byte(out, '"');
    return at < text.len ? at + 1 : at;
}

/* Behind the comment at `at`; `at` when there is none. */
static size_t pass_comment(struct span text, size_t at)
{
    struct span rest = span_part(text, at, text.len);
    size_t end;

    if (span_starts(rest, SPAN("/*"))) {
        end = span_find(rest, SPAN("*/"), 2);
        return end == SIZE_MAX ? text.len : at + end + 2;
    }
    if (span_starts(rest, SPAN("//"))) {
        end = span_find(rest, SPAN("\n"), 0);
        return end == SIZE_MAX ? text.len : at + end;
    }
    return at;
}

static void mend_sign(char c, struct buf *out)
{
    char last = last_of(out);

    if (c == '}' || c == ']') {
        if (last == ',')
            out->len--;
    } else if (c == ',') {
        if (last == ',' || last == '[' || last == '{')
            return;
    } else if ((c == '{' || c == '[') && (last == '}' || last == ']' || last == '"')) {
        buf_byte(out, ',');
    }
    buf_byte(out, c);
}

/* Without what stands before the first bracket and behind the last. */
static struct span within_brackets(struct span text)
{
    size_t start = 0, end = text.len;

    while (start < end && text.at[start] != '{' && text.at[start] != '[')
        start++;
    while (end > start && text.at[end - 1] != '}' && text.at[end - 1] != ']')
        end--;
    return span_part(text, start, end > start ? end : text.len); /* cut short: to its end */
}

void json_mend(struct span text, struct buf *out)
{
    size_t at = 0;

    if (text.len == 0) {
        buf_text(out, "[]");
        return;
    }
    text = within_brackets(text);
    buf_byte(out, '[');
    while (at < text.len && buf_ok(out)) {
        size_t behind = pass_comment(text, at);
        if (behind > at) {
            at = behind;
        } else if (text.at[at] == '"') {
            if (last_of(out) == '"' || last_of(out) == '}' || last_of(out) == ']')
                buf_byte(out, ',');
            at = mend_string(text, at, out);
        } else {
            if (!is_blank(text.at[at]))
                mend_sign(text.at[at], out);
            at++;
        }
    }
    mend_sign(']', out);
}

struct span json_pick(struct span text, const char *name)
{
    struct span key = span_of(name);

    for (size_t at = span_find(text, key, 0); at != SIZE_MAX; at = span_find(text, key, at)) {
        size_t start = at, end;
        at += key.len;
        if (start == 0 || text.at[start - 1] != '"' || at >= text.len || text.at[at] != '"')
            continue;
        for (at++; at < text.len && (is_blank(text.at[at]) || text.at[at] == ':'); at++)
            ;
        if (at >= text.len || text.at[at] != '"')
            continue;
        for (end = ++at; end < text.len && text.at[end] != '"'; end++)
            end += text.at[end] == '\\';
        return span_part(text, at, end < text.len ? end : text.len);
    }
    return (struct span){0};
}
