/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/dateline.h"

#include <utf8proc.h>

#include "analysis/words.h"
#include "common/utf8.h"
#include "indexer/extract/dateline_table.h"

enum {
    PLACE_MAX = 48,   /* bytes; "NORTH WAZIRISTAN/DERA ISMAIL KHAN" has 34 */
    BRACKET_MAX = 48, /* bytes of an outlet in brackets */
    REST_MIN = 20,    /* bytes of a report behind a dateline */
    WORDS_MAX = 5
};

struct cursor {
    struct span text;
    size_t at;
};

static bool row_among(struct span name, const char *const *rows, size_t count)
{
    char key[PLACE_MAX + 16];
    size_t len = name.len <= PLACE_MAX ? words_fold(name, key, sizeof key) : 0;

    for (size_t i = 0; len > 0 && i < count; i++)
        if (span_is((struct span){key, len}, rows[i]))
            return true;
    return false;
}

bool is_city(struct span name)
{
    return row_among(name, city_words, ARRAY_LEN(city_words));
}

/* "Tehran", "Kabul/Vienna". */
static bool are_cities(struct span names)
{
    struct span name;

    while (span_cut(&names, '/', &name))
        if (!is_city(span_trim(name)))
            return false;
    return true;
}

static uint32_t peek(const struct cursor *c, size_t *len)
{
    *len = 0;
    return c->at < c->text.len ? utf8_at(c->text, c->at, len) : 0;
}

static void pass_blanks(struct cursor *c)
{
    size_t len;
    for (uint32_t ch = peek(c, &len); ch == ' ' || ch == '\t' || ch == 0xa0; ch = peek(c, &len))
        c->at += len;
}

static bool take(struct cursor *c, uint32_t wanted)
{
    size_t len;
    if (peek(c, &len) != wanted)
        return false;
    c->at += len;
    return true;
}

static bool is_capital(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

static bool is_small(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

/* One word of a place: letters with ' . or - inside. *capitals: it has two capitals and nothing small. */
static bool take_word(struct cursor *c, bool *capitals)
{
    size_t len, start = c->at, large = 0, small = 0;
    uint32_t ch = peek(c, &len);

    if (!is_capital(ch))
        return false;
    for (; c->at < c->text.len; c->at += len) {
        ch = peek(c, &len);
        if (is_capital(ch))
            large++;
        else if (is_small(ch))
            small++;
        else if (ch != '\'' && ch != 0x2019 && ch != '.' && ch != '-')
            break;
    }
    while (c->at > start && c->text.at[c->at - 1] == '-') /* a dash that ends the dateline */
        c->at--;
    *capitals = small == 0 && large >= 2;
    return true;
}

/* "NEW DELHI", "ISLAMABAD/LAHORE", "Tehran": words of one case. Title case must be a city's. */
static bool take_place(struct cursor *c, struct span *place, bool *capitals)
{
    size_t start = c->at, end = start, words = 0;
    struct cursor ahead = *c;
    bool here;

    while (words < WORDS_MAX && take_word(&ahead, &here)) {
        if (words > 0 && here != *capitals) {
            if (*capitals)
                break;
            return false;
        }
        *capitals = here;
        words++;
        end = ahead.at;
        pass_blanks(&ahead);
        if (take(&ahead, '/'))
            pass_blanks(&ahead);
    }
    if (words == 0 || end - start > PLACE_MAX)
        return false;
    *place = span_part(c->text, start, end);
    c->at = end;
    return *capitals ? !row_among(*place, label_words, ARRAY_LEN(label_words)) : are_cities(*place);
}

/* ", Afghanistan", ", N.Y.", ", Occupied Kashmir": what the place lies in. */
static bool take_country(struct cursor *c)
{
    struct cursor ahead = *c;
    bool capitals;
    size_t words = 0;

    if (!take(&ahead, ','))
        return false;
    pass_blanks(&ahead);
    size_t start = ahead.at;
    while (words < 4 && take_word(&ahead, &capitals)) {
        words++;
        c->at = ahead.at;
        pass_blanks(&ahead);
    }
    if (words == 0)
        return false;
    /* A month is the date's, not a country. */
    struct named_date date;
    struct named_dates walk = {.text = c->text, .at = start};
    return !(named_dates_next(&walk, &date) && date.start == start);
}

/* ", March 4", ", Nov 15, 2018": the date right here. */
static bool take_date(struct cursor *c, struct named_date *date)
{
    struct cursor ahead = *c;
    struct named_dates walk = {
        .text = span_part(c->text, 0, c->at + 40 < c->text.len ? c->at + 40 : c->text.len)};

    (void)take(&ahead, ',');
    pass_blanks(&ahead);
    walk.at = ahead.at;
    if (!named_dates_next(&walk, date) || date->start > ahead.at + 12 ||
        date->date.precision == LEDE_YEAR)
        return false;
    /* "Tuesday, " may stand before it. */
    for (size_t i = ahead.at; i < date->start; i++)
        if (strchr(".:;()-", c->text.at[i]))
            return false;
    c->at = date->end;
    return true;
}

/* "(Reuters)": the brackets' content; false when there are none or they are long. */
static bool take_brackets(struct cursor *c, struct span *inside)
{
    struct cursor ahead = *c;
    size_t end;

    if (!take(&ahead, '(') && !take(&ahead, '['))
        return false;
    for (end = ahead.at; end < c->text.len && end - ahead.at <= BRACKET_MAX; end++)
        if (c->text.at[end] == ')' || c->text.at[end] == ']')
            break;
    if (end == c->text.len || end - ahead.at > BRACKET_MAX || end == ahead.at)
        return false;
    *inside = span_part(c->text, ahead.at, end);
    c->at = end + 1;
    return true;
}

/* The dash or colon that ends a dateline. *colon says which. */
static bool take_end(struct cursor *c, bool *colon)
{
    struct cursor ahead = *c;
    bool blank, dash = false;

    pass_blanks(&ahead);
    blank = ahead.at > c->at;
    *colon = !blank && take(&ahead, ':');
    if (!*colon) {
        dash = take(&ahead, 0x2013) || take(&ahead, 0x2014) || take(&ahead, 0x2015) ||
               take(&ahead, 0x2212);
        while (!dash && blank && take(&ahead, '-'))
            dash = ahead.at < c->text.len && c->text.at[ahead.at] != '-';
        if (!dash && !blank && take(&ahead, '-')) /* "(Reuters)- " */
            dash = ahead.at < c->text.len && (c->text.at[ahead.at] == ' ' || take(&ahead, '-'));
        if (dash)
            (void)take(&ahead, '-');
    }
    size_t here = ahead.at;
    pass_blanks(&ahead);
    if ((*colon && ahead.at == here) || (!*colon && !dash))
        return false;
    c->at = ahead.at;
    return true;
}

/* ", IRNA" behind the date: the agency without brackets. */
static bool take_agency(struct cursor *c, const struct outlets *outlets, const struct outlet **out)
{
    struct cursor ahead = *c;
    size_t len;

    if (!take(&ahead, ','))
        return false;
    pass_blanks(&ahead);
    size_t most = c->text.len - ahead.at < 24 ? c->text.len - ahead.at : 24;
    *out = outlets_begin(outlets, span_part(c->text, ahead.at, ahead.at + most), &len);
    if (!*out)
        return false;
    c->at = ahead.at + len;
    return true;
}

/* An outlet in brackets; "AP/Reuters", "Reuters, AFP": the first. */
static const struct outlet *outlet_in(struct span inside, const struct outlets *outlets)
{
    size_t len;
    const struct outlet *found = outlets_find(outlets, inside);

    if (found)
        return found;
    found = outlets_begin(outlets, inside, &len);
    return found && (inside.at[len] == '/' || inside.at[len] == ',' || inside.at[len] == ' ')
               ? found
               : NULL;
}

/* Place, country, brackets and date in their usual orders, up to the end sign. */
static bool take_parts(struct cursor *c, const struct outlets *outlets, struct dateline *out,
                       bool *capitals, bool *bracketed)
{
    struct span inside;

    *capitals = false;
    *bracketed = false;
    if (c->at < c->text.len && c->text.at[c->at] != '(' && !take_place(c, &out->place, capitals))
        return false;
    out->dated = take_date(c, &out->date);
    if (!out->dated) {
        struct cursor before = *c;
        if (!take_agency(c, outlets, &out->outlet) && !take_country(c))
            *c = before;
        out->dated = take_date(c, &out->date);
    }
    if (c->at + 2 < c->text.len && memcmp(c->text.at + c->at, ": (", 3) == 0)
        c->at++;                  /* "QUETTA: (Dunya News) – " */
    for (int i = 0; i < 2; i++) { /* a date may stand on either side of the brackets */
        pass_blanks(c);
        if (!*bracketed && take_brackets(c, &inside)) {
            *bracketed = true;
            out->outlet = outlet_in(inside, outlets);
        }
        if (!out->dated && *bracketed)
            out->dated = take_date(c, &out->date);
    }
    if (!*bracketed && !out->outlet && (out->dated || !*capitals))
        (void)take_agency(c, outlets, &out->outlet);
    while (c->at > 0 && c->text.at[c->at - 1] == ' ') /* take_end() looks at the blanks */
        c->at--;
    return true;
}

bool dateline_parse(struct span paragraph, const struct outlets *outlets, struct dateline *out)
{
    struct cursor c = {paragraph, 0};
    bool capitals, bracketed;
    size_t len;

    *out = (struct dateline){0};
    if (paragraph.len < REST_MIN || !take_parts(&c, outlets, out, &capitals, &bracketed) ||
        !take_end(&c, &out->colon) || paragraph.len < c.at + REST_MIN)
        return false;
    if (out->place.len == 0 && !out->outlet)
        return false;
    /* Brackets that name nobody prove nothing behind a place in title case. */
    if (!capitals && bracketed && !out->outlet)
        return false;
    /* A dash behind a name alone may also begin an aside: "Washington – long an ally – said". */
    if (!bracketed && !out->dated && is_small(utf8_at(paragraph, c.at, &len)))
        return false;
    out->colon = out->colon && !bracketed && !out->dated && !is_city(out->place);
    out->len = c.at;
    return true;
}

struct span dateline_title_case(struct span place, struct arena *arena)
{
    size_t len;
    bool first = true;
    struct buf text = {0};
    struct span out = {0};

    for (size_t i = 0; i < place.len; i += len) {
        uint32_t c = utf8_at(place, i, &len);
        bool letter = is_capital(c) || is_small(c);
        if (letter && !first)
            c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        first = !letter && c != '\'' && c != 0x2019;
        utf8_add(&text, c);
    }
    if (buf_ok(&text))
        out = arena_span(arena, buf_span(&text));
    buf_free(&text);
    return out;
}
