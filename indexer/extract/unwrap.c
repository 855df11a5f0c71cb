/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/unwrap.h"

enum {
    WIDTH_MIN = 50,  /* columns: narrower is verse or a list */
    WIDTH_MAX = 100, /* wider is no wrapped text but short paragraphs */
    PAIRS_MIN = 4,   /* lines that another one follows: fewer prove nothing */
    FULL_PERCENT = 70,
    SLACK = 4, /* columns: the longest line may be shorter than the width that was set */
    INDENT = 2 /* blanks at a line's start that begin a paragraph */
};

/* A line as the wrapping program saw it: columns, counted as characters. */
struct line {
    size_t start, end; /* bytes, blanks at the end left out */
    size_t columns, first_word, indent;
};

static bool is_character(char c)
{
    return ((unsigned char)c & 0xc0) != 0x80;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

/* The line that starts at `at`; the next one starts at its newline + 1, given in *next. */
static struct line line_at(struct span text, size_t at, size_t *next)
{
    struct line l = {.start = at};
    const char *newline = memchr(text.at + at, '\n', text.len - at);
    size_t i, end = newline ? (size_t)(newline - text.at) : text.len;

    *next = newline ? end + 1 : end;
    while (end > at && is_blank(text.at[end - 1]))
        end--;
    l.end = end;
    for (i = at; i < end && is_blank(text.at[i]); i++)
        l.indent++;
    for (; i < end && !is_blank(text.at[i]); i++)
        l.first_word += is_character(text.at[i]);
    l.columns = l.indent + l.first_word;
    for (; i < end; i++)
        l.columns += is_character(text.at[i]);
    return l;
}

static bool is_empty(const struct line *l)
{
    return l->end == l->start;
}

/* The next line's first word would not have fitted behind this one. */
static bool is_full(const struct line *l, const struct line *next, size_t width)
{
    return l->columns + 1 + next->first_word + SLACK > width;
}

/* The next line that another one follows, from *at on. */
static bool next_pair(struct span text, size_t *at, struct line *line, struct line *follower)
{
    while (*at < text.len) {
        *line = line_at(text, *at, at);
        if (is_empty(line) || *at >= text.len)
            continue;
        *follower = line_at(text, *at, &(size_t){0});
        if (!is_empty(follower))
            return true;
    }
    return false;
}

/* The columns of the longest line that another one follows; 0 when one is too long for wrapped text. */
static size_t width_of(struct span text)
{
    size_t at = 0, widest = 0;
    struct line line, follower;

    while (next_pair(text, &at, &line, &follower)) {
        if (line.columns > WIDTH_MAX)
            return 0;
        if (line.columns > widest)
            widest = line.columns;
    }
    return widest;
}

static bool is_wrapped(struct span text, size_t width)
{
    size_t at = 0, pairs = 0, full = 0;
    struct line line, follower;

    while (next_pair(text, &at, &line, &follower)) {
        if (follower.indent >= line.indent + INDENT)
            continue;
        pairs++;
        full += is_full(&line, &follower, width);
    }
    return pairs >= PAIRS_MIN && full * 100 >= pairs * FULL_PERCENT;
}

bool unwrap(struct span text, struct arena *arena, struct span *out, struct lede_error *err)
{
    char *to;
    size_t next, len = 0, width = width_of(text);
    struct line line, follower;

    *out = text;
    if (width < WIDTH_MIN || !is_wrapped(text, width))
        return true;
    to = arena_take(arena, text.len + 1, 1);
    if (!to)
        return error_memory(err);
    for (size_t at = 0; at < text.len; at = next) {
        line = line_at(text, at, &next);
        size_t start = is_empty(&line) ? line.start : line.start + line.indent;
        memcpy(to + len, text.at + start, line.end - start);
        len += line.end - start;
        if (next >= text.len)
            break;
        follower = line_at(text, next, &(size_t){0});
        bool joined = !is_empty(&line) && !is_empty(&follower) &&
                      follower.indent < line.indent + INDENT && is_full(&line, &follower, width);
        to[len++] = joined ? ' ' : '\n';
    }
    *out = (struct span){to, len};
    return true;
}
