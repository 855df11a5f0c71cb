/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/date_said.h"

#include <stdio.h>

#include "common/date.h"
#include "common/error.h"
#include "searcher/query/date_rules_table.h"

enum { SAME_WEEKDAY_YEARS = 41 }; /* a 29 February comes back to its weekday within 40 years */

static bool is_digits(const struct date_token *t, int least, int most)
{
    return t->mark == A_NUMBER && !t->ordinal && t->digits >= least && t->digits <= most;
}

/* True when the token is what a rule asks for. */
static bool fits(unsigned char mark, const struct date_token *t)
{
    switch (mark) {
    case A_NUMBER: return is_digits(t, 1, 8);
    case A_YEAR: return is_digits(t, 4, 4);
    case A_COMPACT_DAY: return is_digits(t, 8, 8);
    case A_COUNT: return is_digits(t, 0, t->sticks ? 5 : 3);
    case A_DAY_NUMBER:
    case A_MONTH_NUMBER: return is_digits(t, 1, 2);
    case A_DAY:
    case A_LAST_DAY:
        return t->mark == A_NUMBER && t->digits >= 1 && t->digits <= 2 && t->value >= 1 &&
               t->value <= 31;
    case A_YEAR_UNIT: return t->mark == A_UNIT && t->value == UNIT_YEAR;
    case A_RANGE_SIGN: return t->mark == '-' || t->mark == SIGN_DOTS || t->mark == WORD_TO;
    default: return t->mark == mark;
    }
}

static bool rule_fits(const struct date_rule *rule, const struct date_token *tokens, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool sign = rule->marks[i] < SIGN_DOTS;
        if (rule->marks[i] == 0 || !fits(rule->marks[i], &tokens[i]) ||
            (sign && (!tokens[i].glued || i + 1 == count || !tokens[i + 1].glued)))
            return false;
    }
    return rule->marks[count] == 0;
}

/* Put a token where the rule says it belongs. */
static void put(struct date_said *s, unsigned char mark, const struct date_token *t)
{
    switch (mark) {
    case A_DECADE:
    case A_YEAR:
        s->has_year = true;
        s->year = t->value;
        break;
    case A_MONTH:
    case A_MONTH_NUMBER:
        s->month = t->value;
        s->months = 1;
        break;
    case A_QUARTER:
        s->month = 3 * t->value - 2;
        s->months = 3;
        break;
    case A_DAY:
    case A_DAY_NUMBER:
        s->has_day = true;
        s->day = s->last_day = t->value;
        break;
    case A_LAST_DAY:
        s->reversed = t->value < s->day;
        s->day = s->reversed ? t->value : s->day;
        s->last_day = s->reversed ? s->last_day : t->value;
        break;
    case A_COMPACT_DAY:
        s->has_year = s->has_day = true;
        s->year = t->value / 10000;
        s->month = t->value / 100 % 100;
        s->months = 1;
        s->day = s->last_day = t->value % 100;
        break;
    case A_NEAR_DAY: s->near_day = t->value; break;
    case A_COUNT: s->count = t->value; break;
    case A_UNIT: s->unit = t->value; break;
    case A_WEEKDAY: s->weekday = t->value; break;
    default: break;
    }
}

/* Of 03/25/2019 the order is plain; where both may be the month the day is read first, and that is told. */
static void settle_order(struct date_said *s)
{
    s->month_first = s->month > 12 && s->day <= 12;
    s->order_open = s->month <= 12 && s->day <= 12 && s->month != s->day;
}

/* "Friday, 3 April 2019" is a day with its weekday. */
static bool may_have_weekday(const struct date_said *s)
{
    return (s->says == SAYS_DAYS || s->says == SAYS_DAYS_IF_ALONE ||
            s->says == SAYS_DAYS_IN_SOME_ORDER) &&
           s->has_day && s->day == s->last_day;
}

struct date_said date_said_read(const struct date_token *tokens, size_t count)
{
    struct date_said s = {.weekday = -1};

    while (count > 1 && tokens->mark == WORD_THE) {
        tokens++;
        count--;
    }
    for (size_t i = 0; count <= RULE_MARKS_MAX && i < ARRAY_LEN(date_rules); i++) {
        const struct date_rule *rule = &date_rules[i];
        if (!rule_fits(rule, tokens, count))
            continue;
        s.says = rule->says;
        s.count = rule->count;
        for (size_t k = 0; k < count; k++)
            put(&s, rule->marks[k], &tokens[k]);
        if (s.says == SAYS_DAYS_IN_SOME_ORDER)
            settle_order(&s);
        return s;
    }
    if (count > 1 && tokens->mark == A_WEEKDAY) {
        s = date_said_read(tokens + 1, count - 1);
        s.says = s.weekday < 0 && may_have_weekday(&s) ? s.says : SAYS_NOTHING;
        s.weekday = tokens->value;
    }
    return s;
}

bool date_said_relative(const struct date_said *s)
{
    return !s->has_year;
}

static bool is_possible_year(int year)
{
    return year >= DATE_YEAR_MIN && year <= DATE_YEAR_MAX;
}

static bool note_years(char why[DATE_WHY_MAX])
{
    (void)snprintf(why, DATE_WHY_MAX, "years run from %d to %d", DATE_YEAR_MIN, DATE_YEAR_MAX);
    return false;
}

/* False, with why, when there is no such month or it has no such day. Without a year February may have 29. */
static bool check_month(const struct date_said *s, char why[DATE_WHY_MAX])
{
    if (s->months > 0 && (s->month < 1 || s->month > 12)) {
        (void)snprintf(why, DATE_WHY_MAX, "there is no month %d", s->month);
        return false;
    }
    if (!s->has_day)
        return true;
    int days = date_month_days(s->has_year ? s->year : 2000, s->month);
    if (s->day >= 1 && s->last_day <= days)
        return true;
    if (s->day < 1)
        (void)snprintf(why, DATE_WHY_MAX, "there is no day %d", s->day);
    else if (s->has_year)
        (void)snprintf(why, DATE_WHY_MAX, "%s %d has %d days", date_month_name(s->month), s->year,
                       days);
    else
        (void)snprintf(why, DATE_WHY_MAX, "%s has %d days", date_month_name(s->month), days);
    return false;
}

/* The days of that year; false when it lacks them (29 February) or they are on another weekday. */
static bool days_of_year(const struct date_said *s, int year, struct date_days *out)
{
    struct civil first = {year, s->months ? s->month : 1, s->has_day ? s->day : 1};
    struct civil last = {year, s->months ? s->month + s->months - 1 : 12, s->last_day};

    if (!s->has_day)
        last.day = date_month_days(year, last.month);
    if (!date_exists(first) || !date_exists(last))
        return false;
    *out = (struct date_days){date_day(first), date_day(last)};
    return s->weekday < 0 || s->weekday == date_weekday(out->first);
}

static bool days_said(const struct date_said *s, int32_t near, bool forward, struct date_days *out,
                      char why[DATE_WHY_MAX])
{
    if (s->has_year && !is_possible_year(s->year))
        return note_years(why);
    if (!check_month(s, why))
        return false;
    if (s->has_year) {
        if (days_of_year(s, s->year, out))
            return true;
        (void)snprintf(why, DATE_WHY_MAX, "%d %s %d is a %s", s->day, date_month_name(s->month),
                       s->year, date_weekday_name(date_weekday(out->first)));
        return false;
    }
    int year = date_civil(near).year;
    for (int i = 0; i < SAME_WEEKDAY_YEARS; i++, year += forward ? 1 : -1) {
        if (days_of_year(s, year, out) && (forward ? out->first >= near : out->first <= near))
            return true;
    }
    return note_years(why);
}

/* So many units from a day on, which a shorter month's end cuts: a month before 31 March is 28 February.
 * False outside the years. */
static bool step(int32_t day, int unit, int count, int32_t *out)
{
    if (unit < 0) {
        int64_t moved = day - (int64_t)unit * count;
        *out = (int32_t)moved;
        return moved == *out && is_possible_year(date_civil(*out).year);
    }
    struct civil c = date_civil(day);
    int month = c.year * 12 + c.month - 1 + unit * count;
    c.year = month / 12;
    c.month = month % 12 + 1;
    if (month < 0 || !is_possible_year(c.year))
        return false;
    if (c.day > date_month_days(c.year, c.month))
        c.day = date_month_days(c.year, c.month);
    *out = date_day(c);
    return true;
}

/* The whole unit that a day lies in. */
static struct date_days unit_around(int32_t day, int unit)
{
    struct civil c = date_civil(day);
    int month = c.year * 12 + c.month - 1;
    struct date_days out = {day, day};

    if (unit < 1) {
        out.first -= unit == -7 ? date_weekday(day) : 0;
        out.last = out.first - unit - 1;
        return out;
    }
    month -= month % unit;
    out.first = date_day((struct civil){month / 12, month % 12 + 1, 1});
    month += unit;
    out.last = date_day((struct civil){month / 12, month % 12 + 1, 1}) - 1;
    return out;
}

/* What is a number of units before or after today. */
static bool days_from_today(const struct date_said *s, int32_t today, struct date_days *out,
                            char why[DATE_WHY_MAX])
{
    bool later = s->says == SAYS_FROM_TOMORROW, inside;

    *out = (struct date_days){today, today};
    if (s->count < 1 && s->says != SAYS_UNIT_AGO) {
        (void)snprintf(why, DATE_WHY_MAX, "a count begins at 1");
        return false;
    }
    inside = step(today, s->unit, later ? s->count : -s->count, &out->first);
    if (inside && s->says == SAYS_UNIT_AGO)
        *out = unit_around(out->first, s->unit);
    else if (inside && s->says == SAYS_DAY_BEFORE)
        inside = step(out->first, -1, s->near_day, &out->last);
    else if (inside && later)
        *out = (struct date_days){today + 1, out->first};
    else
        out->first++;
    if (s->says == SAYS_DAY_BEFORE)
        out->first = out->last;
    return inside && is_possible_year(date_civil(out->first).year) &&
                   is_possible_year(date_civil(out->last).year)
               ? true
               : note_years(why);
}

static bool days_of_weekday(const struct date_said *s, int32_t today, int32_t near,
                            struct date_days *out)
{
    int32_t day = s->count ? today - 1 : near;

    if (s->says == SAYS_WEEKDAY_THIS_WEEK)
        day = today - date_weekday(today) + s->weekday;
    else
        day -= (date_weekday(day) - s->weekday + 7) % 7;
    *out = (struct date_days){day, day};
    return is_possible_year(date_civil(day).year);
}

bool date_said_days(const struct date_said *s, int32_t today, int32_t near, bool forward,
                    struct date_days *out, char why[DATE_WHY_MAX])
{
    struct date_said other = *s;
    struct civil c = date_civil(today);

    why[0] = '\0';
    switch (s->says) {
    case SAYS_DAYS:
    case SAYS_DAYS_IF_ALONE: return days_said(s, near, forward, out, why);
    case SAYS_DAYS_IN_SOME_ORDER:
        if (s->month_first) {
            other.month = s->day;
            other.day = other.last_day = s->month;
        }
        return days_said(&other, near, forward, out, why);
    case SAYS_DAYS_OF_YEARS_AGO:
        other.has_year = true;
        other.year = c.year - s->count;
        return days_said(&other, near, forward, out, why);
    case SAYS_MONTH_BEFORE: /* "last April" in April is the one of last year */
        return days_said(s, date_day((struct civil){c.year, c.month, 1}) - 1, false, out, why);
    case SAYS_DECADE:
        if (!is_possible_year(s->year))
            return note_years(why);
        *out = (struct date_days){date_of_year(s->year).earliest, date_of_year(s->year + 9).latest};
        return true;
    case SAYS_NEAR_DAY:
        *out = (struct date_days){today + s->near_day, today + s->near_day};
        return is_possible_year(date_civil(out->first).year) ? true : note_years(why);
    case SAYS_DAY_BEFORE:
    case SAYS_SO_OLD:
    case SAYS_UP_TO_TODAY:
    case SAYS_FROM_TOMORROW:
    case SAYS_UNIT_AGO: return days_from_today(s, today, out, why);
    case SAYS_WEEKDAY:
    case SAYS_WEEKDAY_THIS_WEEK:
        return days_of_weekday(s, today, near, out) ? true : note_years(why);
    case SAYS_SHORT_YEAR: (void)snprintf(why, DATE_WHY_MAX, "a year has four digits"); return false;
    case SAYS_LOOSE_TIME:
        (void)snprintf(why, DATE_WHY_MAX, "its first and last day are open");
        return false;
    case SAYS_NOTHING: break;
    }
    return false;
}
