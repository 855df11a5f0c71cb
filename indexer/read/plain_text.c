/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/plain_text.h"

#include "common/utf8.h"
#include "indexer/read/character_refs.h"
#include "indexer/read/markup.h"
#include "indexer/read/markup_table.h"

enum {
    PASSES_MAX = 3, /* HTML escaped inside HTML is common in feeds; deeper is a joke */
    INDENTED = 2    /* blanks at a line's start that begin a paragraph of a wrapped text */
};

/* What parts what was written from what comes next, weakest first. */
enum border { BORDER_NONE, BORDER_BLANK, BORDER_LINE, BORDER_PARAGRAPH };

struct writer {
    struct buf out, data;
    enum border border;
    enum plain_lines lines;
    bool one_line;
};

static enum markup_role role_of(struct span name)
{
    for (size_t i = 0; i < ARRAY_LEN(markup_rows); i++)
        if (span_is_any_case(name, markup_rows[i].name))
            return markup_rows[i].role;
    return ROLE_NONE;
}

static void put_border(struct writer *w, enum border border)
{
    /* Two line ends are a paragraph's. */
    if (border == BORDER_LINE && w->border == BORDER_LINE)
        border = BORDER_PARAGRAPH;
    if (border > w->border)
        w->border = border;
}

static void write_border(struct writer *w)
{
    static const char *const shown[] = {"", " ", "\n", "\n\n"};

    if (w->out.len)
        buf_text(&w->out, w->one_line && w->border ? " " : shown[w->border]);
    w->border = BORDER_NONE;
}

/* The bytes of the blank at `at`; 0 when none stands there. */
static size_t blank_at(struct span text, size_t at)
{
    char c = text.at && at < text.len ? text.at[at] : '\0';

    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')
        return 1;
    return c == '\xc2' && at + 1 < text.len && text.at[at + 1] == '\xa0' ? 2 : 0;
}

/* What a run of blanks with so many line ends, the last followed by so many blanks, parts. */
static enum border border_of(enum plain_lines lines, size_t ends, size_t indented)
{
    if (ends == 0 || lines == LINES_BLANKS)
        return BORDER_BLANK;
    if (lines == LINES_KEPT)
        return ends > 1 ? BORDER_PARAGRAPH : BORDER_LINE;
    return ends > 1 || indented >= INDENTED ? BORDER_PARAGRAPH : BORDER_BLANK;
}

static void write_text(struct writer *w, struct span text)
{
    size_t at = 0, len;

    while (at < text.len) {
        size_t start = at, ends = 0, indented = 0;
        while (at < text.len && (len = blank_at(text, at)) != 0) {
            indented = text.at[at] == '\n' ? 0 : indented + (text.at[at] == '\t' ? INDENTED : 1);
            ends += text.at[at] == '\n';
            at += len;
        }
        if (at > start) {
            put_border(w, border_of(w->lines, ends, indented));
            continue;
        }
        while (at < text.len && blank_at(text, at) == 0)
            at++;
        write_border(w);
        buf_add(&w->out, span_part(text, start, at));
    }
}

static void write_token(struct writer *w, const struct markup_token *t)
{
    struct span text = t->text;

    if (text.len == 0)
        return;
    if (t->kind == MARKUP_TEXT && memchr(text.at, '&', text.len)) {
        buf_reset(&w->data);
        character_refs_write(text, &w->data);
        w->out.failed |= w->data.failed;
        text = buf_span(&w->data);
    }
    if (text.at)
        write_text(w, text);
}

static bool same_name(struct span a, struct span b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if ((a.at[i] ^ b.at[i]) & ~0x20)
            return false;
    return true;
}

/* Pass over what stands inside a hidden element, and its end. */
static void pass_hidden(struct markup *m, struct span name, bool raw)
{
    size_t depth = 1;
    struct markup_token t;

    if (raw) {
        for (size_t at = m->at; (at = span_find(m->text, SPAN("</"), at)) != SIZE_MAX; at += 2)
            if (m->text.len - at - 2 >= name.len &&
                same_name(span_part(m->text, at + 2, at + 2 + name.len), name)) {
                m->at = at;
                return;
            }
        m->at = m->text.len;
        return;
    }
    while (depth && markup_next(m, &t))
        if ((t.kind == MARKUP_START || t.kind == MARKUP_END) && same_name(t.name, name))
            depth = t.kind == MARKUP_END ? depth - 1 : depth + !t.closed;
}

static void take_tag(struct writer *w, struct markup *m, const struct markup_token *t)
{
    switch (role_of(t->name)) {
    case ROLE_NONE:
    case ROLE_INLINE: break;
    case ROLE_BREAK: put_border(w, BORDER_LINE); break;
    case ROLE_BLANK: put_border(w, BORDER_BLANK); break;
    case ROLE_BLOCK: put_border(w, BORDER_PARAGRAPH); break;
    case ROLE_HIDDEN:
    case ROLE_RAW:
        put_border(w, BORDER_BLANK);
        if (t->kind == MARKUP_START && !t->closed)
            pass_hidden(m, t->name, role_of(t->name) == ROLE_RAW);
        break;
    }
}

static bool keep(struct writer *w, struct arena *arena, struct span *out, struct lede_error *err)
{
    struct span kept = {0};
    bool ok = buf_ok(&w->out);

    if (ok && w->out.len) {
        kept = arena_span(arena, buf_span(&w->out));
        ok = kept.at != NULL;
    }
    buf_free(&w->out);
    buf_free(&w->data);
    if (!ok)
        return error_memory(err);
    *out = kept;
    return true;
}

static bool write_all(struct span inner, enum plain_lines lines, bool one_line, struct arena *arena,
                      struct span *out, struct lede_error *err)
{
    struct writer w = {.lines = lines, .one_line = one_line};
    struct markup m = {.text = inner};
    struct markup_token t;

    while (markup_next(&m, &t))
        if (t.kind == MARKUP_TEXT || t.kind == MARKUP_CDATA)
            write_token(&w, &t);
        else
            take_tag(&w, &m, &t);
    return keep(&w, arena, out, err);
}

bool plain_paragraphs(struct span inner, enum plain_lines lines, struct arena *arena,
                      struct span *out, struct lede_error *err)
{
    return write_all(inner, lines, false, arena, out, err);
}

bool plain_line(struct span inner, struct arena *arena, struct span *out, struct lede_error *err)
{
    return write_all(inner, LINES_BLANKS, true, arena, out, err);
}

bool plain_data(struct span inner, struct arena *arena, struct span *out, struct lede_error *err)
{
    struct writer w = {0};
    struct markup m = {.text = inner};
    struct markup_token t;

    while (markup_next(&m, &t))
        if (t.kind == MARKUP_CDATA)
            buf_add(&w.out, t.text);
        else if (t.kind == MARKUP_TEXT)
            character_refs_write(t.text, &w.out);
    return keep(&w, arena, out, err);
}

/* Whether a text has tags of HTML; *blocks: also such as part paragraphs. */
static bool has_tags(struct span text, bool *blocks)
{
    struct markup m = {.text = text};
    struct markup_token t;
    bool found = false;

    *blocks = false;
    while (markup_next(&m, &t)) {
        if (t.kind != MARKUP_START && t.kind != MARKUP_END)
            continue;
        enum markup_role role = role_of(t.name);
        found |= role != ROLE_NONE;
        *blocks |= role == ROLE_BLOCK;
        if (*blocks)
            break;
    }
    return found;
}

static bool has_refs(struct span text)
{
    uint32_t character;

    for (size_t at = 0; (at = span_find(text, SPAN("&"), at)) != SIZE_MAX; at++)
        if (character_ref_at(span_part(text, at, text.len), &character))
            return true;
    return false;
}

static bool read_any(struct span text, bool one_line, struct arena *arena, struct span *out,
                     struct lede_error *err)
{
    for (int pass = 0; pass < PASSES_MAX; pass++) {
        bool blocks, tags = has_tags(text, &blocks);
        if (tags) {
            if (!write_all(text, blocks ? LINES_BLANKS : LINES_KEPT, one_line, arena, &text, err))
                return false;
        } else if (has_refs(text)) {
            struct writer w = {0};
            character_refs_write(text, &w.out);
            if (!keep(&w, arena, &text, err))
                return false;
        } else {
            break;
        }
    }
    *out = text;
    return true;
}

bool text_of_any(struct span text, struct arena *arena, struct span *out, struct lede_error *err)
{
    return read_any(text, false, arena, out, err);
}

bool line_of_any(struct span text, struct arena *arena, struct span *out, struct lede_error *err)
{
    struct span read;

    if (!read_any(text, true, arena, &read, err))
        return false;
    if (!memchr(read.at ? read.at : "", '\n', read.len)) {
        *out = read;
        return true;
    }
    struct writer w = {.one_line = true};
    write_text(&w, read);
    return keep(&w, arena, out, err);
}
