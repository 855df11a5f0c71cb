/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/credit_line.h"

#include "analysis/words.h"
#include "common/utf8.h"
#include "indexer/extract/credit_table.h"
#include "indexer/extract/date_line.h"
#include "indexer/extract/dateline.h"

enum {
    LINE_MAX = 200,      /* bytes; a longer line is a paragraph */
    WORDS_SEEN = 10,     /* words of a line's start that rules look at */
    NAME_MAX = 80,       /* bytes of a source or author that no table has */
    NAME_WORDS = 7,
    BYLINE_WORDS = 9,
    TAIL_WORDS = 8,      /* words behind the date of a credit line; more is a sentence */
    SIGN_MAX = 32        /* bytes of "(Xinhua)" at a paragraph's end */
};

/* A line's first words folded, and where each ends in both forms. */
struct opening {
    char text[256];
    size_t folded_end[WORDS_SEEN], end[WORDS_SEEN];
    size_t count;
};

static void read_opening(struct span line, struct opening *o)
{
    struct words walk = {.text = line};
    struct word word;
    size_t len = 0;

    o->count = 0;
    while (o->count < WORDS_SEEN && words_next(&walk, &word)) {
        if (len + word.form.len + 1 >= sizeof o->text)
            return;
        if (len > 0)
            o->text[len++] = ' ';
        memcpy(o->text + len, word.form.at, word.form.len);
        len += word.form.len;
        o->folded_end[o->count] = len;
        o->end[o->count++] = word.end;
    }
}

/* The bytes of the line that the row's words take up; 0 when it begins otherwise. */
static size_t begins_with(const struct opening *o, const char *words)
{
    size_t len = strlen(words);

    for (size_t i = 0; i < o->count; i++)
        if (o->folded_end[i] == len)
            return memcmp(o->text, words, len) == 0 ? o->end[i] : 0;
    return 0;
}

/* Without the blanks, dashes, brackets, stars and bullets that dress a line, and a last full stop. */
static struct span undress(struct span line)
{
    size_t len;

    while (line.len > 0) {
        uint32_t c = utf8_at(line, 0, &len);
        if (!(c < 0x80 && strchr(" \t-*([|,:=>~_\"", (int)c)) && c != 0x2013 && c != 0x2014 &&
            c != 0x2022 && c != 0xa0 && c != 0xb7 && c != 0x25cf && c != 0xa9)
            break;
        line = span_part(line, len, line.len);
    }
    while (line.len > 0 && strchr(" \t-*)]|,:.;=<~_\"", line.at[line.len - 1]))
        line.len--;
    while (span_ends(line, SPAN("\xe2\x80\x93")) || span_ends(line, SPAN("\xe2\x80\x94")))
        line = span_trim(span_part(line, 0, line.len - 3));
    return line;
}

static size_t count_words(struct span text)
{
    struct words walk = {.text = text};
    struct word word;
    size_t count = 0;

    while (count <= LINE_MAX && words_next(&walk, &word))
        count++;
    return count;
}

/* Every word is a name's: a capital first, or one of the small words inside names. */
static bool is_name(struct span text, size_t words_max)
{
    static const char *const inside[] = {"and", "of", "the", "de", "bin", "al", "ul", "van", "der",
                                         "von", "ur", "e", "for", "in", "la", "le"};
    struct words walk = {.text = text};
    struct word word;
    size_t count = 0;

    while (words_next(&walk, &word)) {
        bool small = word.written == WRITTEN_LOWER;
        if (++count > words_max || (count == 1 && small))
            return false;
        for (size_t i = 0; small && i < ARRAY_LEN(inside); i++)
            small = !span_is(word.form, inside[i]);
        if (small)
            return false;
    }
    return count > 0;
}

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
    if (found && len < name.len && !strchr(",/;&(|", name.at[len]) &&
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

/* A date, before it only a clock and a city, behind it few words: fills date and place. */
static bool read_date(struct span rest, size_t tail_words, struct credit *c)
{
    struct named_date date;

    rest = undress(rest);
    if (!find_date(rest, &date))
        return false;
    struct span before = undress(span_part(rest, 0, date.start));
    struct span behind = span_part(rest, date.end, rest.len);
    if (!is_only_clock(before) && !is_city(before))
        return false;
    if (!is_only_clock(behind) && place_behind(behind).len == 0 && count_words(behind) > tail_words)
        return false;
    c->date = date.date;
    c->place = is_city(before) ? before : place_behind(behind);
    return true;
}

/* "Dawn, July 26th, 2016": an outlet of the table, or a name that a date follows. */
static bool read_source_and_date(struct span rest, const struct outlets *outlets, struct credit *c)
{
    struct named_date date = {0};
    struct span name, tail = {0};

    rest = undress(rest);
    if (find_date(rest, &date)) {
        name = undress(span_part(rest, 0, date.start));
        tail = span_part(rest, date.end, rest.len);
        c->date = date.date;
    } else {
        name = rest;
    }
    if (span_ends(name, SPAN(" on")))
        name = undress(span_part(name, 0, name.len - 3));
    if (name.len > NAME_MAX)
        return false;
    const struct outlet *outlet = outlet_named(name, outlets);
    if (outlet) {
        set_outlet(c, outlet);
        return count_words(tail) <= TAIL_WORDS;
    }
    c->source = name;
    return c->date.precision != LEDE_NONE && is_only_clock(tail) && is_name(name, NAME_WORDS);
}

/* ": IRNA", ": Dawn, 26 July 2016", ": https://www.dawn.com/news/1". */
static bool read_after_colon(struct span rest, const struct outlets *outlets, struct credit *c)
{
    struct named_date date;

    rest = span_trim(rest);
    if (rest.len == 0 || rest.at[0] != ':')
        return false;
    rest = undress(rest);
    if (find_date(rest, &date) && is_only_clock(span_part(rest, date.end, rest.len))) {
        c->date = date.date;
        rest = undress(span_part(rest, 0, date.start));
    }
    if (rest.len == 0 || rest.len > LINE_MAX)
        return false;
    const struct outlet *outlet = outlet_named(rest, outlets);
    if (outlet)
        set_outlet(c, outlet);
    else if (is_desk(rest, false) || span_find(rest, SPAN("://"), 0) != SIZE_MAX)
        return true; /* it names nobody, but is no line of the article */
    else if (rest.len <= NAME_MAX && is_name(rest, NAME_WORDS))
        c->source = rest;
    else
        return false;
    return true;
}

static bool read_row(const struct credit_row *row, struct span rest, const struct outlets *outlets,
                     struct credit *c)
{
    switch (row->needs) {
    case NEEDS_NOTHING: return true;
    case NEEDS_COLON:   return read_after_colon(rest, outlets, c);
    case NEEDS_DATE:    return read_date(rest, TAIL_WORDS, c);
    case NEEDS_SOURCE:  return read_source_and_date(rest, outlets, c);
    }
    return false;
}

/* "By Rahim Gul", "By Rahim Gul, Associated Press", "By Staff Reporter", "Author: Rahim Gul". */
static bool read_byline(struct span line, const struct opening *o, const struct outlets *outlets,
                        struct credit *c)
{
    size_t len = begins_with(o, "by");
    bool author = len == 0 && (len = begins_with(o, "author")) > 0;

    if (len == 0 || line.at[0] == 'b' || line.at[0] == 'a' || line.len == len ||
        (author && line.at[len] != ':'))
        return false;
    struct span rest = undress(span_part(line, len, line.len)), name = rest;
    size_t cut = span_find(rest, SPAN("|"), 0);
    if (cut == SIZE_MAX)
        cut = span_find(rest, SPAN(","), 0);
    if (cut != SIZE_MAX) {
        struct span behind = undress(span_part(rest, cut + 1, rest.len));
        const struct outlet *outlet = outlet_named(behind, outlets);
        if (outlet)
            set_outlet(c, outlet);
        if (outlet || is_desk(behind, false) || read_date(behind, 0, c))
            name = undress(span_part(rest, 0, cut));
    }
    const struct outlet *outlet = outlet_named(name, outlets);
    if (outlet || is_desk(name, true)) {
        c->kind = outlet ? CREDIT_OUTLET : CREDIT_DESK;
        if (outlet)
            set_outlet(c, outlet);
        return true;
    }
    if (name.len > NAME_MAX || !is_name(name, BYLINE_WORDS) ||
        strchr(".?!:", line.at[line.len - 1]))
        return false;
    c->kind = CREDIT_BYLINE;
    c->author = name;
    return true;
}

/* Behind an outlet's name: "'s Radio Azadi", " staff", " NATIONAL DESK". */
static bool is_outlet_tail(struct span tail, enum credit_kind *kind)
{
    static const char *const parts[] = {"radio", "service", "staff", "bureau", "desk"};
    struct words walk = {.text = tail};
    struct word word;
    size_t count = 0;
    bool owned = span_starts(tail, SPAN("'s ")) || span_starts(tail, SPAN("\xe2\x80\x99s "));

    *kind = is_desk(tail, true) ? CREDIT_DESK : CREDIT_OUTLET;
    if (*kind == CREDIT_DESK)
        return true;
    if (!owned || !is_name(span_part(tail, tail.at[0] == '\'' ? 3 : 5, tail.len), 3))
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
    struct span name = undress(line), part;
    const struct outlet *outlet = outlets_find(outlets, name);

    if (name.len > NAME_MAX)
        return false;
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
    /* "AFP/Reuters": all of them outlets. */
    for (struct span rest = name; span_cut(&rest, '/', &part);) {
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

/* One part of "Khaama Press | Sep 15, 2023", or a whole line; the row's words come first. */
static bool read_part(struct span line, const struct outlets *outlets, struct credit *c)
{
    struct opening opening;
    struct span bare = undress(line);

    if (bare.len == 0)
        return false;
    read_opening(bare, &opening);
    for (size_t i = 0; i < ARRAY_LEN(credit_rows); i++) {
        size_t len = begins_with(&opening, credit_rows[i].words);
        struct credit found = {.kind = credit_rows[i].kind};
        /* undress() took the colon of "Source :" at a line's very end, where nothing follows anyway */
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
    if (read_byline(bare, &opening, outlets, c) || read_outlet(line, outlets, c))
        return true;
    *c = (struct credit){0};
    if (!is_desk(bare, true))
        return false;
    c->kind = CREDIT_DESK;
    return true;
}

/* What a part says is added to what those before it said: the first source, date, author, place win. */
static void join(struct credit *all, const struct credit *part)
{
    bool names = all->kind == CREDIT_NONE || all->kind == CREDIT_DATE || all->kind == CREDIT_DESK;

    if (names && part->kind != CREDIT_UPDATED && part->kind != CREDIT_DATE)
        all->kind = part->kind;
    else if (all->kind == CREDIT_NONE)
        all->kind = part->kind;
    if (all->source.len == 0) {
        all->source = part->source;
        all->outlet = part->outlet;
    }
    if (all->date.precision == LEDE_NONE && part->kind != CREDIT_UPDATED)
        all->date = part->date;
    if (all->author.len == 0)
        all->author = part->author;
    if (all->place.len == 0)
        all->place = part->place;
}

/* The part of *rest before a bar, a dot in the middle, or a dash between blanks. */
static bool cut_part(struct span *rest, struct span *part)
{
    static const char *const marks[] = {"|", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", "\xc2\xb7",
                                        "\xe2\x80\xa2"};
    size_t best = SIZE_MAX, len = 0;

    if (!rest->at)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        size_t at = span_find(*rest, span_of(marks[i]), 0);
        if (at < best) {
            best = at;
            len = strlen(marks[i]);
        }
    }
    *part = span_trim(best == SIZE_MAX ? *rest : span_part(*rest, 0, best));
    *rest = best == SIZE_MAX ? (struct span){0} : span_part(*rest, best + len, rest->len);
    return true;
}

/* A line of several parts, each of which says something of the kind. */
static bool read_parts(struct span line, const struct outlets *outlets, struct credit *all)
{
    size_t count = 0, known = 0;
    struct span part, rest = line;

    while (cut_part(&rest, &part)) {
        struct credit one = {0};
        if (part.len == 0)
            continue;
        count++;
        if (is_city(part))
            one.place = part;
        else if (read_part(part, outlets, &one))
            known++;
        else if (!is_only_clock(part))
            return false;
        join(all, &one);
    }
    return count > 1 && known > 0;
}

struct credit credit_parse(struct span line, const struct outlets *outlets)
{
    struct credit c = {0};

    line = span_trim(line);
    if (line.len == 0 || line.len > LINE_MAX)
        return c;
    if (read_part(line, outlets, &c))
        return c;
    c = (struct credit){0};
    if (read_parts(line, outlets, &c))
        return c;
    return (struct credit){0};
}

struct span credit_cut_sign(struct span paragraph, const struct outlets *outlets,
                            const struct outlet **outlet)
{
    struct span end = span_trim(paragraph), before, sign;
    size_t at = end.len > SIGN_MAX ? end.len - SIGN_MAX : 0;

    *outlet = NULL;
    for (size_t i = end.len; i > at; i--) {
        char c = end.at[i - 1];
        bool dash = c == '-' || (i >= 3 && (span_ends(span_part(end, 0, i), SPAN("\xe2\x80\x93")) ||
                                            span_ends(span_part(end, 0, i), SPAN("\xe2\x80\x94"))));
        if (c != '(' && c != '[' && !dash)
            continue;
        before = span_trim(span_part(end, 0, dash && c != '-' ? i - 3 : i - 1));
        sign = undress(span_part(end, i, end.len));
        const struct outlet *found = outlets_find(outlets, sign);
        if (!found || !found->agency || before.len == 0 ||
            (!strchr(".!?\")", before.at[before.len - 1]) &&
             !span_ends(before, SPAN("\xe2\x80\x9d")) && !span_ends(before, SPAN("\xe2\x80\x99"))))
            continue;
        *outlet = found;
        return before;
    }
    return paragraph;
}

const char *credit_kind_name(enum credit_kind kind)
{
    static const char *const names[] = {
        [CREDIT_NONE] = "none",       [CREDIT_PUBLISHED] = "published",
        [CREDIT_SOURCE] = "source",   [CREDIT_POSTED] = "posted",
        [CREDIT_UPDATED] = "updated", [CREDIT_DATE] = "date",
        [CREDIT_OUTLET] = "outlet",   [CREDIT_DESK] = "desk",
        [CREDIT_BYLINE] = "byline",   [CREDIT_STAFF] = "staff",
    };
    return names[kind];
}
