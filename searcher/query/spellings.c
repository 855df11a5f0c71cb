/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/spellings.h"

#include <stdio.h>
#include <string.h>

#include "analysis/stopwords.h"

enum {
    SHORT_PART_MAX = 3, /* letters of what is joined: co-, e-, al-, F-, MiG- */
    DIGITS_MAX = 6,
    INITIALS_MAX = 4,
    BARE_INITIALS_MAX = 3,
    NAME_REST_MIN = 3 /* letters behind O' and D' */
};

/* Words that are written with a hyphen and without, by what they begin with. */
static const struct {
    const char *first, *rest;
    bool whole; /* the word is just these; they may be parted by a full stop, too */
} both_ways[] = {
    {"co", "operat", false}, {"co", "ordinat", false},  {"co", "exist", false},
    {"co", "found", false},  {"co", "author", false},   {"co", "pilot", false},
    {"co", "worker", false}, {"e", "mail", false},      {"e", "commerce", false},
    {"pre", "empt", false},  {"by", "election", false}, {"al", "qaeda", false},
    {"ph", "d", true},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_all(struct span text, bool (*is)(char))
{
    for (size_t i = 0; i < text.len; i++)
        if (!is(text.at[i]))
            return false;
    return text.len > 0;
}

static size_t put(char out[SPELLING_BYTES_MAX], struct span first, const char *between,
                  struct span rest)
{
    int len =
        snprintf(out, SPELLING_BYTES_MAX, "%.*s%s%.*s", SPAN_ARGS(first), between, SPAN_ARGS(rest));
    return len > 0 && len < SPELLING_BYTES_MAX ? (size_t)len : 0;
}

/* Whether just a hyphen stands between the words. */
static bool is_hyphened(struct span chunk, struct span first)
{
    static const char *const hyphens[] = {"-", "\u2010", "\u2011"};

    for (size_t i = 0; i < ARRAY_LEN(hyphens); i++)
        if (span_starts(span_part(chunk, first.len, chunk.len), span_of(hyphens[i])))
            return true;
    return false;
}

static bool is_row(size_t i, struct span first, struct span rest)
{
    if (!span_is(first, both_ways[i].first))
        return false;
    return both_ways[i].whole ? span_is(rest, both_ways[i].rest)
                              : span_starts(rest, span_of(both_ways[i].rest));
}

/* co-operation, F-16: the first of them short and of letters alone, and no stop word. */
static size_t join_two(struct span chunk, struct span first, struct span second,
                       char out[SPELLING_BYTES_MAX])
{
    bool same = first.len <= SHORT_PART_MAX && is_all(first, is_letter) && !is_stopword(first) &&
                !span_is(first, "re") && (unsigned char)second.at[0] < 0x80;

    same = same && is_hyphened(chunk, first);
    for (size_t i = 0; i < ARRAY_LEN(both_ways) && !same; i++)
        same = is_row(i, first, second) && (both_ways[i].whole || is_hyphened(chunk, first));
    return same ? put(out, first, "", second) : 0;
}

/* J. K. and J.K., which is one word. */
static size_t join_initials(struct span chunk, const struct run *run, char out[SPELLING_BYTES_MAX])
{
    size_t len = 0;

    if (run->count > INITIALS_MAX || initials_in_row(chunk) == 0)
        return 0;
    for (size_t i = 0; i < run->count; i++) {
        if (run->words[i].form.len != 1)
            return 0;
        out[len++] = run->words[i].form.at[0];
    }
    return len;
}

/* J.K.: letters, each with a full stop behind it. */
static size_t part_initials(struct span chunk, struct span form, char out[SPELLING_BYTES_MAX])
{
    size_t len = 0;

    if (form.len < 2 || form.len > INITIALS_MAX || !is_all(form, is_letter) ||
        chunk.len < 2 * form.len - 1)
        return 0;
    for (size_t i = 0; i < form.len; i++) {
        if (!is_letter(chunk.at[2 * i]) || (i + 1 < form.len && chunk.at[2 * i + 1] != '.'))
            return 0;
        if (i > 0)
            out[len++] = '-';
        out[len++] = form.at[i];
    }
    return len;
}

/* cooperation, and F16: a few letters and a number. */
static size_t part_word(struct span form, char out[SPELLING_BYTES_MAX])
{
    size_t letters = 0;

    for (size_t i = 0; i < ARRAY_LEN(both_ways); i++) {
        size_t len = strlen(both_ways[i].first);
        if (form.len > len && is_row(i, span_part(form, 0, len), span_part(form, len, form.len)))
            return put(out, span_part(form, 0, len), "-", span_part(form, len, form.len));
    }
    while (letters < form.len && is_letter(form.at[letters]))
        letters++;
    struct span first = span_part(form, 0, letters), rest = span_part(form, letters, form.len);
    if (letters == 0 || letters > SHORT_PART_MAX || rest.len > DIGITS_MAX ||
        !is_all(rest, is_digit))
        return 0;
    return put(out, first, "-", rest);
}

/* O'Brien is OBrien, D'Souza is DSouza; as a name is typed without its sign, its second letter is a capital. */
static size_t respell_name(struct span chunk, struct span form, char out[SPELLING_BYTES_MAX])
{
    struct span first = span_part(form, 0, 1);

    if (form.len < NAME_REST_MIN + 1 || (form.at[0] != 'o' && form.at[0] != 'd'))
        return 0;
    struct span rest = span_part(form, 2, form.len);
    if (form.at[1] == '\'' && rest.len >= NAME_REST_MIN && is_all(rest, is_letter))
        return put(out, first, "", rest);
    rest = span_part(form, 1, form.len);
    bool two_capitals = chunk.len == form.len && is_capital(chunk.at[0]) && is_capital(chunk.at[1]);
    if (two_capitals && !is_capital(chunk.at[2]) && is_all(rest, is_letter))
        return put(out, first, "'", rest);
    return 0;
}

/* JK before Rowling: two or three capitals, which are no stop word, before a word in Title case. */
static size_t part_bare_initials(struct span chunk, struct span behind, struct span form,
                                 char out[SPELLING_BYTES_MAX])
{
    struct span name = span_trim(behind);
    size_t len = 0;

    if (form.len < 2 || form.len > BARE_INITIALS_MAX || chunk.len != form.len ||
        !is_all(chunk, is_capital) || is_stopword(form) || name.len < 2 || name.at == behind.at ||
        !is_capital(name.at[0]) || !is_letter(name.at[1]) || is_capital(name.at[1]))
        return 0;
    for (size_t i = 0; i < form.len; i++) {
        if (i > 0)
            out[len++] = '-';
        out[len++] = form.at[i];
    }
    return len;
}

size_t spelling_find(struct span chunk, struct span behind, const struct run *run,
                     char out[SPELLING_BYTES_MAX])
{
    struct span form = run->words[0].form;
    size_t len = 0;

    if (run->count > 1)
        len = join_initials(chunk, run, out);
    if (len == 0 && run->count == 2)
        return join_two(chunk, form, run->words[1].form, out);
    if (len == 0 && run->count == 1)
        len = part_initials(chunk, form, out);
    if (len == 0 && run->count == 1)
        len = part_bare_initials(chunk, behind, form, out);
    if (len == 0 && run->count == 1)
        len = respell_name(chunk, form, out);
    if (len == 0 && run->count == 1)
        len = part_word(form, out);
    return len;
}

size_t initials_in_row(struct span text)
{
    size_t end = 0, at = 0, count = 0;

    while (count < INITIALS_MAX && text.len - at >= 2 && is_capital(text.at[at]) &&
           text.at[at + 1] == '.') {
        if (at + 2 < text.len && text.at[at + 2] != ' ' && text.at[at + 2] != ')')
            break;
        end = at + 2;
        count++;
        at = end;
        while (at < text.len && text.at[at] == ' ')
            at++;
    }
    return count >= 2 ? end : 0;
}
