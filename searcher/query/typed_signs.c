/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/typed_signs.h"

#include "analysis/fold.h"
#include "analysis/words.h"
#include "common/utf8.h"

static bool is_one_of(char c, const char *signs)
{
    return c != '\0' && strchr(signs, c) != NULL;
}

/* Whether a sign between two words makes them one: some ASCII sign, and no blank. */
static bool joins(struct span between)
{
    bool sign = false;

    for (size_t i = 0; i < between.len; i++) {
        unsigned char c = (unsigned char)between.at[i];
        if (c <= ' ' || c >= 0x80)
            return false;
        sign |= !is_one_of(between.at[i], "-'.,");
    }
    return sign;
}

static size_t signs_before(struct span chunk, size_t start)
{
    size_t at = start;

    while (at > 0 && is_one_of(chunk.at[at - 1], "#@$"))
        at--;
    return at;
}

static size_t signs_behind(struct span chunk, size_t end)
{
    while (end < chunk.len && is_one_of(chunk.at[end], "+#%"))
        end++;
    return end;
}

struct span typed_signs(struct span chunk)
{
    struct words words = {.text = chunk};
    struct word word;
    size_t start = chunk.len, end = 0, before, behind;
    bool joined = false;

    while (words_next(&words, &word)) {
        joined |= end > 0 && joins(span_part(chunk, end, word.start));
        start = word.start < start ? word.start : start;
        end = word.end;
    }
    if (end == 0)
        return (struct span){0};
    before = signs_before(chunk, start);
    behind = signs_behind(chunk, end);
    return joined || before < start || behind > end ? span_part(chunk, before, behind)
                                                    : (struct span){0};
}

static bool is_at(struct span text, size_t at, struct span typed)
{
    return span_starts_any_case(span_part(text, at, text.len), typed);
}

static bool is_wordy(struct span text, size_t at)
{
    size_t len;

    return (fold_kind(utf8_at(text, at, &len)) & (LETTER_ANY | LETTER_DIGIT | LETTER_MARK)) != 0;
}

/* Whether what stands at `other` goes on with what stands at `edge`: letters, or one and the same sign. */
static bool goes_on(struct span text, size_t edge, size_t other)
{
    return is_wordy(text, edge) ? is_wordy(text, other) : text.at[edge] == text.at[other];
}

/* The character that ends before `at`, which is not 0. */
static size_t character_before(struct span text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text.at[at] & 0xc0) == 0x80);
    return at;
}

bool typed_signs_stand_in(struct span text, struct span typed)
{
    if (typed.len == 0)
        return false;
    for (size_t at = 0; at + typed.len <= text.len; at++) {
        size_t end = at + typed.len;
        if (is_at(text, at, typed) && (at == 0 || !goes_on(text, at, character_before(text, at))) &&
            (end == text.len || !goes_on(text, character_before(text, end), end)))
            return true;
    }
    return false;
}

bool typed_signs_join(const struct run *run, size_t i)
{
    const struct query_word *w = &run->words[i];

    return i + 1 < run->count && w->behind.len && w[1].start == w->end + w->behind.len;
}

void typed_signs_of_words(struct span chunk, size_t start, struct run *run)
{
    size_t from = 0; /* where signs may begin that belong to the next word */

    for (size_t i = 0; i < run->count; i++) {
        struct query_word *w = &run->words[i];
        size_t at = w->start - start, end = w->end - start;
        size_t to = i + 1 < run->count ? run->words[i + 1].start - start : chunk.len;
        struct span rest = span_part(chunk, 0, to), between = span_part(chunk, end, to);
        size_t before = signs_before(chunk, at);
        bool joined = i + 1 < run->count && joins(between);
        if (from <= before)
            w->before = span_part(chunk, before, at);
        w->behind = joined ? between : span_part(chunk, end, signs_behind(rest, end));
        from = end + w->behind.len;
    }
}

bool typed_signs_stand_around(struct span text, const struct query_word *w, size_t start,
                              size_t end, size_t next)
{
    size_t first = start - w->before.len, behind = end + w->behind.len;

    if (w->before.len && (start < w->before.len || !is_at(text, first, w->before) ||
                          (first > 0 && goes_on(text, first, character_before(text, first)))))
        return false;
    if (w->behind.len == 0)
        return true;
    if (text.len - end < w->behind.len || !is_at(text, end, w->behind))
        return false;
    return next == SIZE_MAX ? behind == text.len || !goes_on(text, behind - 1, behind)
                            : next == behind;
}
