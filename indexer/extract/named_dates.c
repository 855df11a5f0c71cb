/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/named_dates.h"

#include "common/date.h"
#include "common/error.h"
#include "indexer/extract/named_dates_table.h"

enum { YEAR_MIN = 1800, YEAR_MAX = 2099, BARE_YEAR_MIN = 1900, WORD_MAX = 12 };

/* A place in the text that moves on only when something was read there. */
struct cursor {
    struct span text;
    size_t at;
};

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

/* The run of ASCII letters at a place. */
static struct span word_at(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.len && is_letter(text.at[end]))
        end++;
    return span_part(text, at, end);
}

/* A word of letters in any case, against a lower-case one. */
static bool same_word(struct span word, const char *lower)
{
    size_t i = 0;
    for (; i < word.len && lower[i]; i++)
        if ((char)(word.at[i] | 0x20) != lower[i])
            return false;
    return i == word.len && !lower[i];
}

static bool word_among(struct span word, const char *const *words, size_t count)
{
    for (size_t i = 0; word.len > 0 && i < count; i++)
        if (same_word(word, words[i]))
            return true;
    return false;
}

static int month_of(struct span word)
{
    for (size_t i = 0; word.len >= 3 && word.len <= WORD_MAX && i < ARRAY_LEN(month_rows); i++)
        if (same_word(word, month_rows[i].word))
            return month_rows[i].month;
    return 0;
}

static bool take_text(struct cursor *c, const char *text)
{
    struct span rest = span_part(c->text, c->at, c->text.len);
    if (!span_starts(rest, span_of(text)))
        return false;
    c->at += strlen(text);
    return true;
}

/* Blanks of a line, the one that does not break too. */
static bool take_blanks(struct cursor *c)
{
    size_t from = c->at;
    while (take_text(c, " ") || take_text(c, "\t") || take_text(c, "\xc2\xa0"))
        ;
    return c->at > from;
}

static bool take_word(struct cursor *c, const char *lower)
{
    struct span word = word_at(c->text, c->at);
    if (!same_word(word, lower))
        return false;
    c->at += word.len;
    return true;
}

/* A number of at most `most` digits that no further digit follows; -1 when there is none. */
static int take_number(struct cursor *c, size_t most)
{
    int value = 0;
    size_t at = c->at;

    while (at < c->text.len && is_digit(c->text.at[at]) && at - c->at <= most)
        value = value * 10 + (c->text.at[at++] - '0');
    if (at == c->at || at - c->at > most)
        return -1;
    c->at = at;
    return value;
}

/* "2016", not the start of "2,016" or "2016.5" or "2016km". */
static int take_year(struct cursor *c)
{
    struct cursor ahead = *c;
    int year = take_number(&ahead, 4);
    char after = char_at(ahead.text, ahead.at), next = char_at(ahead.text, ahead.at + 1);

    if (ahead.at - c->at != 4 || year < YEAR_MIN || year > YEAR_MAX)
        return -1;
    if (((after == ',' || after == '.') && is_digit(next)) ||
        (is_letter(after) && !(after == 'T' && is_digit(next))))
        return -1;
    *c = ahead;
    return year;
}

/* 1 to 31, with "st", "nd", "rd", "th" or without; no time of day and no share. */
static int take_day(struct cursor *c)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    struct cursor ahead = *c;
    int day = take_number(&ahead, 2);
    struct span word;
    char after;

    if (day < 1 || day > 31)
        return -1;
    word = word_at(ahead.text, ahead.at);
    if (word_among(word, ordinals, ARRAY_LEN(ordinals)))
        ahead.at += word.len;
    else if (word.len > 0)
        return -1;
    after = char_at(ahead.text, ahead.at);
    if (after == ':' || after == '%' ||
        ((after == '.' || after == ',') && is_digit(char_at(ahead.text, ahead.at + 1))))
        return -1;
    *c = ahead;
    return day;
}

/* A month's name with a capital; lower case is a verb (may, march) or nothing. */
static int take_month(struct cursor *c)
{
    struct span word = word_at(c->text, c->at);
    int month = month_of(word);

    if (month == 0 || word.at[0] < 'A' || word.at[0] > 'Z')
        return 0;
    c->at += word.len;
    if (word.len <= 4)
        (void)take_text(c, ".");
    return month;
}

/* A dash or a word between the two ends of a range. */
static bool take_range_mark(struct cursor *c)
{
    struct cursor ahead = *c;
    bool found;

    (void)take_blanks(&ahead);
    found = take_text(&ahead, "-") || take_text(&ahead, "\xe2\x80\x93") ||
            take_text(&ahead, "\xe2\x80\x94") || take_text(&ahead, "/") ||
            take_word(&ahead, "to") || take_word(&ahead, "and") || take_word(&ahead, "through");
    (void)take_blanks(&ahead);
    if (found)
        *c = ahead;
    return found;
}

/* The second day of "21-22 June", with its month if it names one ("21 June - 3 July"): the day, or -1. */
static int take_second_day(struct cursor *c)
{
    struct cursor ahead = *c;
    int day = take_range_mark(&ahead) ? take_day(&ahead) : -1;
    if (day > 0)
        *c = ahead;
    return day;
}

/* ", 2016", " 2016", "-2016", ". 2016" behind a day and month. */
static int take_year_behind(struct cursor *c)
{
    struct cursor ahead = *c;
    int year;

    (void)take_blanks(&ahead);
    if (!take_text(&ahead, ",") && !take_text(&ahead, "-"))
        (void)take_word(&ahead, "of");
    (void)take_blanks(&ahead);
    year = take_year(&ahead);
    if (year > 0)
        *c = ahead;
    return year;
}

/* "last year", "this year" behind a month. */
static enum year_said take_year_said(struct cursor *c)
{
    struct cursor ahead = *c;
    enum year_said said;

    (void)take_blanks(&ahead);
    (void)take_text(&ahead, ",");
    (void)take_blanks(&ahead);
    if (take_word(&ahead, "of"))
        (void)take_blanks(&ahead);
    if (take_word(&ahead, "last"))
        said = YEAR_LAST;
    else if (take_word(&ahead, "this"))
        said = YEAR_THIS;
    else
        return YEAR_MISSING;
    (void)take_blanks(&ahead);
    if (!take_word(&ahead, "year") || is_letter(char_at(ahead.text, ahead.at)))
        return YEAR_MISSING;
    *c = ahead;
    return said;
}

/* Fill *out with the days of one month from `day` to `last` (or -1); false where no such day is. */
static bool set_days(struct named_date *out, int year, int month, int day, int last)
{
    struct civil from = {year, month, day}, to = {year, month, last > 0 ? last : day};

    if (!date_exists(from) || !date_exists(to) || to.day < from.day)
        return false;
    out->said = YEAR_NAMED;
    out->date = date_of_span(date_day(from), date_day(to));
    return true;
}

/* What follows a day and a month: the year, what is said of it, or nothing. */
static bool finish_day(struct cursor *c, int month, int day, int last, struct named_date *out)
{
    int year = take_year_behind(c);

    if (year > 0)
        return set_days(out, year, month, day, last);
    out->said = take_year_said(c);
    out->month = month;
    out->day = day;
    return true;
}

/* "July 26th, 2016", "June 21 to 23, 2011", "April 2019", "April last year", "Sept. 6". */
static bool take_month_first(struct cursor *c, struct named_date *out)
{
    int day, year, month = take_month(c);
    struct cursor ahead;

    if (month == 0 || is_letter(char_at(c->text, c->at)))
        return false;
    ahead = *c;
    (void)take_blanks(&ahead);
    day = take_day(&ahead);
    if (day > 0) {
        int last = take_second_day(&ahead);
        *c = ahead;
        return finish_day(c, month, day, last, out);
    }
    year = take_year_behind(c);
    if (year > 0) {
        out->said = YEAR_NAMED;
        out->date = date_of_month(year, month);
        return true;
    }
    out->said = take_year_said(c);
    out->month = month;
    out->day = 0;
    return out->said != YEAR_MISSING;
}

/* "21 June - 3 July 2011": two days of two months in one year. */
static bool take_two_months(struct cursor *c, int day, int month, struct named_date *out)
{
    struct cursor ahead = *c;
    int last, last_month, year;

    last = take_second_day(&ahead);
    if (last < 0 || !take_blanks(&ahead))
        return false;
    last_month = take_month(&ahead);
    year = last_month ? take_year_behind(&ahead) : -1;
    if (year < 0)
        return false;
    struct civil from = {year, month, day}, to = {year, last_month, last};
    if (!date_exists(from) || !date_exists(to) || date_day(to) <= date_day(from))
        return false;
    out->said = YEAR_NAMED;
    out->date = date_of_span(date_day(from), date_day(to));
    *c = ahead;
    return true;
}

/* "26 July 2016", "21-22 June 2011", "26th of July, 2016", "26-Jul-2016". */
static bool take_day_first(struct cursor *c, struct named_date *out)
{
    int last, month, day = take_day(c);

    if (day < 0)
        return false;
    last = take_second_day(c);
    if (!take_text(c, "-"))
        (void)take_blanks(c);
    if (take_word(c, "of"))
        (void)take_blanks(c);
    month = take_month(c);
    if (month == 0 || is_letter(char_at(c->text, c->at)))
        return false;
    if (last < 0 && take_two_months(c, day, month, out))
        return true;
    return finish_day(c, month, day, last, out);
}

/* "2016-07-26", "2016/07/26", "2016.07.26": one and the same sign twice. */
static bool take_year_first(struct cursor *c, struct named_date *out)
{
    struct civil civil;
    char sign;

    civil.year = take_number(c, 4);
    sign = char_at(c->text, c->at);
    if (civil.year < YEAR_MIN || civil.year > YEAR_MAX ||
        (sign != '-' && sign != '/' && sign != '.'))
        return false;
    c->at++;
    civil.month = take_number(c, 2);
    if (civil.month < 0 || char_at(c->text, c->at) != sign)
        return false;
    c->at++;
    civil.day = take_number(c, 2);
    if (civil.day < 0 || !date_exists(civil))
        return false;
    out->said = YEAR_NAMED;
    out->date = date_of_day(date_day(civil));
    return true;
}

/* "26.07.2016", "26/07/2016", "07/26/2016". A full stop means the day first; else a part over 12, or
 * two equal parts, settles it, and what nothing settles is no date. */
static bool take_numbers(struct cursor *c, struct named_date *out)
{
    int first, second, year;
    char sign;

    first = take_number(c, 2);
    sign = char_at(c->text, c->at);
    if (first < 0 || (sign != '/' && sign != '.' && sign != '-'))
        return false;
    c->at++;
    second = take_number(c, 2);
    if (second < 0 || char_at(c->text, c->at) != sign)
        return false;
    c->at++;
    year = take_year(c);
    if (year < 0)
        return false;
    if (first > 12 || sign == '.' || first == second)
        return set_days(out, year, second, first, -1);
    return second > 12 && set_days(out, year, first, second, -1);
}

/* "2017" alone, or "1990s". Whether it is a year at all is for is_bare_year() to say. */
static bool take_bare_year(struct cursor *c, struct named_date *out)
{
    int year = take_number(c, 4);

    if (year < BARE_YEAR_MIN || year > YEAR_MAX)
        return false;
    out->said = YEAR_NAMED;
    out->date = date_of_year(year);
    if (year % 10 == 0 && char_at(c->text, c->at) == 's') {
        c->at++;
        out->date = date_of_span(out->date.earliest, date_of_year(year + 9).latest);
    }
    return !is_letter(char_at(c->text, c->at));
}

/* The word that ends right before a place, over one blank or hyphen. */
static struct span word_before(struct span text, size_t at)
{
    size_t end = at, start;

    if (end == 0 || (text.at[end - 1] != ' ' && text.at[end - 1] != '-'))
        return (struct span){0};
    end--;
    start = end;
    while (start > 0 && is_letter(text.at[start - 1]) && end - start < WORD_MAX)
        start--;
    return span_part(text, start, end);
}

static bool is_bare_year(struct span text, size_t start, size_t end)
{
    struct span next, before = word_before(text, start);
    char after = char_at(text, end), further = char_at(text, end + 1);

    if ((after == ',' || after == '.' || after == ':' || after == '/' || after == '-') &&
        is_digit(further))
        return false;
    if (after == '%' || after == '\'')
        return false;
    if (start > 0 && text.at[start - 1] == '(' && after == ')')
        return true;
    if (end - start > 4) /* "the 1990s" */
        return true;
    next = after == ' ' || after == '-' ? word_at(text, end + 1) : (struct span){0};
    return word_among(before, year_words, ARRAY_LEN(year_words)) &&
           !word_among(next, counted_words, ARRAY_LEN(counted_words));
}

/* What begins at a digit, the longest form first. */
static bool take_at_digit(struct cursor *c, struct named_date *out)
{
    static bool (*const forms[])(struct cursor *, struct named_date *) = {
        take_day_first, take_year_first, take_numbers};
    struct cursor ahead;

    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        ahead = *c;
        if (forms[i](&ahead, out) && !is_digit(char_at(ahead.text, ahead.at))) {
            *c = ahead;
            return true;
        }
    }
    ahead = *c;
    if (!take_bare_year(&ahead, out) || !is_bare_year(c->text, c->at, ahead.at))
        return false;
    *c = ahead;
    return true;
}

/* A number goes on before it ("1,500"), or money stands there. */
static bool is_inside_number(struct span text, size_t at)
{
    char before = at > 0 ? text.at[at - 1] : ' ';

    if (is_digit(before) || is_letter(before) || before == '$' || before == '#')
        return true;
    return at > 1 && (before == ',' || before == '.' || before == ':' || before == '/') &&
           is_digit(text.at[at - 2]);
}

/* A number before a month is a day, even where there is no such day: "30 February 2016". */
static bool follows_number(struct span text, size_t at)
{
    return at > 1 && text.at[at - 1] == ' ' && is_digit(text.at[at - 2]);
}

bool named_dates_next(struct named_dates *n, struct named_date *out)
{
    while (n->at < n->text.len) {
        struct cursor c = {n->text, n->at};
        char here = n->text.at[n->at];
        bool found = false;

        *out = (struct named_date){.start = n->at};
        if (is_digit(here)) {
            found = !is_inside_number(n->text, n->at) && take_at_digit(&c, out);
            if (!found)
                while (c.at < n->text.len && is_digit(n->text.at[c.at]))
                    c.at++;
        } else if (is_letter(here)) {
            found = !follows_number(n->text, n->at) && take_month_first(&c, out);
            if (!found)
                c.at = n->at + word_at(n->text, n->at).len;
        } else {
            c.at++;
        }
        n->at = c.at;
        out->end = c.at;
        if (found)
            return true;
    }
    return false;
}
