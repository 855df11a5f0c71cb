/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/date_cursor.h"

#include "common/error.h"

struct span date_word_at(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.len && date_is_letter(text.at[end]) && end - at < DATE_WORD_MAX)
        end++;
    return span_part(text, at, end);
}

struct span date_word_before(struct span text, size_t at)
{
    size_t start = at;
    while (start > 0 && date_is_letter(text.at[start - 1]) && at - start < DATE_WORD_MAX)
        start--;
    return span_part(text, start, at);
}

struct span date_next_word(struct span text, size_t at)
{
    char here = date_char(text, at);
    return here == ' ' || here == '-' ? date_word_at(text, at + 1) : (struct span){0};
}

struct span date_last_word(struct span text, size_t at)
{
    if (at == 0 || (text.at[at - 1] != ' ' && text.at[at - 1] != '-'))
        return (struct span){0};
    return date_word_before(text, at - 1);
}

bool date_same_word(struct span word, const char *lower)
{
    size_t i = 0;
    for (; i < word.len && lower[i]; i++)
        if ((char)(word.at[i] | 0x20) != lower[i])
            return false;
    return i == word.len && !lower[i];
}

bool date_word_among(struct span word, const char *const *words, size_t count)
{
    for (size_t i = 0; word.len > 0 && i < count; i++)
        if (date_same_word(word, words[i]))
            return true;
    return false;
}

/* Below, at or above 0 as strcmp, the word being in any case. */
static int compare(struct span word, const char *lower)
{
    for (size_t i = 0; i < word.len; i++) {
        int apart = (word.at[i] | 0x20) - lower[i];
        if (apart != 0)
            return apart;
    }
    return lower[word.len] ? -1 : 0;
}

const struct date_word *date_word_find(struct span word)
{
    size_t from = 0, to = ARRAY_LEN(date_words);

    if (word.len == 0 || word.len >= DATE_WORD_MAX)
        return NULL;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int apart = compare(word, date_words[middle].word);
        if (apart == 0)
            return &date_words[middle];
        if (apart < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

bool date_take_text(struct date_cursor *c, const char *text)
{
    if (!span_starts(span_part(c->text, c->at, c->text.len), span_of(text)))
        return false;
    c->at += strlen(text);
    return true;
}

/* The blanks of a line: those that do not break too, and a thin one. */
bool date_take_blanks(struct date_cursor *c)
{
    size_t from = c->at;
    while (c->at < c->text.len) {
        char here = c->text.at[c->at];
        if (here == ' ' || here == '\t')
            c->at++;
        else if (date_is_letter(here) || date_is_digit(here) ||
                 !(date_take_text(c, "\xc2\xa0") || date_take_text(c, "\xe2\x80\xaf") ||
                   date_take_text(c, "\xe2\x80\x89")))
            break;
    }
    return c->at > from;
}

bool date_take_word(struct date_cursor *c, const char *lower)
{
    struct span word = date_word_at(c->text, c->at);
    if (!date_same_word(word, lower))
        return false;
    c->at += word.len;
    return true;
}

const struct date_word *date_take_class(struct date_cursor *c, enum word_class kind)
{
    struct span word = date_word_at(c->text, c->at);
    const struct date_word *row = date_word_find(word);

    if (!row || row->kind != kind)
        return NULL;
    c->at += word.len;
    return row;
}

int date_take_number(struct date_cursor *c, size_t most)
{
    int value = 0;
    size_t at = c->at;

    while (at < c->text.len && date_is_digit(c->text.at[at]) && at - c->at <= most)
        value = value * 10 + (c->text.at[at++] - '0');
    if (at == c->at || at - c->at > most)
        return -1;
    c->at = at;
    return value;
}

int date_take_year(struct date_cursor *c)
{
    struct date_cursor ahead = *c;
    int year = date_take_number(&ahead, 4);
    char after = date_char(ahead.text, ahead.at), next = date_char(ahead.text, ahead.at + 1);

    if (ahead.at - c->at != 4 || year < DATE_YEAR_OF_TEXT_MIN || year > DATE_YEAR_OF_TEXT_MAX)
        return -1;
    if (((after == ',' || after == '.') && date_is_digit(next)) ||
        (date_is_letter(after) && !(after == 'T' && date_is_digit(next))))
        return -1;
    *c = ahead;
    return year;
}

int date_take_day(struct date_cursor *c, bool *ordinal)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    struct date_cursor ahead = *c;
    int day = date_take_number(&ahead, 2);
    struct span word;
    char after;

    if (day < 1 || day > 31)
        return -1;
    word = date_word_at(ahead.text, ahead.at);
    *ordinal = date_word_among(word, endings, ARRAY_LEN(endings));
    if (*ordinal)
        ahead.at += word.len;
    else if (word.len > 0)
        return -1;
    after = date_char(ahead.text, ahead.at);
    if (after == ':' || after == '%' ||
        ((after == '.' || after == ',') && date_is_digit(date_char(ahead.text, ahead.at + 1))))
        return -1;
    *c = ahead;
    return day;
}
