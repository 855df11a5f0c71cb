/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/facets.h"

#include <stdio.h>
#include <stdlib.h>

#include <xapian-c.h>

#include "common/limits.h"
#include "common/map.h"
#include "index/fields.h"
#include "index/xapian_text.h"
#include "searcher/match/name_counts.h"

static const char *const facet_names[] = {
    [FACET_SOURCE] = "source",     [FACET_YEAR] = "year", [FACET_MONTH] = "month",
    [FACET_PERSON] = "person",     [FACET_ORG] = "org",   [FACET_PLACE] = "place",
    [FACET_LANGUAGE] = "language",
};
_Static_assert(ARRAY_LEN(facet_names) == FACET_COUNT, "each facet has a name");

const char *facet_name(enum facet f)
{
    return facet_names[f];
}

enum facet facet_find(struct span name)
{
    enum facet f = FACET_SOURCE;

    while (f < FACET_COUNT && !span_is(name, facet_names[f]))
        f++;
    return f;
}

/* ---- The articles ---- */

struct docids {
    uint32_t *items;
    size_t count, cap;
    bool failed, ascending;
};

static void begin_docids(void *arg, uint32_t at_most)
{
    struct docids *d = arg;

    (void)at_most;
    d->count = 0;
    d->ascending = true;
}

static bool add_docid(void *arg, const struct xc_hit *hit)
{
    struct docids *d = arg;

    d->failed = !mem_grow(&d->items, &d->cap, d->count + 1, sizeof *d->items);
    if (d->failed)
        return false;
    d->ascending &= d->count == 0 || d->items[d->count - 1] < hit->docid;
    d->items[d->count++] = hit->docid;
    return true;
}

static int by_number(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

bool match_set_read(struct index_reader *index, const struct xc_node *match, struct arena *arena,
                    struct match_set *out, struct lede_error *err)
{
    struct xc_plan plan = {.weighting = XC_BOOLEAN};
    struct docids found = {0};
    struct xc_sink sink = {begin_docids, add_docid, &found};
    struct xc_error why;
    uint32_t *kept = NULL;
    bool ok = false;

    *out = (struct match_set){.stride = sizeof *kept};
    if (!xc_each(index_xapian(index), match, &plan, &sink, &out->revision, &why)) {
        index_error(err, &why);
        goto out;
    }
    kept = found.failed ? NULL : arena_take(arena, found.count, sizeof *kept);
    if (!kept) {
        error_memory(err);
        goto out;
    }
    if (found.count)
        memcpy(kept, found.items, found.count * sizeof *kept);
    if (!found.ascending)
        qsort(kept, found.count, sizeof *kept, by_number);
    out->docids = kept;
    out->count = found.count;
    ok = true;
out:
    mem_free(found.items);
    return ok;
}

void match_set_part(const struct match_set *set, size_t from, struct match_part *out)
{
    const char *at = (const char *)set->docids + from * set->stride;
    size_t rest = set->count - from;

    out->count = rest < MATCH_PART_ARTICLES ? rest : MATCH_PART_ARTICLES;
    for (size_t i = 0; i < out->count; i++)
        memcpy(&out->docids[i], at + i * set->stride, sizeof *out->docids);
}

/* ---- Counting ---- */

/* How much of yyyymmdd makes a period. */
enum { NO_DIGITS, YEAR_DIGITS = 4, MONTH_DIGITS = 6, DAY_DIGITS = 8 };

struct counter {
    size_t digits;       /* of the periods that are counted */
    struct map by_value; /* value -> place in items, plus 1 */
    struct arena values; /* owns them */
    struct facet_value *items;
    size_t count, cap;
};

static bool count_value(struct counter *c, struct span value, bool known)
{
    char key[FIELD_BYTES_MAX + 2];
    uint64_t *place;
    size_t len = value.len < sizeof key - 1 ? value.len : sizeof key - 1;

    /* A source may be called "unknown": what is not known counts apart. */
    key[0] = known ? 'k' : 'u';
    if (len)
        memcpy(key + 1, value.at, len);
    place = map_number(&c->by_value, (struct span){key, len + 1});
    if (!place)
        return false;
    if (*place == 0) {
        struct span copy = arena_span(&c->values, value);
        if (!copy.at || !mem_grow(&c->items, &c->cap, c->count + 1, sizeof *c->items))
            return false;
        c->items[c->count++] = (struct facet_value){copy, 0, known};
        *place = c->count;
    }
    c->items[*place - 1].count++;
    return true;
}

static int most_first(const void *x, const void *y)
{
    const struct facet_value *a = x, *b = y;
    if (a->known != b->known)
        return a->known ? -1 : 1;
    if (a->known && a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return span_compare(a->value, b->value);
}

static int in_time(const void *x, const void *y)
{
    const struct facet_value *a = x, *b = y;
    if (a->known != b->known)
        return a->known ? -1 : 1;
    return span_compare(a->value, b->value);
}

/* The counter's items, sorted and copied into the arena. */
static bool give(struct counter *c, int (*order)(const void *, const void *), struct arena *arena,
                 const struct facet_value **out, size_t *count)
{
    struct facet_value *items = arena_take(arena, c->count, sizeof *items);

    if (!items)
        return false;
    if (c->count)
        qsort(c->items, c->count, sizeof *items, order);
    for (size_t i = 0; i < c->count; i++) {
        items[i] = c->items[i];
        items[i].value = arena_span(arena, c->items[i].value);
        if (!items[i].value.at)
            return false;
    }
    *out = items;
    *count = c->count;
    return true;
}

static void counter_free(struct counter *c)
{
    map_free(&c->by_value);
    arena_free(&c->values);
    mem_free(c->items);
}

static bool count_sources(struct index_reader *index, const struct match_part *part,
                          struct counter *c, struct lede_error *err)
{
    struct xc_list *list = NULL;
    struct xc_error why;
    bool ok = true;

    if (!xc_values(index_xapian(index), SLOT_SOURCE, part->docids, part->count, &list, &why))
        return index_error(err, &why);
    for (size_t i = 0; ok && i < part->count; i++) {
        struct span value = item_text(list, i);
        ok = count_value(c, value.len ? value : SPAN("unknown"), value.len > 0);
    }
    xc_list_free(list);
    return ok || error_memory(err);
}

/* Languages are few: each term's documents within the set. */
static bool count_languages(struct index_reader *index, const struct match_part *part,
                            struct counter *c, struct lede_error *err)
{
    struct xc_postings postings = {0};
    struct xc_list *list = NULL;
    struct xc_str prefix = {PREFIX_LANGUAGE, 1};
    struct xc_error why;
    size_t known = 0;
    bool ok = true;

    if (!xc_terms(index_xapian(index), prefix, SIZE_MAX, &list, NULL, &why))
        return index_error(err, &why);
    for (size_t i = 0; ok && i < xc_list_count(list); i++) {
        struct xc_str term = xc_list_item(list, i)->str;
        struct span code = {term.at + 1, term.len - 1};
        if (!xc_positions(index_xapian(index), term, part->docids, part->count, &postings, &why)) {
            ok = index_error(err, &why);
            break;
        }
        for (size_t n = 0; ok && n < postings.count; n++)
            ok = count_value(c, code, true) || error_memory(err);
        known += postings.count;
    }
    for (; ok && known < part->count; known++)
        ok = count_value(c, SPAN("unknown"), false) || error_memory(err);
    xc_postings_free(&postings);
    xc_list_free(list);
    return ok;
}

/* The period that both ends lie in, written with hyphens. */
static bool count_period(struct counter *c, struct span from, struct span to)
{
    size_t digits = c->digits;
    char text[16];

    if (from.len != 8 || to.len != 8)
        return count_value(c, SPAN("unknown"), false);
    if (memcmp(from.at, to.at, digits) != 0)
        return count_value(c, SPAN("uncertain"), false);
    int n = digits == YEAR_DIGITS ? snprintf(text, sizeof text, "%.4s", from.at)
            : digits == MONTH_DIGITS
                ? snprintf(text, sizeof text, "%.4s-%.2s", from.at, from.at + 4)
                : snprintf(text, sizeof text, "%.4s-%.2s-%.2s", from.at, from.at + 4, from.at + 6);
    return n > 0 && count_value(c, (struct span){text, (size_t)n}, true);
}

static bool count_periods(struct index_reader *index, const struct match_part *part,
                          struct counter *c, struct lede_error *err)
{
    struct xc_list *from = NULL, *to = NULL;
    struct xc_error why;
    bool ok = true;

    if (!xc_values(index_xapian(index), SLOT_EARLIEST, part->docids, part->count, &from, &why) ||
        !xc_values(index_xapian(index), SLOT_LATEST, part->docids, part->count, &to, &why)) {
        ok = index_error(err, &why);
        goto out;
    }
    for (size_t i = 0; ok && i < part->count; i++)
        ok = count_period(c, item_text(from, i), item_text(to, i)) || error_memory(err);
out:
    xc_list_free(from);
    xc_list_free(to);
    return ok;
}

/* A facet or a timeline, part by part. */
struct counting {
    bool (*part)(struct index_reader *index, const struct match_part *part, struct counter *c,
                 struct lede_error *err);
    int (*order)(const void *, const void *);
    size_t digits;
};

static bool count_parts(struct index_reader *index, const struct match_set *set,
                        const struct counting *how, struct arena *arena,
                        const struct facet_value **out, size_t *count, struct lede_error *err)
{
    struct counter c = {.digits = how->digits};
    struct match_part part;
    bool ok = true;

    for (size_t from = 0; ok && from < set->count; from += part.count) {
        match_set_part(set, from, &part);
        ok = how->part(index, &part, &c, err);
    }
    if (ok && !give(&c, how->order, arena, out, count))
        ok = error_memory(err);
    counter_free(&c);
    return ok;
}

/* An article has many names: they are counted each, and their sum is no total. */
static bool count_names(struct index_reader *index, const struct match_set *set,
                        enum entity_type type, struct arena *arena, struct facet_counts *out,
                        struct lede_error *err)
{
    const struct name_count *names;
    struct facet_value *values;

    if (!name_counts(index, set, 1U << type, arena, &names, &out->count, err))
        return false;
    values = arena_take(arena, out->count, sizeof *values);
    if (!values)
        return error_memory(err);
    for (size_t i = 0; i < out->count; i++)
        values[i] = (struct facet_value){names[i].shown, names[i].articles, true};
    out->values = values;
    return true;
}

bool facet_count(struct index_reader *index, const struct match_set *set, enum facet facet,
                 struct arena *arena, struct facet_counts *out, struct lede_error *err)
{
    static const struct {
        struct counting values; /* none: names of the type */
        enum entity_type type;
    } rows[] = {
        [FACET_SOURCE] = {.values = {count_sources, most_first, NO_DIGITS}},
        [FACET_YEAR] = {.values = {count_periods, most_first, YEAR_DIGITS}},
        [FACET_MONTH] = {.values = {count_periods, most_first, MONTH_DIGITS}},
        [FACET_PERSON] = {.type = ENTITY_PERSON},
        [FACET_ORG] = {.type = ENTITY_ORG},
        [FACET_PLACE] = {.type = ENTITY_PLACE},
        [FACET_LANGUAGE] = {.values = {count_languages, most_first, NO_DIGITS}},
    };
    _Static_assert(ARRAY_LEN(rows) == FACET_COUNT, "each facet is counted");

    *out = (struct facet_counts){.facet = facet};
    if (!rows[facet].values.part)
        return count_names(index, set, rows[facet].type, arena, out, err);
    return count_parts(index, set, &rows[facet].values, arena, &out->values, &out->count, err);
}

bool timeline_count(struct index_reader *index, const struct match_set *set,
                    enum timeline_unit unit, struct arena *arena, struct timeline *out,
                    struct lede_error *err)
{
    static const struct counting rows[] = {
        [TIMELINE_DAY] = {count_periods, in_time, DAY_DIGITS},
        [TIMELINE_MONTH] = {count_periods, in_time, MONTH_DIGITS},
        [TIMELINE_YEAR] = {count_periods, in_time, YEAR_DIGITS}};

    *out = (struct timeline){.unit = unit};
    return !rows[unit].part ||
           count_parts(index, set, &rows[unit], arena, &out->periods, &out->count, err);
}
