/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/credit_rules.h"

#include "analysis/words.h"
#include "common/date.h"
#include "common/number.h"
#include "indexer/extract/credit_table.h"
#include "indexer/extract/date_line.h"
#include "indexer/extract/dateline.h"
#include "indexer/extract/line_words.h"

enum {
    NAME_MAX = 80, /* bytes of a source or author that no table has */
    NAME_WORDS = 7,
    BYLINE_WORDS = 9,
    TAIL_WORDS = 8, /* words behind the date of a credit line; more is a sentence */
    YEAR_MIN = 1900,
    YEAR_MAX = 2099
};

static bool word_is_among(struct span form, const char *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(form, rows[i]))
            return true;
    return false;
}

/* Words of desks and nameless writers alone; `whole`: the last one must be a desk's. */
static bool is_desk(struct span text, bool whole)
{
    struct words walk = {.text = text};
    struct word word;
    size_t count = 0;
    bool last = false;

    while (words_next(&walk, &word)) {
        count++;
        if (count > NAME_WORDS || !word_is_among(word.form, desk_words, ARRAY_LEN(desk_words)))
            return false;
        last = word_is_among(word.form, desk_last, ARRAY_LEN(desk_last));
    }
    return count > 0 && (last || !whole);
}

static void set_outlet(struct credit *c, const struct outlet *outlet)
{
    c->outlet = outlet;
    c->source = span_of(outlet->name);
}

/* A source by name: an outlet, several of them (the first), or a host. */
static const struct outlet *outlet_named(struct span name, const struct outlets *outlets)
{
    size_t len = 0;
    const struct outlet *found = outlets_find(outlets, name);

    if (!found)
        found = outlets_begin(outlets, name, &len);
    else
        return found;
    if (found && len < name.len && !strchr(",/;&(|.", name.at[len]) &&
        !is_desk(span_part(name, len, name.len), false))
        found = NULL;
    if (!found && span_find(name, SPAN("://"), 0) != SIZE_MAX) {
        size_t from = span_find(name, SPAN("://"), 0) + 3;
        size_t to = span_find(name, SPAN("/"), from);
        found = outlets_find_host(outlets, span_part(name, from, to == SIZE_MAX ? name.len : to));
    }
    return found;
}

/* The first date with its year in text. */
static bool find_date(struct span text, struct named_date *out)
{
    struct named_dates walk = {.text = text};

    while (named_dates_next(&walk, out))
        if (out->said == YEAR_NAMED && out->date.precision != LEDE_YEAR)
            return true;
    return false;
}

/* The place in "… 09:12 am IST - Peshawar": a city behind the last sign that parts. */
static struct span place_behind(struct span tail)
{
    size_t at = tail.len;

    while (at > 0 && !strchr("-|,", tail.at[at - 1]))
        at--;
    struct span place = span_trim(span_part(tail, at, tail.len));
    return at > 0 && is_city(place) ? place : (struct span){0};
}

/* "Last updated at 14:06 GMT", "Updated July 6, 2021": behind the date that counts. */
static bool is_update(struct span text)
{
    static const char *const words[] = {"last updated at", "last updated", "updated at", "updated"};
    struct line_opening opening;
    struct named_date date;
    size_t len = 0;

    text = line_undress(text);
    line_open(text, &opening);
    for (size_t i = 0; len == 0 && i < ARRAY_LEN(words); i++)
        len = line_begins(&opening, words[i]);
    struct span rest = span_part(text, len, text.len);
    return len > 0 && (is_only_clock(rest) || date_line_read(rest, &date));
}

/* A date, before it only a clock and a city, behind it few words: fills date and place. */
static bool read_date(struct span rest, size_t tail_words, struct credit *c)
{
    struct named_date date;

    rest = line_undress(rest);
    if (!find_date(rest, &date))
        return false;
    struct span before = line_undress(span_part(rest, 0, date.start));
    struct span behind = span_part(rest, date.end, rest.len);
    if (!is_only_clock(before) && !is_city(before))
        return false;
    if (!is_only_clock(behind) && place_behind(behind).len == 0 &&
        line_count_words(behind) > tail_words && !is_update(behind))
        return false;
    c->date = date.date;
    c->place = is_city(before) ? before : place_behind(behind);
    return true;
}

/* "admin on March 4, 2014": few words, and a date at their end. */
static bool read_date_at_end(struct span rest, struct credit *c)
{
    struct named_date date;

    rest = line_undress(rest);
    if (!find_date(rest, &date) || !is_only_clock(span_part(rest, date.end, rest.len)) ||
        line_count_words(span_part(rest, 0, date.start)) > NAME_WORDS)
        return false;
    c->date = date.date;
    return true;
}

/* "Dawn, July 26th, 2016": an outlet of the table, or a name that a date follows. */
static bool read_source_and_date(struct span rest, const struct outlets *outlets, struct credit *c)
{
    struct named_date date = {0};
    struct span name, tail = {0};

    rest = line_undress(rest);
    while (rest.len > 0 && rest.at[0] >= '0' && rest.at[0] <= '9') /* "Copyright © 2020 The …" */
        rest = line_undress(span_part(rest, 1, rest.len));
    if (find_date(rest, &date)) {
        name = line_undress(span_part(rest, 0, date.start));
        tail = span_part(rest, date.end, rest.len);
        c->date = date.date;
    } else {
        name = rest;
    }
    if (span_ends(name, SPAN(" on")))
        name = line_undress(span_part(name, 0, name.len - 3));
    if (name.len > NAME_MAX)
        return false;
    const struct outlet *outlet = outlet_named(name, outlets);
    if (outlet) {
        set_outlet(c, outlet);
        return line_count_words(tail) <= TAIL_WORDS;
    }
    c->source = name;
    return c->date.precision != LEDE_NONE && is_only_clock(tail) && line_is_name(name, NAME_WORDS);
}

/* ": IRNA", ": Dawn, 26 July 2016", ": https://www.dawn.com/news/1". */
static bool read_after_colon(struct span rest, const struct outlets *outlets, struct credit *c)
{
    struct named_date date;

    rest = span_trim(rest);
    if (rest.len == 0 || rest.at[0] != ':')
        return false;
    rest = line_undress(rest);
    if (find_date(rest, &date) && is_only_clock(span_part(rest, date.end, rest.len))) {
        c->date = date.date;
        rest = line_undress(span_part(rest, 0, date.start));
    }
    if (rest.len == 0 || rest.len > CREDIT_LINE_MAX)
        return false;
    const struct outlet *outlet = outlet_named(rest, outlets);
    if (outlet)
        set_outlet(c, outlet);
    else if (is_desk(rest, false) || span_find(rest, SPAN("://"), 0) != SIZE_MAX)
        return true; /* it names nobody, but is no line of the article */
    else if (rest.len <= NAME_MAX && line_is_name(rest, NAME_WORDS))
        c->source = rest;
    else
        return false;
    return true;
}

/* The first outlet named in text, in the order of its words. */
static bool read_inside(struct span text, const struct outlets *outlets, struct credit *c)
{
    struct words walk = {.text = text};
    struct word word;
    size_t len;

    while (words_next(&walk, &word)) {
        const struct outlet *outlet =
            word.written == WRITTEN_LOWER
                ? NULL
                : outlets_begin(outlets, span_part(text, word.start, text.len), &len);
        if (outlet) {
            set_outlet(c, outlet);
            return true;
        }
    }
    return false;
}

static bool read_row(const struct credit_row *row, struct span rest, const struct outlets *outlets,
                     struct credit *c)
{
    switch (row->needs) {
    case NEEDS_NOTHING: return true;
    case NEEDS_COLON: return read_after_colon(rest, outlets, c);
    case NEEDS_DATE: return read_date(rest, TAIL_WORDS, c);
    case NEEDS_DATE_AT_END: return read_date_at_end(rest, c);
    case NEEDS_MARK: return rest.len > 0 && rest.at[0] == ':';
    case NEEDS_INSIDE: return read_inside(rest, outlets, c);
    case NEEDS_SOURCE: return read_source_and_date(rest, outlets, c);
    }
    return false;
}

/* "By Rahim Gul", "By Rahim Gul, Associated Press", "By Staff Reporter", "Author: Rahim Gul". */
static bool read_byline(struct span line, const struct line_opening *o,
                        const struct outlets *outlets, struct credit *c)
{
    size_t len = line_begins(o, "by");
    bool author = len == 0 && (len = line_begins(o, "author")) > 0;

    if (len == 0 || line.at[0] == 'b' || line.at[0] == 'a' || line.len == len ||
        (author && line.at[len] != ':'))
        return false;
    struct span rest = line_undress(span_part(line, len, line.len)), name = rest;
    size_t cut = span_find(rest, SPAN("|"), 0);
    if (cut == SIZE_MAX)
        cut = span_find(rest, SPAN(","), 0);
    if (cut != SIZE_MAX) {
        struct span behind = line_undress(span_part(rest, cut + 1, rest.len));
        const struct outlet *outlet = outlet_named(behind, outlets);
        if (outlet)
            set_outlet(c, outlet);
        if (outlet || is_desk(behind, false) || read_date(behind, 0, c))
            name = line_undress(span_part(rest, 0, cut));
    }
    const struct outlet *outlet = outlet_named(name, outlets);
    if (outlet || is_desk(name, true)) {
        c->kind = outlet ? CREDIT_OUTLET : CREDIT_DESK;
        if (outlet)
            set_outlet(c, outlet);
        return true;
    }
    if (name.len > NAME_MAX || !line_is_name(name, BYLINE_WORDS) ||
        strchr(".?!:", line.at[line.len - 1]))
        return false;
    c->kind = CREDIT_BYLINE;
    c->author = name;
    return true;
}

/* "… writers in Tehran and Islamabad contributed to this report". */
static bool ends_as_staff(struct span bare)
{
    static const char *const ends[] = {"contributed to this report", "contributed to this story",
                                       "contributed to this article", "contributed to the report"};
    for (size_t i = 0; i < ARRAY_LEN(ends); i++)
        if (span_ends(bare, span_of(ends[i])))
            return true;
    return false;
}

/* Behind an outlet's name: "'s Radio Azadi", " staff", " NATIONAL DESK". */
static bool is_outlet_tail(struct span tail, enum credit_kind *kind)
{
    static const char *const parts[] = {"radio", "service", "staff", "bureau", "desk"};
    struct words walk = {.text = tail};
    struct word word;
    size_t count = 0;
    struct span bare = line_undress(tail);
    bool owned = span_starts(tail, SPAN("'s ")) || span_starts(tail, SPAN("\xe2\x80\x99s "));

    if (span_starts(bare, SPAN("is not responsible for"))) {
        *kind = CREDIT_OUTLET;
        return true;
    }
    if (ends_as_staff(bare)) {
        *kind = CREDIT_STAFF;
        return true;
    }
    *kind = is_desk(tail, true) ? CREDIT_DESK : CREDIT_OUTLET;
    if (*kind == CREDIT_DESK)
        return true;
    if (!owned || !line_is_name(span_part(tail, tail.at[0] == '\'' ? 3 : 5, tail.len), 3))
        return false;
    while (words_next(&walk, &word))
        if (word_is_among(word.form, parts, ARRAY_LEN(parts)))
            count++;
    return count > 0;
}

/* A line that is an outlet's name, or begins with it. */
static bool read_outlet(struct span line, const struct outlets *outlets, struct credit *c)
{
    size_t len = 0;
    struct span name = line_undress(line), part;
    const struct outlet *outlet = outlets_find(outlets, name);

    if (!outlet && span_find(name, SPAN(" "), 0) == SIZE_MAX)
        outlet = outlets_find_host(outlets, name);
    if (!outlet) {
        outlet = outlets_begin(outlets, name, &len);
        if (outlet && !is_outlet_tail(span_part(name, len, name.len), &c->kind))
            outlet = NULL;
    } else {
        c->kind = CREDIT_OUTLET;
    }
    if (outlet) {
        set_outlet(c, outlet);
        return true;
    }
    /* "AFP/Reuters", "Reuters, AP": all of them outlets. */
    char sign = span_find(name, SPAN(","), 0) != SIZE_MAX ? ',' : '/';
    for (struct span rest = name; span_cut(&rest, sign, &part);) {
        const struct outlet *here = outlets_find(outlets, part);
        if (!here)
            return false;
        outlet = outlet ? outlet : here;
    }
    if (!outlet)
        return false;
    c->kind = CREDIT_OUTLET;
    set_outlet(c, outlet);
    return true;
}

/* "Dawn, July 26th, 2016": an outlet of the table and a date, with nothing that says so. */
static bool read_outlet_and_date(struct span line, const struct outlets *outlets, struct credit *c)
{
    struct named_date date;
    const struct outlet *outlet;

    if (!find_date(line, &date) || !is_only_clock(span_part(line, date.end, line.len)))
        return false;
    outlet = outlets_find(outlets, line_undress(span_part(line, 0, date.start)));
    if (!outlet)
        return false;
    c->kind = CREDIT_OUTLET;
    c->date = date.date;
    set_outlet(c, outlet);
    return true;
}

/* "© 2016 The Express Tribune". */
static bool read_copyright(struct span line, struct span bare, const struct outlets *outlets,
                           struct credit *c)
{
    if (!span_starts(line, SPAN("\xc2\xa9")) && !span_starts(line, SPAN("(c) ")))
        return false;
    c->kind = CREDIT_SOURCE;
    if (span_starts(bare, SPAN("c) ")))
        bare = line_undress(span_part(bare, 3, bare.len));
    return read_source_and_date(bare, outlets, c) && c->outlet;
}

/* "2009" and nothing else. */
static bool read_year(struct span line, struct credit *c)
{
    uint64_t year;

    if (line.len != 4 || !number_parse(line, YEAR_MAX, &year) || year < YEAR_MIN)
        return false;
    c->date = date_of_year((int)year);
    return true;
}

/* One part of "Khaama Press | Sep 15, 2023", or a whole line; the row's words come first. */
bool credit_read_part(struct span line, const struct outlets *outlets, struct credit *c)
{
    struct line_opening opening;
    struct span bare = line_undress(line);

    if (bare.len == 0)
        return false;
    line_open(bare, &opening);
    for (size_t i = 0; i < ARRAY_LEN(credit_rows); i++) {
        size_t len = line_begins(&opening, credit_rows[i].words);
        struct credit found = {.kind = credit_rows[i].kind};
        /* line_undress() took the colon of "Source :" at a line's very end, where nothing follows anyway */
        if (len > 0 && read_row(&credit_rows[i], span_part(bare, len, bare.len), outlets, &found)) {
            *c = found;
            return true;
        }
    }
    if (read_date(bare, 0, c)) {
        c->kind = CREDIT_DATE;
        return true;
    }
    *c = (struct credit){0};
    if (read_outlet_and_date(bare, outlets, c) || read_copyright(line, bare, outlets, c))
        return true;
    *c = (struct credit){0};
    if (read_byline(bare, &opening, outlets, c) || read_outlet(line, outlets, c))
        return true;
    *c = (struct credit){0};
    if (is_desk(bare, true))
        c->kind = CREDIT_DESK;
    else if (ends_as_staff(bare))
        c->kind = CREDIT_STAFF;
    else if (read_year(bare, c))
        c->kind = CREDIT_DATE;
    return c->kind != CREDIT_NONE;
}
