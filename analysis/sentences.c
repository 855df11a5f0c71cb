/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/sentences.h"

#include "analysis/fold.h"
#include "analysis/sentences_table.h"
#include "common/error.h"
#include "common/utf8.h"

enum {
    BEFORE_STOP_MAX = 16
}; /* bytes looked at: the longest abbreviation and initials like U.S.S.R */

static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0;
}

static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == 0x201D ||
           c == 0x2019 || c == 0xBB;
}

static bool is_opening(uint32_t c)
{
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201C || c == 0x2018 || c == 0xAB;
}

/* . ! ? and U+2026, and those of Arabic, Urdu and Hindi. */
static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4 ||
           c == 0x0964;
}

/* The place of the first character at or after `at` that is not of the kind. */
static size_t pass_over(struct span text, size_t at, bool (*is_it)(uint32_t))
{
    size_t len;

    for (; at < text.len && is_it(utf8_at(text, at, &len)); at += len)
        ;
    return at;
}

/* What stands before the full stop at `stop`, back to a blank, an opening quote or bracket or a dash;
 * at most BEFORE_STOP_MAX bytes. */
static struct span word_before(struct span text, size_t from, size_t stop)
{
    size_t len, start = stop;

    while (start > from && stop - start < BEFORE_STOP_MAX) {
        unsigned char c = (unsigned char)text.at[start - 1];
        if (c < 0x80 && (is_blank(c) || is_opening(c) || c == '-' || c == '/'))
            break;
        start--;
    }
    while (start < stop && fold_kind(utf8_at(text, start, &len)) == LETTER_NONE)
        start += len; /* quotes and dashes beyond ASCII, and what was cut in two */
    return span_part(text, start, stop);
}

/* J as in J. Edgar, U.S as in U.S., p.m as in p.m.: single letters with stops between. One small
 * letter alone is none: "about plan b." */
static bool is_initials(struct span word)
{
    size_t len, letters = 0;
    bool capital = false;

    for (size_t at = 0; at < word.len; at += len) {
        enum letter kind = fold_kind(utf8_at(word, at, &len));
        if (!(kind & LETTER_ANY))
            return false;
        if (at + len < word.len && word.at[at + len] != '.')
            return false;
        capital = capital || kind == LETTER_CAPITAL;
        letters++;
        len += at + len < word.len; /* the stop */
    }
    return letters > 1 || capital;
}

static bool is_abbreviation(struct span word, bool before_digit)
{
    for (size_t i = 0; i < ARRAY_LEN(abbreviations); i++)
        if (span_is(word, abbreviations[i].word))
            return !abbreviations[i].before_digits || before_digit;
    return is_initials(word);
}

/* The end of a sentence whose stop stands at `stop`, with what closes behind it; 0 when it goes on. */
static size_t end_at(struct span text, size_t from, size_t stop)
{
    size_t after = pass_over(text, stop, is_stop);
    size_t end = pass_over(text, after, is_closing);
    size_t next = pass_over(text, end, is_blank);
    size_t len;

    if (next == text.len)
        return end;
    if (next == end)
        return 0;
    uint32_t c = utf8_at(text, next, &len);
    enum letter kind = fold_kind(c);
    if (!is_opening(c) && !(kind & (LETTER_CAPITAL | LETTER_UNCASED | LETTER_DIGIT)))
        return 0;
    /* A single full stop with nothing closing behind it may be the word's own. */
    if (text.at[stop] == '.' && end == stop + 1 &&
        is_abbreviation(word_before(text, from, stop), kind == LETTER_DIGIT))
        return 0;
    return end;
}

bool sentences_next(struct sentences *s, struct sentence *out)
{
    size_t len, start = pass_over(s->text, s->at, is_blank);

    if (start == s->text.len) {
        s->at = start;
        return false;
    }
    *out = (struct sentence){.start = start};
    for (size_t at = start; at < s->text.len && !out->end;) {
        if (!is_stop(utf8_at(s->text, at, &len))) {
            at += len;
            continue;
        }
        out->end = end_at(s->text, start, at);
        at = pass_over(s->text, at, is_stop);
    }
    if (!out->end) /* the last one, without a stop */
        out->end = start + span_trim(span_part(s->text, start, s->text.len)).len;
    s->at = out->end;
    return true;
}
