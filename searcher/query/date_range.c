/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/date_range.h"

#include <stdio.h>

#include "common/date.h"
#include "common/utf8.h"
#include "searcher/query/date_said.h"

enum { EXCERPT_BYTES_MAX = 60 };

_Static_assert(sizeof(((struct date_range *)0)->why) == DATE_WHY_MAX, "a why fits");

/* How much of a date a reading is, the better behind the worse. */
enum rank {
    RANK_NO_DATE,
    RANK_OPEN, /* meant as a date, and refused since it could be several: 16, spring 2019 */
    RANK_DATE  /* though there may be no such day */
};

/* A run of tokens; empty for an open end. */
struct part {
    const struct date_token *at;
    size_t count;
};

/* Both ends as they are written. */
struct ends {
    struct date_said said[2];
    bool single; /* one date: the second end is not used */
    bool open[2];
    bool behind[2]; /* the range begins behind the first, ends before the last */
};

static struct part part_of(struct part whole, size_t from, size_t to)
{
    return (struct part){whole.at + from, to - from};
}

static enum rank rank_of(const struct date_said *s)
{
    if (s->says == SAYS_NOTHING)
        return RANK_NO_DATE;
    return s->says == SAYS_SHORT_YEAR || s->says == SAYS_LOOSE_TIME ? RANK_OPEN : RANK_DATE;
}

/* One end. Lucene writes an open one as a star. */
static enum rank read_end(struct part part, struct ends *ends, size_t end)
{
    ends->open[end] = part.count == 0 || (part.count == 1 && part.at->mark == '*');
    if (ends->open[end])
        return RANK_DATE;
    ends->said[end] = date_said_read(part.at, part.count);
    return rank_of(&ends->said[end]);
}

static enum rank read_single(struct part part, struct ends *out)
{
    enum rank rank = part.count > 0 ? read_end(part, out, 0) : RANK_NO_DATE;

    out->single = !out->open[0];
    return out->single ? rank : RANK_NO_DATE;
}

static bool parts_range(int mark)
{
    return mark == SIGN_DOTS || mark == '-' || mark == '/' || mark == WORD_TO || mark == WORD_UNTIL;
}

/* A..B. Where a dash could part it at several places (2018-07-2019) it is none. */
static enum rank read_range(struct part part, int only, struct ends *out)
{
    enum rank best = RANK_NO_DATE;
    struct ends best_ends = {0};
    size_t found = 0;

    for (size_t i = 0; i < part.count; i++) {
        int mark = part.at[i].mark;
        struct ends ends = {0};
        if (only ? mark != only : !parts_range(mark))
            continue;
        if (mark != SIGN_DOTS && (i == 0 || i + 1 == part.count))
            continue;
        enum rank first = read_end(part_of(part, 0, i), &ends, 0);
        enum rank last = read_end(part_of(part, i + 1, part.count), &ends, 1);
        enum rank rank = first < last ? first : last;
        if (rank == RANK_NO_DATE || rank < best || (ends.open[0] && ends.open[1]))
            continue;
        found = rank > best ? 1 : found + 1;
        best = rank;
        best_ends = ends;
    }
    if (found != 1)
        return RANK_NO_DATE;
    *out = best_ends;
    return best;
}

static enum rank read_single_or_range(struct part part, struct ends *out)
{
    struct ends range = {0};
    enum rank single = read_single(part, out);
    enum rank rank = single == RANK_DATE ? RANK_NO_DATE : read_range(part, 0, &range);

    if (rank <= single)
        return single;
    *out = range;
    return rank;
}

/* "before 2016" and its like: which end the date is, and whether it lies outside. */
static const struct limit_row {
    int mark, next; /* next: 0 for none */
    size_t end;
    bool behind;
} limit_rows[] = {
    {WORD_SINCE, 0, 0, false}, {'>', '=', 0, false}, {WORD_AFTER, 0, 0, true},  {'>', 0, 0, true},
    {WORD_UNTIL, 0, 1, false}, {'<', '=', 1, false}, {WORD_BEFORE, 0, 1, true}, {'<', 0, 1, true},
};

static enum rank read_limit(struct part part, struct ends *out)
{
    for (size_t i = 0; i < ARRAY_LEN(limit_rows); i++) {
        const struct limit_row *row = &limit_rows[i];
        size_t words = row->next ? 2 : 1;
        if (part.count <= words || part.at[0].mark != row->mark ||
            (row->next && part.at[1].mark != row->next))
            continue;
        struct part rest = part_of(part, words, part.count);
        enum rank rank = read_single(rest, out);
        if (rank == RANK_DATE) {
            out->single = false;
            out->said[1] = out->said[0];
            out->open[!row->end] = true;
            out->behind[row->end] = row->behind;
        } else if (row->mark == WORD_SINCE) { /* "from 2016 to 2018" */
            enum rank range = read_range(rest, 0, out);
            rank = range > rank ? range : rank;
        }
        return rank;
    }
    return RANK_NO_DATE;
}

/* All but ~ and "unknown". Lucene's brackets are passed over. */
static enum rank read_ends(struct part part, struct ends *out)
{
    *out = (struct ends){0};
    if (part.count > 2 && part.at[0].mark == '[' && part.at[part.count - 1].mark == ']')
        part = part_of(part, 1, part.count - 1);
    if (part.count == 0)
        return RANK_NO_DATE;
    if (part.at[0].mark == WORD_BETWEEN)
        return read_range(part_of(part, 1, part.count), WORD_AND, out);
    enum rank rank = read_limit(part, out);
    return rank == RANK_NO_DATE ? read_single_or_range(part, out) : rank;
}

/* In 03/04/2019..03/25/2019 the second tells how the first is meant. */
static void settle_orders(struct ends *e)
{
    struct date_said *a = &e->said[0], *b = &e->said[1];

    if (a->says != SAYS_DAYS_IN_SOME_ORDER || b->says != SAYS_DAYS_IN_SOME_ORDER ||
        a->order_open == b->order_open)
        return;
    struct date_said *open = a->order_open ? a : b, *settled = a->order_open ? b : a;
    open->month_first = settled->month_first;
    open->order_open = settled->day == settled->month; /* 04/04/2019 tells nothing */
}

/* A month or day without a year goes with the other end when that one has a year. */
static bool follows(const struct ends *e)
{
    const struct date_said *first = &e->said[0], *last = &e->said[1];

    return !e->open[0] && !e->open[1] && last->says == SAYS_DAYS && !last->has_year &&
           first->has_year && first->months > 0;
}

static bool find_days(const struct ends *e, int32_t today, struct date_range *out)
{
    struct date_days first = {0}, last = {0};
    bool forward = follows(e);

    out->test.from = DAY_MIN;
    out->test.to = DAY_MAX;
    if (forward && !date_said_days(&e->said[0], today, today, false, &first, out->why))
        return false;
    if (!e->open[1] && !date_said_days(&e->said[1], today, forward ? first.first : today, forward,
                                       &last, out->why))
        return false;
    if (!e->open[1])
        out->test.to = e->behind[1] || e->said[1].says == SAYS_SO_OLD ? last.first - 1 : last.last;
    if (e->open[0])
        return true;
    if (!forward && !date_said_days(&e->said[0], today, e->open[1] ? today : out->test.to, false,
                                    &first, out->why))
        return false;
    bool after = e->behind[0] && e->said[0].says != SAYS_SO_OLD;
    out->test.from = after ? first.last + 1 : first.first;
    return true;
}

/* A range's days. One that is reversed is read with its ends swapped. */
static bool find_range(struct ends *e, int32_t today, struct date_range *out)
{
    settle_orders(e);
    if (!find_days(e, today, out))
        return false;
    if (out->test.from <= out->test.to)
        return true;
    struct ends other = {.said = {e->said[1], e->said[0]}};
    out->reading = DATE_READ_REVERSED;
    if (!find_days(&other, today, out))
        return false;
    if (out->test.from > out->test.to)
        (void)snprintf(out->why, sizeof out->why, "no day lies in it");
    return out->test.from <= out->test.to;
}

static bool find_single(const struct date_said *s, int32_t today, struct date_range *out)
{
    struct date_days days;

    if (!date_said_days(s, today, today, false, &days, out->why))
        return false;
    out->reading = s->reversed ? DATE_READ_REVERSED : DATE_READ;
    out->test.from = days.first;
    out->test.to = days.last;
    return true;
}

/* False when "before 1000" or "after 9999" leaves the years there are. */
static bool is_within_years(const struct date_test *test)
{
    return (test->from == DAY_MIN || date_exists(date_civil(test->from))) &&
           (test->to == DAY_MAX || date_exists(date_civil(test->to)));
}

/* What was read to *out, where test.possible is set already. */
static enum date_reading finish(struct ends *e, enum rank rank, int32_t today,
                                struct date_range *out)
{
    bool found = rank > RANK_NO_DATE &&
                 (e->single ? find_single(&e->said[0], today, out) : find_range(e, today, out));

    if (found && !is_within_years(&out->test)) {
        found = false;
        (void)snprintf(out->why, sizeof out->why, "years run from %d to %d", DATE_YEAR_MIN,
                       DATE_YEAR_MAX);
    }
    if (!found) {
        out->reading = DATE_UNREADABLE;
        out->test = (struct date_test){0};
        return out->reading;
    }
    for (size_t i = 0; i < (e->single ? 1 : 2); i++) {
        if (e->open[i])
            continue;
        out->relative |= date_said_relative(&e->said[i]);
        out->order_open |= e->said[i].order_open;
    }
    return out->reading;
}

enum date_reading date_range_read(struct span text, int32_t today, struct date_range *out)
{
    struct date_tokens tokens;
    struct ends ends = {0};

    *out = (struct date_range){.reading = DATE_READ};
    date_words_read(text, &tokens);
    struct part part = {tokens.at, tokens.end == text.len ? tokens.count : 0};
    if (part.count > 0 && part.at[0].mark == '~') {
        out->test.possible = true;
        part = part_of(part, 1, part.count);
    }
    if (part.count == 1 && part.at[0].mark == WORD_UNKNOWN) {
        out->test = (struct date_test){.unknown = true};
        return out->reading;
    }
    return finish(&ends, read_ends(part, &ends), today, out);
}

enum date_reading date_range_between(struct span since, struct span until, int32_t today,
                                     struct date_range *out, struct span *bad)
{
    struct span texts[] = {since, until};
    struct ends ends = {0}, single;
    struct date_tokens tokens;

    for (size_t i = 0; i < 2; i++) {
        *out = (struct date_range){.reading = DATE_READ};
        *bad = texts[i];
        ends.open[i] = texts[i].len == 0;
        if (ends.open[i])
            continue;
        single = (struct ends){0};
        date_words_read(texts[i], &tokens);
        struct part part = {tokens.at, tokens.end == texts[i].len ? tokens.count : 0};
        if (finish(&single, read_single(part, &single), today, out) == DATE_UNREADABLE)
            return DATE_UNREADABLE;
        ends.said[i] = single.said[0];
    }
    *out = (struct date_range){.reading = DATE_READ};
    return finish(&ends, ends.open[0] && ends.open[1] ? RANK_NO_DATE : RANK_DATE, today, out);
}

/* How many bytes of "yyyy-mm-dd" tell both ends. */
static size_t written_bytes(const struct date_test *test)
{
    struct civil from = {0, 1, 1}, behind = {0, 1, 1};

    if (test->from != DAY_MIN)
        from = date_civil(test->from);
    if (test->to != DAY_MAX)
        behind = date_civil(test->to + 1);
    if (from.day != 1 || behind.day != 1)
        return 10;
    return from.month == 1 && behind.month == 1 ? 4 : 7;
}

void date_range_write(const struct date_test *test, char out[DATE_RANGE_TEXT_MAX])
{
    char from[DATE_TEXT_MAX] = "", to[DATE_TEXT_MAX] = "";
    int bytes = (int)written_bytes(test);

    if (test->unknown) {
        (void)snprintf(out, DATE_RANGE_TEXT_MAX, "unknown");
        return;
    }
    if (test->from != DAY_MIN)
        date_write(test->from, from);
    if (test->to != DAY_MAX)
        date_write(test->to, to);
    bool one = strncmp(from, to, (size_t)bytes) == 0;
    (void)snprintf(out, DATE_RANGE_TEXT_MAX, "%s%.*s%s%.*s", test->possible ? "~" : "", bytes, from,
                   one ? "" : "..", one ? 0 : bytes, to);
}

bool date_range_note(struct span text, const struct date_range *range, char out[DATE_NOTE_MAX])
{
    char read[DATE_RANGE_TEXT_MAX];
    struct span shown = span_part(text, 0, utf8_cut(text, EXCERPT_BYTES_MAX));

    date_range_write(&range->test, read);
    if (range->reading == DATE_UNREADABLE)
        (void)snprintf(out, DATE_NOTE_MAX, "“%.*s” is no date%s%s", SPAN_ARGS(shown),
                       range->why[0] ? ": " : "", range->why);
    else if (range->reading == DATE_READ_REVERSED)
        (void)snprintf(out, DATE_NOTE_MAX, "this range is reversed; read as %s", read);
    else if (range->order_open)
        (void)snprintf(out, DATE_NOTE_MAX, "“%.*s” read day first, as %s", SPAN_ARGS(shown), read);
    else if (range->relative)
        (void)snprintf(out, DATE_NOTE_MAX, "“%.*s” read as %s", SPAN_ARGS(shown), read);
    else
        return false;
    return true;
}

/* Where the chunk that begins at a token is an operator or has a sign before it. */
static bool begins_operand(struct span text, const struct date_token *t)
{
    struct span rest = span_part(text, t->start, text.len);
    bool sign = t->mark == '-' && text.at[t->start] == '-';

    if (t->start > 0 && t->glued)
        return false;
    return sign ? !date_words_end_at(text, t->end)
                : span_starts(rest, SPAN("AND")) && date_words_end_at(text, t->end);
}

/* "2016 march" is a month when it is quoted; else it may be the march of 2016. */
static bool needs_quotes(const struct ends *e)
{
    return (!e->open[0] && e->said[0].says == SAYS_DAYS_IF_ALONE) ||
           (!e->open[1] && e->said[1].says == SAYS_DAYS_IF_ALONE);
}

size_t date_range_take(struct span text)
{
    struct date_tokens tokens;
    struct ends ends = {0};
    size_t count = 0, open = 0;

    date_words_read(text, &tokens);
    while (count < tokens.count && !begins_operand(text, &tokens.at[count]))
        count++;
    for (; count > 0; count--) {
        size_t end = tokens.at[count - 1].end;
        struct part part = {tokens.at, count};
        while (end < text.len && text.at[end] == ',')
            end++;
        if (!date_words_end_at(text, end))
            continue;
        if (part.at->mark == '~')
            part = part_of(part, 1, count);
        enum rank rank =
            part.count == 1 && part.at->mark == WORD_UNKNOWN ? RANK_DATE : read_ends(part, &ends);
        if (rank == RANK_DATE && !needs_quotes(&ends))
            return end;
        if (rank == RANK_OPEN && open == 0)
            open = end;
    }
    return open;
}
