/* Where words and names stand in the articles that are looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "searcher/match/closeness_state.h"

/* ---- Forms and sides ---- */

/* form_count where there is no room. */
static size_t form_number(struct closeness *c, struct span form)
{
    size_t i = 0;

    while (i < c->form_count && !span_equal(c->forms[i].form, form))
        i++;
    if (i == c->form_count && i < CLOSE_NUMBERS_MAX)
        c->forms[c->form_count++].form = form;
    return i;
}

static size_t add_side(struct closeness *c, struct close_side side)
{
    if (c->side_count == CLOSE_SIDES_MAX)
        return CLOSE_SIDES_MAX;
    c->sides[c->side_count] = side;
    return c->side_count++;
}

size_t closeness_word_side(struct closeness *c, struct span form)
{
    size_t number = form_number(c, form);

    if (number == CLOSE_NUMBERS_MAX)
        return CLOSE_SIDES_MAX;
    for (size_t i = 0; i < c->side_count; i++)
        if (!c->sides[i].name && c->sides[i].form == number)
            return i;
    return add_side(c, (struct close_side){.form = number});
}

static bool are_same_names(const struct name_weights *a, const struct name_weights *b)
{
    bool same = a->count == b->count;

    for (size_t i = 0; same && i < a->count; i++)
        same = span_equal(a->words[i].text, b->words[i].text);
    return same;
}

size_t closeness_name_side(struct closeness *c, const struct name_weights *name)
{
    struct close_side side = {.name = name, .first = c->number_count};

    for (size_t i = 0; i < c->side_count; i++)
        if (c->sides[i].name && are_same_names(c->sides[i].name, name))
            return i;
    for (size_t i = 0; i < name->phrase_count; i++) {
        const struct run *run = &name->phrases[i]->is.run;
        for (size_t k = 0; k < run->count; k++) {
            size_t number = form_number(c, run->words[k].form);
            if (number == CLOSE_NUMBERS_MAX || c->number_count == CLOSE_NUMBERS_MAX)
                return CLOSE_SIDES_MAX;
            c->numbers[c->number_count++] = number;
        }
    }
    return add_side(c, side);
}

/* A name is at most as frequent as its rarest part. */
static uint32_t name_articles(const struct name_weights *name)
{
    uint64_t least = UINT32_MAX;

    for (size_t i = 0; i < name->count; i++)
        if (name->words[i].articles < least)
            least = name->words[i].articles;
    return (uint32_t)least;
}

bool closeness_read_stats(struct closeness *c, struct lede_error *err)
{
    struct xc_error why;

    for (size_t i = 0; i < c->form_count; i++) {
        struct xc_str form = {c->forms[i].form.at, c->forms[i].form.len};
        if (!xc_term_stats(index_xapian(c->index), form, &c->forms[i].in_articles, NULL, &why))
            return index_error(err, &why);
    }
    for (size_t i = 0; i < c->side_count; i++) {
        struct close_side *s = &c->sides[i];
        s->in_articles = s->name ? name_articles(s->name) : c->forms[s->form].in_articles;
    }
    return true;
}

/* ---- Places ---- */

bool closeness_read_places(struct closeness *c, const uint32_t *docids, size_t count,
                           struct lede_error *err)
{
    struct xc_error why;

    for (size_t i = 0; i < c->form_count; i++) {
        struct span form = c->forms[i].form;
        if (c->forms[i].in_articles &&
            !xc_positions(index_xapian(c->index), (struct xc_str){form.at, form.len}, docids, count,
                          &c->forms[i].postings, &why))
            return index_error(err, &why);
    }
    return true;
}

void closeness_free_places(struct closeness *c)
{
    for (size_t i = 0; i < c->form_count; i++)
        xc_postings_free(&c->forms[i].postings);
}

/* NULL where the document does not have the form. */
static const struct xc_posting *posting_of(const struct xc_postings *p, uint32_t docid)
{
    size_t low = 0, high = p->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->items[middle].docid < docid)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->count && p->items[low].docid == docid ? &p->items[low] : NULL;
}

static bool has_place(const struct xc_postings *p, const struct xc_posting *in, uint32_t place)
{
    const uint32_t *at = p->positions + in->start;
    size_t low = 0, high = in->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (at[middle] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low < in->count && at[low] == place;
}

/* The words of a spelling stand behind one another from the place on. */
static bool stands_at(const struct closeness *c, const size_t *numbers, size_t count,
                      uint32_t docid, uint32_t place)
{
    for (size_t i = 1; i < count; i++) {
        const struct xc_postings *p = &c->forms[numbers[i]].postings;
        const struct xc_posting *in = posting_of(p, docid);
        if (!in || !has_place(p, in, place + (uint32_t)i))
            return false;
    }
    return true;
}

/* Where a spelling stands; pairs of start and end, for now. */
static bool add_places(const struct closeness *c, const size_t *numbers, size_t count,
                       uint32_t docid, struct places *out)
{
    const struct xc_postings *p = &c->forms[numbers[0]].postings;
    const struct xc_posting *in = posting_of(p, docid);

    for (size_t i = 0; in && i < in->count; i++) {
        uint32_t place = p->positions[in->start + i];
        if (!stands_at(c, numbers, count, docid, place))
            continue;
        if (!mem_grow(&out->own, &out->own_cap, 2 * (out->count + 1), sizeof *out->own))
            return false;
        out->own[2 * out->count] = place;
        out->own[2 * out->count++ + 1] = place + (uint32_t)count - 1;
        out->length = in->length;
    }
    return true;
}

static int by_place(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Pairs to starts and, behind them, ends. */
static bool part_places(struct places *out)
{
    size_t count = out->count;
    uint32_t *ends;

    if (!mem_grow(&out->own, &out->own_cap, 3 * count, sizeof *out->own))
        return false;
    ends = out->own + 2 * count;
    for (size_t i = 0; i < count; i++) {
        ends[i] = out->own[2 * i + 1];
        out->own[i] = out->own[2 * i];
    }
    if (count) {
        qsort(out->own, count, sizeof *out->own, by_place);
        qsort(ends, count, sizeof *ends, by_place);
    }
    out->starts = out->own;
    out->ends = ends;
    return true;
}

bool closeness_places(const struct closeness *c, const struct close_side *side, uint32_t docid,
                      struct places *out)
{
    size_t from = side->first;

    out->count = 0;
    if (!side->name) {
        const struct xc_postings *p = &c->forms[side->form].postings;
        const struct xc_posting *in = posting_of(p, docid);
        if (!in)
            return true;
        out->starts = out->ends = p->positions + in->start;
        out->count = in->count;
        out->length = in->length;
        return true;
    }
    for (size_t i = 0; i < side->name->phrase_count; i++) {
        size_t words = side->name->phrases[i]->is.run.count;
        if (!add_places(c, c->numbers + from, words, docid, out))
            return false;
        from += words;
    }
    return out->count == 0 || part_places(out);
}
