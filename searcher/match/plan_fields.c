/* Fields, names, ids, addresses and the dates that texts name to libxapian.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/date.h"
#include "index/fields.h"
#include "index/names_canon.h"
#include "index/xapian_text.h"
#include "searcher/match/plan_state.h"
#include "searcher/query/bare_url.h"

/* All words of the run stand in the field. */
static const struct xc_node *plan_field_words(struct planner *p, const char *prefix,
                                              const struct run *run)
{
    const struct xc_node **kids = plan_kids(&p->nodes, run->count);

    for (size_t i = 0; kids && i < run->count; i++) {
        kids[i] = plan_term(&p->nodes, prefix, run->words[i].form);
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_AND, kids, run->count) : NULL;
}

enum { LISTED_MAX = 20000 }; /* terms under one prefix; of more, every article is looked at */

/* The terms of the index that begin with prefix and text, whole, added to *kids; sets *more when there are
 * too many. False: err is set, or memory is out. */
static bool add_terms(struct planner *p, const char *prefix, struct span text,
                      const struct xc_node ***kids, size_t *count, bool *more)
{
    bool others = false;
    struct xc_list *list = NULL;
    struct xc_error why;
    struct term t;
    const struct xc_node **all;
    bool ok = true;

    term_make(&t, prefix, text);
    if (!xc_terms(index_xapian(p->index), (struct xc_str){t.at, t.len}, LISTED_MAX, &list, &others,
                  &why)) {
        p->told = true;
        return index_error(p->err, &why);
    }
    all = plan_kids(&p->nodes, *count + xc_list_count(list));
    for (size_t i = 0; all && i < *count; i++)
        all[i] = (*kids)[i];
    for (size_t i = 0; ok && all && i < xc_list_count(list); i++) {
        all[*count] = plan_term(&p->nodes, "", item_text(list, i));
        ok = all[(*count)++] != NULL;
    }
    xc_list_free(list);
    *kids = all;
    *more |= others;
    return ok && all;
}

/* A field by words, and by the whole where it has a term for that. */
static const struct {
    const char *words, *whole;
} prefixes[] = {
    [META_SOURCE] = {PREFIX_SOURCE_WORD, PREFIX_SOURCE},
    [META_AUTHOR] = {PREFIX_AUTHOR_WORD, NULL},
    [META_AGENCY] = {PREFIX_AGENCY_WORD, NULL},
    [META_SECTION] = {PREFIX_SECTION_WORD, NULL},
    [META_LANGUAGE] = {PREFIX_LANGUAGE, PREFIX_LANGUAGE},
};

static const struct xc_node *plan_unknown(struct planner *p, const struct field_test *t,
                                          bool positive)
{
    const struct xc_node **kids = NULL, *known, *all = plan_everything(p);
    size_t count = 0;
    bool more = false;

    if (t->field == META_SOURCE) { /* no character's first byte is so high: any value is lower */
        known = plan_value(&p->nodes, XC_VALUE_LE, SLOT_SOURCE, SPAN("\xff"));
    } else {
        if (!add_terms(p, prefixes[t->field].words, (struct span){0}, &kids, &count, &more))
            return NULL;
        known = plan_op(&p->nodes, XC_OR, kids, count);
    }
    if (more)
        return plan_roughly(p, all, positive);
    return known && all ? plan_subtract(p, all, &known, 1) : NULL;
}

const struct xc_node *plan_field(struct planner *p, const struct field_test *t, bool positive)
{
    const char *whole = prefixes[t->field].whole;

    if (t->unknown)
        return plan_unknown(p, t, positive);
    if (t->whole && whole)
        return plan_term(&p->nodes, whole, t->folded);
    const struct xc_node *words = plan_field_words(p, prefixes[t->field].words, &t->run);
    return t->whole && words ? plan_roughly(p, words, positive) : words;
}

/* The terms of the archive's names that have the words, *count more kids. False when memory is out. */
static bool add_names(struct planner *p, const char *kind, const struct name_test *t,
                      const struct xc_node **kids, size_t *count)
{
    for (size_t i = 0; i < t->name_count; i++) {
        kids[*count] = plan_form(&p->nodes, kind, t->names[i]);
        if (!kids[(*count)++])
            return false;
    }
    return true;
}

const struct xc_node *plan_speaker(struct planner *p, const struct speaker_test *t)
{
    const struct xc_node **kids = plan_kids(&p->nodes, t->by[0].name_count + t->by[1].name_count);
    size_t n = 0;

    if (!kids || !add_names(p, PREFIX_SPEAKER, &t->by[0], kids, &n) ||
        !add_names(p, PREFIX_SPEAKER, &t->by[1], kids, &n))
        return NULL;
    return plan_op(&p->nodes, XC_OR, kids, n);
}

/* Any of the archive's names that have the words; a place in the dateline too. */
const struct xc_node *plan_name(struct planner *p, const struct name_test *t)
{
    const struct xc_node **kids = plan_kids(&p->nodes, t->name_count + 1);
    size_t n = 0;

    if (!kids || !add_names(p, PREFIX_NAME, t, kids, &n))
        return NULL;
    if (t->type == ENTITY_PLACE && !t->whole) {
        kids[n] = plan_field_words(p, PREFIX_PLACE_WORD, &t->run);
        if (!kids[n++])
            return NULL;
    }
    return plan_op(&p->nodes, XC_OR, kids, n);
}

const struct xc_node *plan_id(struct planner *p, struct span id)
{
    struct term t;
    term_make_id(&t, PREFIX_ID, id);
    return plan_term(&p->nodes, "", (struct span){t.at, t.len});
}

/* Of an address too long for a term the index has a hash alone: those articles are looked at. */
const struct xc_node *plan_url(struct planner *p, const struct url_test *t, bool positive)
{
    static const char *const before[] = {"",     "https://",     "http://",
                                         "www.", "https://www.", "http://www."};
    const struct xc_node **kids = NULL, *any;
    size_t count = 0, kept = 0, hashed;
    bool more = false;
    char text[FIELD_BYTES_MAX];

    for (size_t i = 0; i < ARRAY_LEN(before); i++) {
        int n = snprintf(text, sizeof text, "%s%.*s", before[i], SPAN_ARGS(t->text));
        if (n > 0 && n < TERM_BYTES_MAX - 1 &&
            !add_terms(p, PREFIX_URL, (struct span){text, (size_t)n}, &kids, &count, &more))
            return NULL;
    }
    /* "https:" begins addresses of which nothing is left without it. */
    for (size_t i = 0; i < count; i++) {
        struct span url = {kids[i]->term.at + 1, kids[i]->term.len - 1};
        if (span_starts(bare_url(url), t->text))
            kids[kept++] = kids[i];
    }
    hashed = count = kept;
    if (!add_terms(p, PREFIX_URL "#", (struct span){0}, &kids, &count, &more))
        return NULL;
    if (more)
        return plan_roughly(p, plan_everything(p), positive);
    any = plan_op(&p->nodes, XC_OR, kids, count);
    return any && count > hashed ? plan_roughly(p, any, positive) : any;
}

/* ---- Dates that texts name ---- */

/* The one unit (day, month, year) that is just these days, as its term has it; false when none is. */
static bool unit_of(const struct date_test *t, char out[9], size_t *len)
{
    int32_t lowest = date_day((struct civil){DATE_YEAR_MIN, 1, 1});
    int32_t highest = date_day((struct civil){DATE_YEAR_MAX, 12, 31});

    if (t->possible || t->from < lowest || t->to > highest || t->from > t->to)
        return false;
    struct civil from = date_civil(t->from), to = date_civil(t->to);
    bool month_end = to.day == date_month_days(to.year, to.month);
    day_value(t->from, out);
    *len = 0;
    if (t->from == t->to)
        *len = 8;
    else if (from.year == to.year && from.month == to.month && from.day == 1 && month_end)
        *len = 6;
    else if (from.year == to.year && from.month == 1 && from.day == 1 && to.month == 12 &&
             month_end)
        *len = 4;
    return *len > 0;
}

/* Whether the year of a term may have days of the range in it. */
static bool meets_year(const struct date_test *t, struct span digits)
{
    int year = 0;

    for (size_t i = 0; i < digits.len; i++)
        year = year * 10 + (digits.at[i] - '0');
    int32_t first = date_day((struct civil){year, 1, 1}),
            last = date_day((struct civil){year, 12, 31});
    return last >= t->from && first <= t->to;
}

/* Readings within one of the years that the range meets, or within no single year. */
static const struct xc_node *plan_years(struct planner *p, const struct date_test *t)
{
    bool more = false;
    enum { YEAR_DIGITS = 4 }; /* TERM_LONG_MENTION has one letter there */
    const size_t head = sizeof PREFIX_MENTION - 1;
    const struct xc_node **kids = NULL;
    size_t count = 0, kept = 0;

    if (!add_terms(p, PREFIX_MENTION, (struct span){0}, &kids, &count, &more))
        return NULL;
    if (more)
        return plan_everything(p);
    for (size_t i = 0; i < count; i++) {
        struct span digits = {kids[i]->term.at + head, kids[i]->term.len - head};
        if (digits.len == YEAR_DIGITS ? meets_year(t, digits) : digits.len == 1)
            kids[kept++] = kids[i];
    }
    return plan_op(&p->nodes, XC_OR, kids, kept);
}

const struct xc_node *plan_mention(struct planner *p, const struct date_test *t, bool positive)
{
    char unit[9];
    size_t len;

    if (t->from > t->to)
        return plan_nothing(p);
    if (unit_of(t, unit, &len))
        return plan_term(&p->nodes, PREFIX_MENTION, (struct span){unit, len});
    const struct xc_node *years = plan_years(p, t);
    return years ? plan_roughly(p, years, positive) : NULL;
}
