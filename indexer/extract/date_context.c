/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/date_context.h"

#include "common/error.h"
#include "indexer/extract/date_context_table.h"
#include "indexer/extract/date_cursor.h"

enum { BARE_YEAR_MIN = 1900, YEAR_SPAN_MAX = 200, MAY = 5, MARCH = 3 };
enum { DAYS_AGO_MAX = 400, WEEKS_AGO_MAX = 200, MONTHS_AGO_MAX = 240, YEARS_AGO_MAX = 120 };

#define IS_AMONG(word, words) date_word_among((word), (words), ARRAY_LEN(words))

/* A name begins behind a blank: a capital with a small letter. */
static bool name_follows(struct span text, size_t end)
{
    return date_char(text, end) == ' ' && date_is_capital(date_char(text, end + 1)) &&
           date_is_letter(date_char(text, end + 2));
}

static bool has_capital(struct span word)
{
    return word.len > 0 && date_is_capital(word.at[0]);
}

/* "'s" or "’s" right behind. */
static bool owns(struct span text, size_t end)
{
    struct span rest = span_part(text, end, text.len);
    return span_starts(rest, SPAN("'s")) || span_starts(rest, SPAN("\xe2\x80\x99s"));
}

/* Nothing stands before it, or what ends a sentence or opens a quotation. */
static bool begins_sentence(struct span text, size_t at)
{
    while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == '\t'))
        at--;
    return at == 0 || strchr(".!?:;\"'()-\n", text.at[at - 1]) ||
           (unsigned char)text.at[at - 1] >= 0x80;
}

/* The word before, over a blank alone: a hyphen makes another word of it. */
static struct span word_before(struct span text, size_t at)
{
    return at > 0 && text.at[at - 1] == ' ' ? date_last_word(text, at) : (struct span){0};
}

bool date_context_forbids_start(struct span text, size_t at)
{
    char before = at > 0 ? text.at[at - 1] : ' ', second = at > 1 ? text.at[at - 2] : ' ';
    bool digit = date_is_digit(text.at[at]);

    if (date_is_digit(before) || date_is_letter(before))
        return true;
    if (!digit) /* a letter with a sign; "twenty-five"; a number before a month is a day */
        return (unsigned char)second >= 0xc3 && (unsigned char)second < 0xe0 &&
                       (unsigned char)before >= 0x80
                   ? true
                   : before == ' ' && date_is_digit(second);
    if (before == '$' || before == '#' || before == '\xa3' ||
        (before == '\xac' && second == '\x82'))
        return true;
    return strchr(",.:/-", before) &&
           (date_is_digit(second) || (before == '-' && date_is_letter(second)));
}

/* What the word behind a year says: that it is a number of things. */
static bool counts(struct span text, size_t end)
{
    return IS_AMONG(date_next_word(text, end), counted_words);
}

/* "1990 and ", "2014, ": a year stands before. */
static bool follows_year(struct span text, size_t at)
{
    struct span before = word_before(text, at);
    size_t end = at;

    if (date_same_word(before, "and") || date_same_word(before, "or"))
        end -= before.len + 1;
    while (end > 0 && (text.at[end - 1] == ' ' || text.at[end - 1] == ','))
        end--;
    if (end == at || end < 4 || (end > 4 && date_is_digit(text.at[end - 5])))
        return false;
    for (size_t i = 1; i <= 4; i++)
        if (!date_is_digit(text.at[end - i]))
            return false;
    return text.at[end - 4] == '1' || text.at[end - 4] == '2';
}

/* "his 2001 tax cuts", "the 2009 Recovery Act"; but "its 2000 staff" may be so many. */
static bool is_of_its_year(const struct date_phrase *p, struct span before, struct span next)
{
    if (next.len == 0 || p->year % 100 == 0)
        return false;
    return IS_AMONG(before, owner_words) || (date_same_word(before, "the") && has_capital(next));
}

static bool is_bare_year(struct span text, const struct date_phrase *p)
{
    struct span before = date_last_word(text, p->start), next = date_next_word(text, p->end);
    char after = date_char(text, p->end), further = date_char(text, p->end + 1);

    if (strchr(",.:/-", after) && date_is_digit(further))
        return false;
    if (after == '%' || (after == '\'' && further != 's') || counts(text, p->end))
        return false;
    if (p->start > 0 && text.at[p->start - 1] == '(' && after == ')')
        return true;
    if (IS_AMONG(before, year_words) || follows_year(text, p->start))
        return !date_is_letter(after);
    if (after != ' ' || before.len == 0 || IS_AMONG(before, hedge_words))
        return false;
    return IS_AMONG(next, year_nouns) || is_of_its_year(p, before, next);
}

static bool are_years(struct span text, const struct date_phrase *p)
{
    struct span before = date_last_word(text, p->start);

    if (p->year < BARE_YEAR_MIN || p->year2 <= p->year || p->year2 - p->year > YEAR_SPAN_MAX)
        return false;
    if (p->with_and && !date_same_word(before, "between"))
        return false;
    if (p->sign == '.' || (p->sign == '/' && p->year2 != p->year + 1))
        return false;
    return !counts(text, p->end) && date_char(text, p->end) != '%';
}

static bool is_plain_month(const struct date_phrase *p)
{
    for (size_t i = 0; i < ARRAY_LEN(plain_months); i++)
        if (p->month == plain_months[i])
            return true;
    return p->month_short;
}

/* A month and its day, where the year is not named. */
static bool is_day_of_month(struct span text, const struct date_phrase *p)
{
    if (p->month_lower && (p->month_first || !p->month_short) && p->weekday == 0 && !p->ordinal &&
        is_plain_month(p))
        return false;
    if (p->month_lower && p->month_short && p->month_first)
        return false;
    if (p->month_lower && p->month == MAY)
        return false;
    /* "in March 15 people died" */
    return !(p->month_first && !p->ordinal && p->sign == 0 && counts(text, p->end) &&
             date_same_word(word_before(text, p->start), "in"));
}

/* A month with its year may be in lower case, unless it is a word as well. */
static bool is_month_of_year(const struct date_phrase *p)
{
    return !p->month_lower || !is_plain_month(p);
}

/* "May": a month, a name and a verb. */
static bool is_may(struct span text, const struct date_phrase *p, struct span before)
{
    return IS_AMONG(before, month_words) && !owns(text, p->end);
}

/* "the November election", "November's election". */
static bool belongs_to_noun(struct span text, const struct date_phrase *p, struct span before)
{
    char next = date_char(text, p->end + 1);

    if (owns(text, p->end))
        return p->month < 4 || p->month > 8;
    return IS_AMONG(before, determiners) && date_char(text, p->end) == ' ' && next >= 'a' &&
           next <= 'z' && !(p->month == MARCH && IS_AMONG(date_next_word(text, p->end), aim_words));
}

static bool is_bare_month(struct span text, const struct date_phrase *p)
{
    struct span before = date_last_word(text, p->start);

    if (p->part != PART_WHOLE)
        return !p->month_lower;
    if (p->month_lower)
        return p->shifted && !is_plain_month(p);
    if (p->shifted) /* not "this June 4, 2020 photo", whose day is read for itself */
        return !name_follows(text, p->end) &&
               !(date_char(text, p->end) == ' ' && date_is_digit(date_char(text, p->end + 1)));
    if (p->month_short && !(text.at[p->end - 1] == '.' || p->end - p->start > 3))
        return false;
    if (p->month == MAY && !p->month_short)
        return is_may(text, p, before);
    if (IS_AMONG(before, month_words))
        return true;
    if (IS_AMONG(before, month_weak_words))
        return !name_follows(text, p->end);
    return belongs_to_noun(text, p, before);
}

static bool are_months(struct span text, const struct date_phrase *p)
{
    struct span before = date_last_word(text, p->start);

    if (p->month_lower || (p->said == YEAR_NAMED && p->year < BARE_YEAR_MIN))
        return false;
    if (p->said != YEAR_MISSING)
        return true;
    return date_same_word(before, "from") || date_same_word(before, "between");
}

/* The Mail on Sunday. */
static bool is_paper(struct span text, size_t at)
{
    struct span before = span_part(text, 0, at);
    return span_ends(before, SPAN("Mail on ")) || span_ends(before, SPAN("Independent on "));
}

static bool is_weekday(struct span text, const struct date_phrase *p)
{
    struct span before = word_before(text, p->start);

    if (p->shifted && !p->moved) /* "the last Friday of the month" */
        return !date_same_word(before, "the") || p->passed;
    if (p->weekday_lower || IS_AMONG(before, counted_day_words))
        return false;
    if (has_capital(before) && IS_AMONG(before, day_name_words))
        return false;
    if (IS_AMONG(date_next_word(text, p->end), paper_words) || is_paper(text, p->start))
        return false;
    return !name_follows(text, p->end) || IS_AMONG(before, day_words) ||
           (before.len > 3 && !has_capital(before) && span_ends(before, SPAN("ed")));
}

/* "Today" in the midst of a sentence is a programme's or a paper's. */
static bool is_near_day(struct span text, const struct date_phrase *p)
{
    return !date_is_capital(text.at[p->start]) || begins_sentence(text, p->start);
}

static bool is_ago(struct span text, const struct date_phrase *p)
{
    static const int most[] = {[UNIT_DAY] = DAYS_AGO_MAX,
                               [UNIT_WEEK] = WEEKS_AGO_MAX,
                               [UNIT_MONTH] = MONTHS_AGO_MAX,
                               [UNIT_YEAR] = YEARS_AGO_MAX};
    bool hyphen = p->start > 0 && text.at[p->start - 1] == '-';

    return !hyphen && p->count <= most[p->unit] &&
           !IS_AMONG(word_before(text, p->start), hedge_words);
}

/* "last year", but not "the last year" or "the last year of". */
static bool is_unit(struct span text, const struct date_phrase *p)
{
    struct span before = word_before(text, p->start), next = date_next_word(text, p->end);

    if (p->means == MEANS_REST)
        return p->shift == 0;
    return !date_same_word(before, "the") && !date_same_word(next, "of");
}

static bool is_season(struct span text, const struct date_phrase *p)
{
    struct span before = word_before(text, p->start);

    if (p->said == YEAR_NAMED)
        return p->year >= BARE_YEAR_MIN && !counts(text, p->end) &&
               (p->season != SEASON_AUTUMN || !date_same_word(before, "to"));
    if (p->said == YEAR_RELATIVE && date_same_word(before, "the"))
        return false;
    return p->season != SEASON_AUTUMN || p->said != YEAR_RELATIVE ||
           !IS_AMONG(date_next_word(text, p->end), drop_words);
}

/* Figures alone: which of them can be told from scores, parts of numbers and versions. */
static bool is_numeric(struct span text, const struct date_phrase *p)
{
    char after = date_char(text, p->end);

    if (after == p->sign && date_is_digit(date_char(text, p->end + 1)))
        return false;
    if (p->means == MEANS_NUMERIC && (p->first > 12 || p->second > 12))
        return false;
    return !p->short_year || p->sign == '/' ||
           (p->sign == '-' && p->means == MEANS_DAY && (p->first > 12 || p->second > 12));
}

static bool is_weekend(struct span text, const struct date_phrase *p)
{
    struct span before = word_before(text, p->start);

    if (date_is_capital(text.at[p->start]))
        return p->shifted && begins_sentence(text, p->start);
    return p->shifted ? !date_same_word(before, "the") : date_same_word(before, "the");
}

static bool is_day(struct span text, const struct date_phrase *p)
{
    if (p->first > 0)
        return is_numeric(text, p);
    if (p->short_year && !p->month_short)
        return false;
    return p->said != YEAR_MISSING || is_day_of_month(text, p);
}

bool date_context_allows(struct span text, const struct date_phrase *p)
{
    switch (p->means) {
    case MEANS_NUMERIC: return is_numeric(text, p);
    case MEANS_DAY:
    case MEANS_DAYS: return is_day(text, p);
    case MEANS_MONTH: return p->said == YEAR_MISSING ? is_bare_month(text, p) : is_month_of_year(p);
    case MEANS_MONTHS: return are_months(text, p);
    case MEANS_YEAR:
        return p->year >= BARE_YEAR_MIN &&
               (p->part != PART_WHOLE ? !counts(text, p->end) : is_bare_year(text, p));
    case MEANS_YEARS: return are_years(text, p);
    case MEANS_DECADE: return p->year >= BARE_YEAR_MIN;
    case MEANS_WEEKDAY: return is_weekday(text, p);
    case MEANS_NEAR_DAY: return is_near_day(text, p);
    case MEANS_AGO: return is_ago(text, p);
    case MEANS_UNIT:
    case MEANS_REST: return is_unit(text, p);
    case MEANS_SEASON: return is_season(text, p);
    case MEANS_WEEKEND: return is_weekend(text, p);
    case MEANS_PERIOD: return true;
    }
    return false;
}
