/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/tally.h"

#include <stdio.h>
#include <stdlib.h>

#include "common/buf.h"
#include "common/date.h"
#include "index/names.h"

enum { TIMELINE_GROUP = FACET_COUNT, YEAR_CHARS = 4, MONTH_CHARS = 7, DAY_CHARS = 10 };

static void need(bool ok)
{
    if (!ok)
        abort(); /* out of memory */
}

/* ---- Names ---- */

static void make_key(struct buf *key, enum entity_type type, struct span text)
{
    buf_reset(key);
    buf_byte(key, name_letter(type));
    buf_add(key, text);
    need(buf_ok(key));
}

/* Whether an entity before has the same type and name. */
static bool was_before(const struct article *a, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (a->entities[k].type == a->entities[i].type &&
            span_equal(a->entities[k].name, a->entities[i].name))
            return true;
    return false;
}

static uint64_t spelling_count(struct spellings *s, struct buf *key, enum entity_type type,
                               struct span name)
{
    make_key(key, type, name);
    return *map_number(&s->counts, buf_span(key));
}

/* The most frequent spelling; of equally frequent ones the first by bytes. */
static void show_name(struct spellings *s, struct buf *key, const struct entity *e)
{
    char folded[NAME_FOLDED_MAX];
    size_t len = names_fold(e->name, folded);
    struct span *shown;

    if (len == 0 || e->name.len > NAME_BYTES_MAX)
        return;
    uint64_t own = spelling_count(s, key, e->type, e->name), best = 0;
    make_key(key, e->type, (struct span){folded, len});
    shown = map_get(&s->shown, buf_span(key));
    if (shown)
        best = spelling_count(s, key, e->type, *shown);
    if (best > own || (best == own && shown && span_compare(*shown, e->name) <= 0))
        return;
    if (!shown) {
        shown = arena_take(&s->arena, 1, sizeof *shown);
        make_key(key, e->type, (struct span){folded, len});
        need(shown && map_put(&s->shown, buf_span(key), shown));
    }
    *shown = e->name;
}

void spellings_read(struct spellings *s, const struct archive *archive)
{
    struct buf key = {0};

    for (size_t n = 0; n < archive->count; n++) {
        const struct article *a = &archive->articles[n].article;
        for (size_t i = 0; i < a->entity_count; i++) {
            if (was_before(a, i))
                continue;
            make_key(&key, a->entities[i].type, a->entities[i].name);
            uint64_t *count = map_number(&s->counts, buf_span(&key));
            need(count != NULL);
            ++*count;
        }
    }
    for (size_t n = 0; n < archive->count; n++)
        for (size_t i = 0; i < archive->articles[n].article.entity_count; i++)
            show_name(s, &key, &archive->articles[n].article.entities[i]);
    buf_free(&key);
}

void spellings_free(struct spellings *s)
{
    map_free(&s->counts);
    map_free(&s->shown);
    arena_free(&s->arena);
}

/* ---- Counting ---- */

static uint64_t *place_of(struct tally *t, size_t group, bool known, struct span value)
{
    struct buf key = {0};
    uint64_t *count;

    buf_byte(&key, (char)('a' + group));
    buf_byte(&key, known ? 'k' : 'u');
    buf_add(&key, value);
    need(buf_ok(&key));
    count = map_number(&t->counts, buf_span(&key));
    need(count != NULL);
    buf_free(&key);
    return count;
}

static void add(struct tally *t, size_t group, bool known, struct span value)
{
    uint64_t *count = place_of(t, group, known, value);

    t->distinct[group] += *count == 0;
    ++*count;
}

static void add_or_unknown(struct tally *t, size_t group, struct span value)
{
    if (value.len)
        add(t, group, true, value);
    else
        add(t, group, false, SPAN("unknown"));
}

/* What both days have in common of so many characters, if it is all of them. */
static void add_period(struct tally *t, size_t group, const struct lede_date *d, size_t chars)
{
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];

    if (d->precision == LEDE_NONE) {
        add(t, group, false, SPAN("unknown"));
        return;
    }
    date_write(d->earliest, from);
    date_write(d->latest, to);
    if (strncmp(from, to, chars) == 0)
        add(t, group, true, (struct span){from, chars});
    else
        add(t, group, false, SPAN("uncertain"));
}

static void add_name(struct tally *t, const struct spellings *s, const struct article *a, size_t i)
{
    static const enum facet facets[] = {
        [ENTITY_PERSON] = FACET_PERSON, [ENTITY_ORG] = FACET_ORG, [ENTITY_PLACE] = FACET_PLACE};
    char folded[NAME_FOLDED_MAX], before[NAME_FOLDED_MAX];
    const struct entity *e = &a->entities[i];
    size_t len = names_fold(e->name, folded);
    struct buf key = {0};

    for (size_t k = 0; k < i; k++) /* an article has a name once, however it spells it */
        if (a->entities[k].type == e->type && names_fold(a->entities[k].name, before) == len &&
            memcmp(before, folded, len) == 0)
            return;
    make_key(&key, e->type, (struct span){folded, len});
    const struct span *shown = map_get(&s->shown, buf_span(&key));
    if (shown)
        add(t, facets[e->type], true, *shown);
    buf_free(&key);
}

void tally_add(struct tally *t, const struct spellings *s, const struct article *a,
               enum timeline_unit unit)
{
    static const size_t chars[] = {
        [TIMELINE_DAY] = DAY_CHARS, [TIMELINE_MONTH] = MONTH_CHARS, [TIMELINE_YEAR] = YEAR_CHARS};

    add_or_unknown(t, FACET_SOURCE, a->source.value);
    add_or_unknown(t, FACET_LANGUAGE, a->language);
    add_period(t, FACET_YEAR, &a->date, YEAR_CHARS);
    add_period(t, FACET_MONTH, &a->date, MONTH_CHARS);
    if (unit != TIMELINE_NONE)
        add_period(t, TIMELINE_GROUP, &a->date, chars[unit]);
    for (size_t i = 0; i < a->entity_count; i++)
        add_name(t, s, a, i);
}

/* A value that is there twice would leave another one out, since their number is the same. */
static bool is_counted(struct tally *t, size_t group, const struct facet_value *values,
                       size_t count)
{
    if (count != t->distinct[group])
        return false;
    for (size_t i = 0; i < count; i++) {
        uint64_t *place = place_of(t, group, values[i].known, values[i].value);
        if (values[i].count == 0 || *place != values[i].count)
            return false;
        *place = 0;
    }
    return true;
}

bool tally_is_facet(struct tally *t, const struct facet_counts *f)
{
    return is_counted(t, f->facet, f->values, f->count);
}

bool tally_is_timeline(struct tally *t, const struct timeline *line)
{
    return is_counted(t, TIMELINE_GROUP, line->periods, line->count);
}

void tally_free(struct tally *t)
{
    map_free(&t->counts);
    *t = (struct tally){0};
}

uint64_t values_sum(const struct facet_value *values, size_t count)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += values[i].count;
    return sum;
}
