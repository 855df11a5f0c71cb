/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/infer_date.h"

#include "analysis/sentences.h"
#include "analysis/words.h"
#include "common/date.h"
#include "common/error.h"
#include "indexer/extract/named_dates.h"

enum {
    MONTHS_MAX = 32,  /* months named with a year or by it; more prove no more */
    ON_BYTES = 24,    /* before a date: "on Wednesday, " */
    NEAR_BYTES = 400, /* on each side of a date; sentences are shorter */
    APART_MAX = 366,  /* days: further apart they say little */
    DATES_MAX = 20000 /* named dates looked at; a text with more is a table */
};

enum tense { TENSE_OPEN, TENSE_PAST, TENSE_FUTURE };

/* A month named with its year (said is YEAR_NAMED), or by "this year", "last year". */
struct month_named {
    int year, month;
    enum year_said said;
};

struct evidence {
    int32_t past, future; /* latest day told as past, earliest day looked forward to */
    bool has_past, has_future, clash;
    int32_t latest; /* the latest day that anything but the future ends on */
    bool has_latest;
    struct month_named months[MONTHS_MAX];
    size_t month_count;
};

/* clang-format off */
static const char *const future_words[] = {
    "will", "shall", "scheduled", "due", "slated", "expected", "planned", "upcoming", "forthcoming",
};

/* Verbs whose past has no -ed. */
static const char *const past_words[] = {
    "was", "were", "had", "took", "held", "met", "said", "came", "went", "began", "made",
    "gave", "told", "sent", "saw", "left", "brought", "became", "won", "lost", "rose", "fell", "set",
    "spoke", "drew", "broke", "fought", "shot", "has", "have", "been",
};

/* With these a date's tense is open: what would be may be past or to come. */
static const char *const open_words[] = {"would", "could", "may", "might", "should", "if", "plan",
                                         "plans", "until", "by", "before"};
/* clang-format on */

static bool is_among(struct span form, const char *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(form, rows[i]))
            return true;
    return false;
}

static enum tense tense_of(const struct word *word, bool *says)
{
    *says = true;
    if (is_among(word->form, future_words, ARRAY_LEN(future_words)))
        return TENSE_FUTURE;
    if (is_among(word->form, open_words, ARRAY_LEN(open_words)))
        return TENSE_OPEN;
    if (is_among(word->form, past_words, ARRAY_LEN(past_words)) ||
        (word->written == WRITTEN_LOWER && word->form.len > 4 && span_ends(word->form, SPAN("ed"))))
        return TENSE_PAST;
    *says = false;
    return TENSE_OPEN;
}

/* What of a long sentence says in which tense it tells of the day. */
static struct span near_date(struct span sentence, size_t *start, size_t *end)
{
    size_t from = *start > NEAR_BYTES ? *start - NEAR_BYTES : 0;
    size_t to = sentence.len - *end > NEAR_BYTES ? *end + NEAR_BYTES : sentence.len;

    *start -= from;
    *end -= from;
    return span_part(sentence, from, to);
}

/* "on 8 December", "on Thursday, 8 December": the sentence says when. A date that stands otherwise may be
 * a signature's or a name's. */
static bool follows_on(struct span sentence, size_t start)
{
    size_t from = start > ON_BYTES ? start - ON_BYTES : 0;
    struct words walk = {.text = span_part(sentence, from, start)};
    struct word word;
    bool on = false;

    while (words_next(&walk, &word)) {
        bool weekday = span_ends(word.form, SPAN("day"));
        on = span_is(word.form, "on") || (on && weekday);
    }
    return on;
}

/* The tense in which a sentence tells of the day named at [start, end) in it: that of the nearest word
 * that has one, before the date if there is such a word. "will be held" is to come, whatever is "held". */
static enum tense tense_at(struct span sentence, size_t start, size_t end)
{
    struct words walk = {.text = near_date(sentence, &start, &end)};
    struct word word;
    enum tense tense = TENSE_OPEN;
    bool says, said = false;

    if (!follows_on(walk.text, start))
        return TENSE_OPEN;

    while (words_next(&walk, &word)) {
        if (word.start >= start && said)
            break;
        if (word.start >= start && word.start < end)
            continue;
        enum tense here = tense_of(&word, &says);
        if (!says)
            continue;
        /* behind "will" and "would" a past form is part of the same verb */
        if (said && tense != TENSE_PAST && here == TENSE_PAST && !span_is(word.form, "said") &&
            !span_is(word.form, "told"))
            continue;
        tense = here;
        said = true;
    }
    return tense;
}

static void note_latest(struct evidence *e, int32_t day)
{
    if (!e->has_latest || day > e->latest)
        e->latest = day;
    e->has_latest = true;
}

static void note_day(struct evidence *e, const struct lede_date *date, enum tense tense)
{
    if (tense == TENSE_FUTURE) {
        if (!e->has_future || date->earliest < e->future)
            e->future = date->earliest;
        e->has_future = true;
        return;
    }
    if (tense == TENSE_PAST) {
        if (!e->has_past || date->latest > e->past)
            e->past = date->latest;
        e->has_past = true;
        return;
    }
    note_latest(e, date->latest);
}

static void note_month(struct evidence *e, int year, int month, enum year_said said)
{
    if (e->month_count == MONTHS_MAX) {
        e->clash = true;
        return;
    }
    e->months[e->month_count++] = (struct month_named){year, month, said};
}

static void note(struct evidence *e, struct span sentence, const struct named_date *d)
{
    if (d->said == YEAR_MISSING || d->said == YEAR_RELATIVE)
        return;
    if (d->said != YEAR_NAMED) {
        note_month(e, 0, d->month, d->said);
        return;
    }
    struct civil first = date_civil(d->date.earliest);
    if (d->date.precision == LEDE_MONTH)
        note_month(e, first.year, first.month, YEAR_NAMED);
    if (d->date.precision == LEDE_DAY || d->date.latest - d->date.earliest < 28)
        note_day(e, &d->date, tense_at(sentence, d->start, d->end));
    else
        note_latest(e, d->date.earliest);
}

/* Between the last day that is past and the first that is to come. */
static struct lede_date between(const struct evidence *e)
{
    struct lede_date none = {0};

    if (!e->has_past || !e->has_future || e->future <= e->past)
        return none;
    if (e->future - e->past > APART_MAX)
        return none;
    if (e->has_latest && e->latest > e->future)
        return none;
    return date_of_span(e->past, e->future);
}

/* The year that "April last year" and "April 2019" together mean. */
static struct lede_date by_month(const struct evidence *e)
{
    int year = 0;
    struct lede_date none = {0};

    for (size_t i = 0; i < e->month_count; i++) {
        const struct month_named *said = &e->months[i];
        int named = 0;
        if (said->said == YEAR_NAMED)
            continue;
        for (size_t k = 0; k < e->month_count; k++) {
            if (e->months[k].said != YEAR_NAMED || e->months[k].month != said->month)
                continue;
            if (named && named != e->months[k].year)
                return none; /* two Aprils: which one is meant? */
            named = e->months[k].year;
        }
        if (!named)
            continue;
        named += said->said == YEAR_LAST;
        if (year && year != named)
            return none;
        year = named;
    }
    if (!year)
        return none;
    struct lede_date found = date_of_year(year);
    if ((e->has_past && e->past > found.latest) || (e->has_latest && e->latest > found.latest))
        return none;
    return found;
}

struct lede_date infer_date(struct span text)
{
    struct evidence e = {0};
    struct lede_date found = {0};
    struct span rest = text, line;
    size_t count = 0;

    while (span_cut(&rest, '\n', &line)) {
        struct sentences walk = {.text = line};
        struct sentence s;
        while (sentences_next(&walk, &s)) {
            struct span sentence = span_part(line, s.start, s.end);
            struct named_dates dates = {.text = sentence};
            struct named_date date;
            while (named_dates_next(&dates, &date)) {
                if (++count > DATES_MAX)
                    return found;
                note(&e, sentence, &date);
            }
        }
    }
    if (e.clash)
        return found;
    found = between(&e);
    return found.precision != LEDE_NONE ? found : by_month(&e);
}
