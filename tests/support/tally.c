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

static uint32_t entry_of(const struct names_canon *c, const struct entity *e)
{
    char folded[NAME_FOLDED_MAX];

    return names_canon_find(c, e->type, (struct span){folded, names_fold(e->name, folded)});
}

static void add_name(struct tally *t, const struct names_canon *c, const struct article *a,
                     size_t i)
{
    static const enum facet facets[] = {
        [ENTITY_PERSON] = FACET_PERSON, [ENTITY_ORG] = FACET_ORG, [ENTITY_PLACE] = FACET_PLACE};
    uint32_t entry = entry_of(c, &a->entities[i]);

    for (size_t k = 0; k < i; k++) /* an article has a name once, however it spells it */
        if (entry_of(c, &a->entities[k]) == entry)
            return;
    if (entry != CANON_NONE)
        add(t, facets[c->entries[entry].type], true, c->entries[entry].shown);
}

void tally_add(struct tally *t, const struct names_canon *c, const struct article *a,
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
        add_name(t, c, a, i);
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
