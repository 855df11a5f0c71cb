/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/markup_text.h"

#include "common/buf.h"
#include "common/utf8.h"
#include "indexer/read/character_refs.h"

enum {
    TAG_MAX = 4096, /* bytes; what is longer is no tag */
    TAG_NAME_MAX = 12
};

/* Whether a tag's name is one that ends a line. */
static bool parts_lines(struct span tag)
{
    static const char *const names[] = {"p",  "br", "div", "li", "ul",         "ol", "h1",
                                        "h2", "h3", "h4",  "tr", "blockquote", "h5", "h6"};
    char name[TAG_NAME_MAX];
    size_t len = 0;

    for (size_t i = 0; i < tag.len && len + 1 < sizeof name; i++) {
        char c = tag.at[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            name[len++] = c;
        else if (c != '/' || len > 0)
            break;
    }
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (span_is((struct span){name, len}, names[i]))
            return true;
    return false;
}

/* The tag or comment that text begins with, in bytes; 0 when it is only a sign. */
static size_t read_tag(struct span text)
{
    struct span near = span_part(text, 0, text.len < TAG_MAX ? text.len : TAG_MAX);
    const char *end;

    if (near.len < 3 ||
        !(near.at[1] == '/' || near.at[1] == '!' || (near.at[1] >= 'a' && near.at[1] <= 'z') ||
          (near.at[1] >= 'A' && near.at[1] <= 'Z')))
        return 0;
    end = memchr(near.at, '>', near.len);
    return end ? (size_t)(end - near.at) + 1 : 0;
}

static void add_without_tags(struct span text, struct buf *out)
{
    const char *last = NULL; /* no tag begins behind the last > */

    for (size_t i = text.len; i > 0 && !last; i--)
        if (text.at[i - 1] == '>')
            last = text.at + i - 1;
    while (text.len > 0) {
        const char *sign = last ? memchr(text.at, '<', text.len) : NULL;
        size_t plain = sign && sign < last ? (size_t)(sign - text.at) : text.len, len;
        buf_add(out, span_part(text, 0, plain));
        text = span_part(text, plain, text.len);
        if (text.len == 0)
            return;
        len = read_tag(text);
        if (len > 0)
            buf_byte(out, parts_lines(span_part(text, 1, len)) ? '\n' : ' ');
        else
            buf_byte(out, '<');
        text = span_part(text, len ? len : 1, text.len);
    }
}

/* A blank or control character, or U+00A0; its bytes. */
static size_t blank_at(struct span text, size_t at)
{
    if ((unsigned char)text.at[at] <= ' ')
        return 1;
    return text.at[at] == '\xc2' && at + 1 < text.len && text.at[at + 1] == '\xa0' ? 2 : 0;
}

/* Runs of white space become one sign; it is a line end where `lines` and the run has one. */
static struct span squeeze(struct buf *text, bool lines)
{
    struct span from = buf_span(text);
    size_t to = 0, at = 0;

    while (at < from.len) {
        size_t len = blank_at(from, at);
        bool line = false;
        if (len == 0) {
            text->at[to++] = from.at[at++];
            continue;
        }
        for (; at < from.len && (len = blank_at(from, at)) > 0; at += len)
            line |= from.at[at] == '\n';
        text->at[to++] = line && lines ? '\n' : ' ';
    }
    text->len = to;
    return span_trim(buf_span(text));
}

static bool clean(struct span raw, size_t most, bool lines, struct arena *arena, struct span *out,
                  struct lede_error *err)
{
    struct buf one = {0}, two = {0};

    *out = (struct span){0};
    raw = span_part(raw, 0, utf8_cut(raw, most));
    (void)utf8_repair(raw, &one);
    if (raw.len > 0 && memchr(raw.at, '&', raw.len)) {
        character_refs_write(buf_span(&one), &two);
        buf_reset(&one);
        add_without_tags(buf_span(&two), &one);
        buf_reset(&two);
        character_refs_write(buf_span(&one), &two);
    } else {
        add_without_tags(buf_span(&one), &two);
    }
    if (buf_ok(&one) && buf_ok(&two)) {
        struct span text = squeeze(&two, lines);
        if (text.len > 0)
            *out = arena_span(arena, text);
        one.failed |= text.len > 0 && !out->at;
    }
    bool ok = buf_ok(&one) && buf_ok(&two);
    buf_free(&one);
    buf_free(&two);
    return ok || error_memory(err);
}

bool markup_line(struct span raw, size_t most, struct arena *arena, struct span *out,
                 struct lede_error *err)
{
    return clean(raw, most, false, arena, out, err);
}

bool markup_paragraphs(struct span raw, size_t most, struct arena *arena, struct span *out,
                       struct lede_error *err)
{
    return clean(raw, most, true, arena, out, err);
}
