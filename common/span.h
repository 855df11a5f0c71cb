/* common/span.h: a piece of text that somebody else owns; no NUL stands at its end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Zeroed is empty. at may be NULL only when len is 0. */
struct span {
    const char *at;
    size_t len;
};

/* For "%.*s". */
#define SPAN_ARGS(s) (int)(s).len, (s).at ? (s).at : ""

/* A string literal as a span. */
#define SPAN(literal) ((struct span){"" literal, sizeof(literal) - 1})

/* NULL gives the empty span. */
static inline struct span span_of(const char *text)
{
    return (struct span){text, text ? strlen(text) : 0};
}

static inline bool span_equal(struct span a, struct span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool span_is(struct span a, const char *text)
{
    return span_equal(a, span_of(text));
}

/* The bytes [start, end) of s; both are within it. */
static inline struct span span_part(struct span s, size_t start, size_t end)
{
    return (struct span){start ? s.at + start : s.at, end - start}; /* nothing is added to NULL */
}

/* Below, at or above 0 as memcmp: by bytes, the shorter first. */
int span_compare(struct span a, struct span b);

bool span_starts(struct span s, struct span with);
bool span_ends(struct span s, struct span with);

/* The small letter of an ASCII capital; any other byte as it is. */
static inline char char_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* ASCII white space. */
static inline bool char_is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* As span_is(), span_starts() and span_ends(), ASCII capitals and small letters being the same. */
bool span_is_any_case(struct span a, const char *text);
bool span_starts_any_case(struct span s, struct span with);
bool span_ends_any_case(struct span s, struct span with);

/* The place of the first `what` in s at or after from; SIZE_MAX when there is none. */
size_t span_find(struct span s, struct span what, size_t from);

/* Without the ASCII white space (space, tab, line ends, form feed) at both ends. */
struct span span_trim(struct span s);

/* Cut *rest at the next `by`: the part before it goes to *part. False when *rest is used up (its .at
 * is then NULL). A part may be empty, the last one too. */
bool span_cut(struct span *rest, char by, struct span *part);
