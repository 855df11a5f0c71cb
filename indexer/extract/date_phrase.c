/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/date_phrase.h"

#include "common/error.h"
#include "indexer/extract/date_context.h"
#include "indexer/extract/date_elements.h"

/* The elements of a form, one behind the other. */
static bool fits(const struct date_form *form, struct date_cursor *c, struct date_phrase *p)
{
    bool tight = true;

    p->means = form->means;
    p->said = form->said;
    for (size_t i = 0; i < ELEMENTS_MAX && form->elements[i] != NO_ELEMENT; i++) {
        const struct element_row *element =
            date_element((enum element)(form->elements[i] & ~MAYBE));
        struct date_cursor ahead = *c;
        if (!tight && !element->tight)
            (void)date_take_blanks(&ahead);
        if (element->take(&ahead, p)) {
            *c = ahead;
            tight = element->tight;
        } else if (!(form->elements[i] & MAYBE)) {
            return false;
        }
    }
    return true;
}

/* "2016-07-26" and "26.07.16": the numbers are a day's and month's where nothing else can be meant. */
static void settle_numbers(struct date_phrase *p)
{
    bool day_first = p->first > 12 || p->first == p->second || p->sign == '.';

    if (p->means == MEANS_DAY && p->first > 0) {
        p->month = p->first;
        p->day = p->second;
    }
    if (p->means != MEANS_NUMERIC || p->said != YEAR_NAMED)
        return;
    if (!day_first && p->second <= 12)
        return;
    p->means = MEANS_DAY;
    p->day = day_first ? p->first : p->second;
    p->month = day_first ? p->second : p->first;
}

/* What stands here, in the numbers of `begins`. */
static int class_at(const struct date_cursor *c)
{
    const struct date_word *row;

    if (date_is_digit(date_char(c->text, c->at)))
        return BY_DIGIT;
    row = date_word_find(date_word_at(c->text, c->at));
    if (!row)
        return BY_NONE;
    return row->kind == WORD_MONTH_SHORT ? WORD_MONTH : (int)row->kind;
}

/* The first of the forms that stands there and may be a date. */
static bool read_forms(const struct date_form *forms, size_t count, struct date_cursor *c, int here,
                       const struct date_phrase *begun, struct date_phrase *out)
{
    for (size_t i = 0; i < count; i++) {
        struct date_cursor ahead = *c;
        enum element first = (enum element)forms[i].elements[0];
        if (date_element(first)->begins != here && !(first == COUNT && here == BY_DIGIT))
            continue;
        *out = *begun;
        if (!fits(&forms[i], &ahead, out))
            continue;
        out->end = ahead.at;
        settle_numbers(out);
        if (date_is_digit(date_char(ahead.text, ahead.at)) || !date_context_allows(c->text, out))
            continue;
        *c = ahead;
        return true;
    }
    return false;
}

/* "Saturday, ", "Tue. ": what may stand before a day. */
static bool take_weekday_prefix(struct date_cursor *c, struct date_phrase *p)
{
    const struct date_word *row = date_take_class(c, WORD_WEEKDAY);

    if (!row) {
        row = date_take_class(c, WORD_WEEKDAY_SHORT);
        if (row)
            (void)date_take_text(c, ".");
    }
    if (!row)
        return false;
    p->weekday = row->value;
    (void)date_take_blanks(c);
    (void)date_take_text(c, ",");
    (void)date_take_blanks(c);
    if (date_take_word(c, "the"))
        (void)date_take_blanks(c);
    return true;
}

/* Whether the word may begin a date: its first three letters settle it mostly. */
static bool may_start(struct span word)
{
    const char *pair;

    if (word.len < 3)
        return (word.len == 1 && strchr("aAqQhH", word.at[0])) || date_same_word(word, "an");
    pair = date_next_letters[(word.at[0] | 0x20) - 'a'];
    for (; *pair; pair += 2)
        if ((word.at[1] | 0x20) == pair[0] && (word.at[2] | 0x20) == pair[1])
            return date_word_find(word) != NULL;
    return false;
}

size_t date_phrase_next(struct span text, size_t at)
{
    while (at < text.len && !date_is_digit(text.at[at])) {
        size_t end = at, most = text.len - at > DATE_WORD_MAX ? at + DATE_WORD_MAX : text.len;

        while (end < most && date_is_letter(text.at[end]))
            end++;
        if (end == at) {
            at++;
            continue;
        }
        if (may_start(span_part(text, at, end)))
            return at;
        at = end;
    }
    return at;
}

/* Whether a unit may follow the word of a count: most are an article, "a". */
static bool may_count(struct span text, size_t at)
{
    size_t end = at + date_word_at(text, at).len;
    const struct date_word *next;

    if (date_char(text, end) != ' ' || !date_is_letter(date_char(text, end + 1)))
        return true;
    next = date_word_find(date_word_at(text, end + 1));
    return next && (next->kind == WORD_UNIT || next->kind == WORD_UNITS);
}

bool date_phrase_read(struct span text, size_t at, struct date_phrase *out)
{
    struct date_phrase begun = {.start = at};
    struct date_cursor c = {text, at};
    int here = class_at(&c);

    if (here == WORD_COUNT && !may_count(text, at))
        return false;
    if ((here == WORD_WEEKDAY || here == WORD_WEEKDAY_SHORT) && take_weekday_prefix(&c, &begun) &&
        read_forms(day_forms, ARRAY_LEN(day_forms), &c, class_at(&c), &begun, out))
        return true;
    begun = (struct date_phrase){.start = at};
    c.at = at;
    return read_forms(day_forms, ARRAY_LEN(day_forms), &c, here, &begun, out) ||
           read_forms(date_forms, ARRAY_LEN(date_forms), &c, here, &begun, out);
}
