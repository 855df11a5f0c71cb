/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/date_elements.h"

#include "common/error.h"

enum { SHORT_YEARS_FROM = 1930, COUNT_DIGITS = 3 };

static bool take_day_into(struct date_cursor *c, int *day, struct date_phrase *p)
{
    bool ordinal;
    int found = date_take_day(c, &ordinal);

    if (found < 0)
        return false;
    *day = found;
    p->ordinal = p->ordinal || ordinal;
    return true;
}

static bool take_ordinal(struct date_cursor *c, struct date_phrase *p)
{
    p->ordinal = false;
    return take_day_into(c, &p->day, p) && p->ordinal;
}

static bool take_month_into(struct date_cursor *c, int *month, struct date_phrase *p)
{
    struct span word = date_word_at(c->text, c->at);
    const struct date_word *row = date_word_find(word);

    if (!row || (row->kind != WORD_MONTH && row->kind != WORD_MONTH_SHORT))
        return false;
    *month = row->value;
    p->month_lower = p->month_lower || !date_is_capital(word.at[0]);
    p->month_short = row->kind == WORD_MONTH_SHORT;
    if (month == &p->month)
        p->month_first = p->day == 0;
    c->at += word.len;
    if (p->month_short)
        (void)date_take_text(c, ".");
    return true;
}

static bool take_year_into(struct date_cursor *c, int *year)
{
    int found = date_take_year(c);
    if (found < 0)
        return false;
    *year = found;
    return true;
}

/* "82": of 1930 to 2029. */
static bool take_short_year(struct date_cursor *c, struct date_phrase *p)
{
    size_t from = c->at;
    int found = date_take_number(c, 2);

    if (found < 0 || c->at - from != 2 || date_is_letter(date_char(c->text, c->at)))
        return false;
    p->short_year = true;
    p->year = found + (found < SHORT_YEARS_FROM % 100 ? SHORT_YEARS_FROM / 100 + 1
                                                      : SHORT_YEARS_FROM / 100) *
                          100;
    return true;
}

/* "19" of "2018-19": of the same century, or the first of the next. */
static bool take_short_second(struct date_cursor *c, struct date_phrase *p)
{
    size_t from = c->at;
    int found = date_take_number(c, 2);
    char after = date_char(c->text, c->at);

    if (found < 0 || c->at - from != 2 || date_is_letter(after) ||
        (after == p->sign && date_is_digit(date_char(c->text, c->at + 1))))
        return false;
    p->year2 = p->year - p->year % 100 + found;
    if (found == 0 && p->year % 100 == 99)
        p->year2 += 100;
    /* "2008-11" may be a month as well: only what no month can be, or the very next year, is sure. */
    return p->year2 > p->year && (found > 12 || p->year2 == p->year + 1);
}

/* "last year", ", this year", "of next year". */
static bool take_year_words(struct date_cursor *c, struct date_phrase *p)
{
    const struct date_word *shift;

    (void)date_take_text(c, ",");
    (void)date_take_blanks(c);
    if (date_take_word(c, "of"))
        (void)date_take_blanks(c);
    shift = date_take_class(c, WORD_SHIFT);
    if (!shift || !date_take_blanks(c) || !date_take_word(c, "year"))
        return false;
    p->said = shift->value < 0 ? YEAR_LAST : shift->value > 0 ? YEAR_NEXT : YEAR_THIS;
    return true;
}

static bool take_part_number(struct date_cursor *c, int *number)
{
    *number = date_take_number(c, 2);
    return *number >= 1 && *number <= 31;
}

/* "07" of "2016-07". */
static bool take_month_digits(struct date_cursor *c, struct date_phrase *p)
{
    size_t from = c->at;
    char after;

    p->month = date_take_number(c, 2);
    after = date_char(c->text, c->at);
    /* "2008-11" may be years as well. */
    return c->at - from == 2 && p->month >= 1 && p->month <= 12 && p->month <= p->year % 100 &&
           !date_is_letter(after) &&
           !(after == '-' && date_is_digit(date_char(c->text, c->at + 1)));
}

/* "1990s", "1990's". */
static bool take_decade(struct date_cursor *c, struct date_phrase *p)
{
    p->year = date_take_number(c, 4);
    if (p->year % 10 != 0)
        return false;
    if (!date_take_text(c, "'"))
        (void)date_take_text(c, "\xe2\x80\x99");
    return date_take_text(c, "s") && !date_is_letter(date_char(c->text, c->at));
}

/* last, this, next; past, coming. */
static bool take_shift(struct date_cursor *c, struct date_phrase *p, enum word_class kind)
{
    const struct date_word *row = date_take_class(c, kind);

    if (!row)
        return false;
    p->shift = row->value;
    p->shifted = true;
    p->passed = p->passed || kind == WORD_PAST;
    return true;
}

static bool take_part(struct date_cursor *c, struct date_phrase *p)
{
    const struct date_word *row = date_take_class(c, WORD_PART);

    if (!row)
        return false;
    p->part = (enum date_part)row->value;
    (void)date_take_text(c, "-");
    return true;
}

/* "week", "year", with a small letter: "Last Week" is a name. */
static bool take_unit(struct date_cursor *c, struct date_phrase *p, bool counted)
{
    struct span word = date_word_at(c->text, c->at);
    const struct date_word *row = date_word_find(word);

    if (!row || !(row->kind == WORD_UNIT || (counted && row->kind == WORD_UNITS)) ||
        date_is_capital(word.at[0]))
        return false;
    p->unit = (enum date_unit)row->value;
    c->at += word.len;
    return counted || p->unit != UNIT_DAY;
}

static bool take_count(struct date_cursor *c, struct date_phrase *p)
{
    const struct date_word *row = date_take_class(c, WORD_COUNT);

    p->count = row ? row->value : date_take_number(c, COUNT_DIGITS);
    return p->count > 0;
}

/* first to fourth of a year's parts. */
static bool take_nth(struct date_cursor *c, struct date_phrase *p)
{
    const struct date_word *row = date_take_class(c, WORD_NTH);
    p->count = row ? row->value : 0;
    return row && p->count > 0;
}

static bool take_period(struct date_cursor *c, struct date_phrase *p)
{
    const struct date_word *row = date_take_class(c, WORD_PERIOD);
    p->of = row ? row->value : 0;
    return row && p->count <= p->of;
}

static bool take_code(struct date_cursor *c, struct date_phrase *p)
{
    struct span word = date_word_at(c->text, c->at);
    const struct date_word *row = date_take_class(c, WORD_CODE);

    if (!row || !date_is_capital(word.at[0]))
        return false;
    p->of = row->value;
    p->count = date_take_number(c, 1);
    return p->count >= 1 && p->count <= p->of && !date_is_letter(date_char(c->text, c->at));
}

static bool take_value(struct date_cursor *c, enum word_class kind, int *value)
{
    const struct date_word *row = date_take_class(c, kind);
    if (row)
        *value = row->value;
    return row != NULL;
}

static bool take_weekday(struct date_cursor *c, struct date_phrase *p)
{
    p->weekday_lower = !date_is_capital(date_char(c->text, c->at));
    return take_value(c, WORD_WEEKDAY, &p->weekday);
}

/* "last night" is yesterday's, "this morning" and "tonight" are today's. */
static bool take_daypart(struct date_cursor *c, struct date_phrase *p)
{
    int night;
    bool capital = date_is_capital(date_char(c->text, c->at)); /* "Monday Night Football" */
    return !capital && take_value(c, WORD_DAYPART, &night) &&
           (p->means != MEANS_NEAR_DAY || !p->shifted || p->shift == 0 || (p->shift < 0 && night));
}

static bool take_dash(struct date_cursor *c)
{
    return date_take_text(c, "-") || date_take_text(c, "\xe2\x80\x93") ||
           date_take_text(c, "\xe2\x80\x94");
}

/* A dash or a word between the two ends of a range. */
static bool take_range(struct date_cursor *c, struct date_phrase *p, bool with_and)
{
    static const char *const words[] = {"to", "through", "until", "till", "thru"};

    if (take_dash(c) || date_take_text(c, "/"))
        return true;
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (date_take_word(c, words[i]))
            return true;
    p->with_and = with_and && date_take_word(c, "and");
    return p->with_and;
}

static bool take_sign(struct date_cursor *c, struct date_phrase *p)
{
    p->sign = date_char(c->text, c->at);
    if (p->sign != '-' && p->sign != '/' && p->sign != '.')
        return false;
    c->at++;
    return true;
}

static bool take_same_sign(struct date_cursor *c, struct date_phrase *p)
{
    bool same = date_char(c->text, c->at) == p->sign;
    c->at += same;
    return same;
}

static bool take_day_1(struct date_cursor *c, struct date_phrase *p)
{
    return take_day_into(c, &p->day, p);
}

static bool take_day_2(struct date_cursor *c, struct date_phrase *p)
{
    return take_day_into(c, &p->day2, p);
}

static bool take_month_1(struct date_cursor *c, struct date_phrase *p)
{
    return take_month_into(c, &p->month, p);
}

static bool take_month_2(struct date_cursor *c, struct date_phrase *p)
{
    return take_month_into(c, &p->month2, p);
}

static bool take_year_1(struct date_cursor *c, struct date_phrase *p)
{
    return take_year_into(c, &p->year);
}

/* Of 1800 to 2099, as elsewhere. */
static bool take_year_digits(struct date_cursor *c, struct date_phrase *p)
{
    p->year = date_take_number(c, 4);
    return p->year >= DATE_YEAR_OF_TEXT_MIN && p->year <= DATE_YEAR_OF_TEXT_MAX;
}

static bool take_year_2(struct date_cursor *c, struct date_phrase *p)
{
    return take_year_into(c, &p->year2);
}

static bool take_first_number(struct date_cursor *c, struct date_phrase *p)
{
    return take_part_number(c, &p->first);
}

static bool take_second_number(struct date_cursor *c, struct date_phrase *p)
{
    return take_part_number(c, &p->second);
}

static bool take_shift_word(struct date_cursor *c, struct date_phrase *p)
{
    return take_shift(c, p, WORD_SHIFT);
}

static bool take_past_word(struct date_cursor *c, struct date_phrase *p)
{
    return take_shift(c, p, WORD_PAST);
}

static bool take_one_unit(struct date_cursor *c, struct date_phrase *p)
{
    return take_unit(c, p, false);
}

static bool take_units(struct date_cursor *c, struct date_phrase *p)
{
    return take_unit(c, p, true);
}

static bool take_week(struct date_cursor *c, struct date_phrase *p)
{
    p->moved = true;
    return date_take_word(c, "week");
}

static bool take_near_day(struct date_cursor *c, struct date_phrase *p)
{
    int shift = 0;
    bool found = take_value(c, WORD_NEAR_DAY, &shift);

    p->shift += shift;
    return found;
}

static bool take_beyond(struct date_cursor *c, struct date_phrase *p)
{
    return take_value(c, WORD_BEYOND, &p->shift);
}

static bool take_rest(struct date_cursor *c, struct date_phrase *p)
{
    int after = 0;
    bool found = take_value(c, WORD_REST, &after);

    p->after = after != 0;
    return found;
}

static bool take_season(struct date_cursor *c, struct date_phrase *p)
{
    int season = 0;
    bool found = take_value(c, WORD_SEASON, &season);

    p->season = (enum date_season)season;
    return found;
}

static bool take_ago(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return date_take_class(c, WORD_AGO) != NULL;
}

static bool take_weekend(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return date_take_class(c, WORD_WEEKEND) != NULL;
}

static bool take_one_day(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return date_take_word(c, "day");
}

static bool take_comma(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return date_take_text(c, ",");
}

static bool take_of(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return date_take_word(c, "of");
}

static bool take_the(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return date_take_word(c, "the");
}

static bool take_hyphen(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return date_take_text(c, "-");
}

static bool take_slash(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return date_take_text(c, "/");
}

static bool take_any_dash(struct date_cursor *c, struct date_phrase *p)
{
    (void)p;
    return take_dash(c);
}

static bool take_range_mark(struct date_cursor *c, struct date_phrase *p)
{
    return take_range(c, p, true);
}

static bool take_to(struct date_cursor *c, struct date_phrase *p)
{
    return take_range(c, p, false);
}

/* clang-format off */
static const struct element_row element_rows[] = {
    [DAY]          = {take_day_1,         BY_DIGIT,      false},
    [DAY_2]        = {take_day_2,         BY_DIGIT,      false},
    [ORDINAL]      = {take_ordinal,       BY_DIGIT,      false},
    [MONTH]        = {take_month_1,       WORD_MONTH,    false},
    [MONTH_2]      = {take_month_2,       WORD_MONTH,    false},
    [YEAR]         = {take_year_1,        BY_DIGIT,      false},
    [YEAR_2]       = {take_year_2,        BY_DIGIT,      false},
    [YEAR_DIGITS]  = {take_year_digits,   BY_DIGIT,      false},
    [SHORT_YEAR]   = {take_short_year,    BY_DIGIT,      false},
    [SHORT_2]      = {take_short_second,  BY_DIGIT,      false},
    [YEAR_WORDS]   = {take_year_words,    BY_NONE,       false},
    [NUMBER]       = {take_first_number,  BY_DIGIT,      false},
    [NUMBER_2]     = {take_second_number, BY_DIGIT,      false},
    [MONTH_DIGITS] = {take_month_digits,  BY_DIGIT,      false},
    [DECADE]       = {take_decade,        BY_DIGIT,      false},
    [WEEKDAY]      = {take_weekday,       WORD_WEEKDAY,  false},
    [SHIFT]        = {take_shift_word,    WORD_SHIFT,    false},
    [PAST]         = {take_past_word,     WORD_PAST,     false},
    [PART]         = {take_part,          WORD_PART,     false},
    [REST]         = {take_rest,          WORD_REST,     false},
    [UNIT]         = {take_one_unit,      BY_NONE,       false},
    [WEEK]         = {take_week,          BY_NONE,       false},
    [UNITS]        = {take_units,         BY_NONE,       false},
    [COUNT]        = {take_count,         WORD_COUNT,    false}, /* or a digit */
    [AGO]          = {take_ago,           BY_NONE,       false},
    [NTH]          = {take_nth,           WORD_NTH,      false},
    [PERIOD]       = {take_period,        BY_NONE,       false},
    [CODE]         = {take_code,          WORD_CODE,     false},
    [SEASON]       = {take_season,        WORD_SEASON,   false},
    [NEAR_DAY]     = {take_near_day,      WORD_NEAR_DAY, false},
    [ONE_DAY]      = {take_one_day,       WORD_UNIT,     false},
    [BEYOND]       = {take_beyond,        BY_NONE,       false},
    [DAYPART]      = {take_daypart,       BY_NONE,       false},
    [WEEKEND]      = {take_weekend,       WORD_WEEKEND,  false},
    [COMMA]        = {take_comma,         BY_NONE,       false},
    [OF]           = {take_of,            BY_NONE,       false},
    [THE]          = {take_the,           BY_NONE,       false},
    [HYPHEN]       = {take_hyphen,        BY_NONE,       true},
    [DASH]         = {take_any_dash,      BY_NONE,       false},
    [RANGE]        = {take_range_mark,    BY_NONE,       false},
    [TO]           = {take_to,            BY_NONE,       false},
    [SLASH]        = {take_slash,         BY_NONE,       true},
    [SIGN]         = {take_sign,          BY_NONE,       true},
    [SAME_SIGN]    = {take_same_sign,     BY_NONE,       true},
};
/* clang-format on */
_Static_assert(ARRAY_LEN(element_rows) == SAME_SIGN + 1, "an element a row");

const struct element_row *date_element(enum element element)
{
    return &element_rows[element];
}
