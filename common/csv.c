/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/csv.h"

/* The bytes of the line end at at; 0 when there is none. */
static size_t line_end_len(struct span text, size_t at)
{
    if (at >= text.len || (text.at[at] != '\n' && text.at[at] != '\r'))
        return 0;
    return text.at[at] == '\r' && at + 1 < text.len && text.at[at + 1] == '\n' ? 2 : 1;
}

static size_t line_len(struct span text)
{
    size_t at = 0;

    while (at < text.len && text.at[at] != '\n' && text.at[at] != '\r')
        at++;
    return at;
}

/* Go on behind the first `bytes` of what is left. */
static void pass(struct csv *c, size_t bytes)
{
    size_t len;

    for (size_t at = 0; at < bytes; at += len ? len : 1) {
        len = line_end_len(c->rest, at);
        c->line += len > 0;
    }
    c->rest = span_part(c->rest, bytes, c->rest.len);
}

/* A character of one byte that can be seen, or a tab. */
static bool can_separate(char c)
{
    return c == '\t' || (c >= ' ' && c < 0x7F && c != '"');
}

/* "sep=;" as spreadsheets write it. */
static bool says_separator(struct span line, char *separator)
{
    if (line.len != 5 || !span_starts(line, SPAN("sep=")) || !can_separate(line.at[4]))
        return false;
    *separator = line.at[4];
    return true;
}

static char likely_separator(struct span line)
{
    static const char known[] = {',', ';', '\t', '|'};
    size_t counts[sizeof known] = {0}, best = 0;
    bool quoted = false;

    for (size_t at = 0; at < line.len; at++) {
        quoted ^= line.at[at] == '"';
        for (size_t i = 0; !quoted && i < sizeof known; i++)
            counts[i] += line.at[at] == known[i];
    }
    for (size_t i = 1; i < sizeof known; i++)
        if (counts[i] > counts[best])
            best = i;
    return known[best];
}

static void pass_empty_lines(struct csv *c)
{
    size_t len;

    while ((len = line_end_len(c->rest, 0)))
        pass(c, len);
}

void csv_begin(struct csv *c, struct span text, char separator)
{
    struct span line;
    char said;

    c->rest = text;
    c->line = 1;
    if (span_starts(text, SPAN("\xef\xbb\xbf")))
        pass(c, 3);
    pass_empty_lines(c);
    line = span_part(c->rest, 0, line_len(c->rest));
    if (says_separator(line, &said)) {
        pass(c, line.len + line_end_len(c->rest, line.len));
        c->separator = separator ? separator : said;
        return;
    }
    c->separator = separator ? separator : likely_separator(line);
}

/* The cell without its quotes, whose last one is at `end`; quotes inside it are written twice. */
static bool unquote(struct span text, size_t end, bool doubled, struct arena *arena,
                    struct span *cell, struct lede_error *err)
{
    size_t len = 0;
    char *out;

    *cell = span_part(text, 1, end);
    if (!doubled)
        return true;
    out = arena_take(arena, cell->len, 1);
    if (!out)
        return error_memory(err);
    for (size_t at = 0; at < cell->len; at++) {
        out[len++] = cell->at[at];
        at += cell->at[at] == '"';
    }
    *cell = (struct span){out, len};
    return true;
}

/* Read a cell that begins with a quote; *len gets the bytes that it takes up. LEDE_INPUT when it has no
 * end; *len is then where the row is given up: the end of the line that the quote stands in. Of rows read on
 * from there no other lacks its closing quote, since all quotes behind this one stand in pairs. */
static bool cut_quoted(struct span text, struct arena *arena, struct span *cell, size_t *len,
                       struct lede_error *err)
{
    bool doubled = false;
    size_t at = 1;

    for (;;) {
        const char *quote = at < text.len ? memchr(text.at + at, '"', text.len - at) : NULL;
        if (!quote) {
            *len = line_len(text);
            return error_set(err, LEDE_INPUT, "a quote is never closed");
        }
        at = (size_t)(quote - text.at);
        if (at + 1 >= text.len || text.at[at + 1] != '"')
            break;
        doubled = true;
        at += 2;
    }
    *len = at + 1;
    return unquote(text, at, doubled, arena, cell, err);
}

static size_t plain_len(const struct csv *c, struct span text)
{
    size_t at = 0;

    while (at < text.len && text.at[at] != c->separator && !line_end_len(text, at))
        at++;
    return at;
}

static bool add_cell(struct csv *c, struct csv_row *row, struct span cell, struct lede_error *err)
{
    if (row->count >= CSV_CELLS_MAX)
        return error_set(err, LEDE_LIMIT, "more than %d cells", CSV_CELLS_MAX);
    if (!mem_grow(&c->cells, &c->cap, row->count + 1, sizeof *c->cells))
        return error_memory(err);
    c->cells[row->count++] = cell;
    return true;
}

/* Cut one cell; *at goes behind it. */
static bool cut_cell(struct csv *c, struct arena *arena, struct csv_row *row, size_t *at,
                     struct lede_error *err)
{
    struct span text = span_part(c->rest, *at, c->rest.len), cell = {0};
    size_t len;
    bool ok = true;

    if (text.len && text.at[0] == '"') {
        ok = cut_quoted(text, arena, &cell, &len, err);
        if (ok && plain_len(c, span_part(text, len, text.len)) > 0)
            ok = error_set(err, LEDE_INPUT, "text behind a closing quote");
    } else {
        len = plain_len(c, text);
        cell = span_part(text, 0, len);
    }
    *at += len;
    return ok && add_cell(c, row, cell, err);
}

/* Cut the row's cells; *at goes to its end. */
static bool cut_row(struct csv *c, struct arena *arena, struct csv_row *row, size_t *at,
                    struct lede_error *err)
{
    for (;; ++*at) {
        if (!cut_cell(c, arena, row, at, err))
            return false;
        if (*at >= c->rest.len || line_end_len(c->rest, *at))
            return true;
    }
}

enum step csv_next(struct csv *c, struct arena *arena, struct csv_row *row, struct lede_error *err)
{
    size_t at = 0;
    bool ok;

    pass_empty_lines(c);
    *row = (struct csv_row){.line = c->line};
    if (c->rest.len == 0)
        return STEP_END;
    ok = cut_row(c, arena, row, &at, err);
    if (!ok) /* the rest of the line goes with what was wrong in it */
        at += line_len(span_part(c->rest, at, c->rest.len));
    pass(c, at + line_end_len(c->rest, at));
    row->cells = c->cells;
    return ok ? STEP_ITEM : STEP_FAILED;
}

void csv_free(struct csv *c)
{
    mem_free(c->cells);
    *c = (struct csv){0};
}
