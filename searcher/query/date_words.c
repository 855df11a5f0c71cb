/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/date_words.h"

#include "common/error.h"
#include "common/utf8.h"
#include "searcher/query/date_words_table.h"

enum { WORD_LETTERS_MAX = 12, NUMBER_DIGITS_MAX = 8 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char char_at(struct span text, size_t at)
{
    return at < text.len ? text.at[at] : '\0';
}

/* White space, control characters, and marks of writing direction, which text copied from a page in Arabic
 * or Persian brings along. */
static bool is_blank(uint32_t c)
{
    return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x061c || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
           (c >= 0x205f && c <= 0x2069) || c == 0x3000 || c == 0xfeff;
}

static size_t pass_blanks(struct span text, size_t at)
{
    size_t len;

    for (; at < text.len; at += len) {
        uint32_t c = utf8_at(text, at, &len);
        if (!is_blank(c) && c != ',' && c != '_')
            break;
    }
    return at;
}

bool date_words_end_at(struct span text, size_t at)
{
    size_t len;
    uint32_t c = at < text.len ? utf8_at(text, at, &len) : ' ';

    return is_blank(c) || c == '"' || c == '(' || c == ')' || (c >= 0x201c && c <= 0x201e);
}

static struct span letters_at(struct span text, size_t at)
{
    size_t end = at;

    while (is_letter(char_at(text, end)) && end - at <= WORD_LETTERS_MAX)
        end++;
    return span_part(text, at, end);
}

static bool is_ordinal_ending(struct span word)
{
    return span_is_any_case(word, "st") || span_is_any_case(word, "nd") ||
           span_is_any_case(word, "rd") || span_is_any_case(word, "th");
}

/* A number with what may be stuck to it: "3rd", "1990s". */
static bool read_number(struct span text, struct date_token *t)
{
    struct span behind;

    for (t->end = t->start; is_digit(char_at(text, t->end)); t->end++) {
        if (++t->digits > NUMBER_DIGITS_MAX)
            return false;
        t->value = t->value * 10 + (text.at[t->end] - '0');
    }
    t->mark = A_NUMBER;
    behind = letters_at(text, t->end);
    t->ordinal = t->digits <= 2 && is_ordinal_ending(behind);
    if (t->digits == 4 && t->value % 10 == 0 && span_is_any_case(behind, "s"))
        t->mark = A_DECADE;
    if (t->ordinal || t->mark == A_DECADE)
        t->end += behind.len;
    t->sticks = is_letter(char_at(text, t->end));
    return true;
}

static bool read_word(struct span text, struct date_token *t)
{
    struct span word = letters_at(text, t->start);
    char digit = char_at(text, t->start + 1);

    if (span_is_any_case(word, "q") && digit >= '1' && digit <= '4' &&
        !is_digit(char_at(text, t->start + 2))) {
        t->mark = A_QUARTER;
        t->value = digit - '0';
        t->end = t->start + 2;
        return true;
    }
    for (size_t i = 0; i < ARRAY_LEN(date_word_rows); i++) {
        if (!span_is_any_case(word, date_word_rows[i].word))
            continue;
        t->mark = date_word_rows[i].mark;
        t->value = date_word_rows[i].value;
        t->end = t->start + word.len;
        return true;
    }
    return false;
}

/* Dashes of all lengths are one sign, an ellipsis is dots. */
static bool read_sign(struct span text, struct date_token *t)
{
    size_t len;
    uint32_t c = utf8_at(text, t->start, &len);

    t->mark = c < 0x80 ? (int)c : 0;
    t->end = t->start + len;
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        t->mark = '-';
    else if (c == 0x2026)
        t->mark = SIGN_DOTS;
    if (c != '.')
        return t->mark > 0 && (t->mark == SIGN_DOTS || strchr("-/~<>=*[]", t->mark));
    while (char_at(text, t->end) == '.')
        t->end++;
    if (t->end > t->start + 1)
        t->mark = SIGN_DOTS;
    return t->mark == SIGN_DOTS ||
           (t->start > 0 && is_digit(text.at[t->start - 1]) && is_digit(char_at(text, t->end)));
}

/* The full stop of "Apr. 2019" and "3. April"; that of 3.4.2019 is a sign. */
static size_t pass_full_stop(struct span text, size_t at)
{
    bool parts = is_digit(char_at(text, at - 1)) && is_digit(char_at(text, at + 1));

    return char_at(text, at) == '.' && char_at(text, at + 1) != '.' && !parts ? at + 1 : at;
}

void date_words_read(struct span text, struct date_tokens *out)
{
    out->count = 0;
    out->end = 0;
    for (;;) {
        struct date_token t = {.start = pass_blanks(text, out->end)};
        char first = char_at(text, t.start);

        if (t.start == text.len)
            out->end = t.start;
        if (t.start == text.len || out->count == DATE_TOKENS_MAX)
            return;
        t.glued = t.start == out->end;
        if (is_digit(first)    ? !read_number(text, &t)
            : is_letter(first) ? !read_word(text, &t)
                               : !read_sign(text, &t))
            return;
        if (is_digit(first) || is_letter(first))
            t.end = pass_full_stop(text, t.end);
        out->at[out->count++] = t;
        out->end = t.end;
    }
}
