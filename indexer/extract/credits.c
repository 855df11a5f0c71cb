/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/credits.h"

static bool is_same(const struct lede_date *a, const struct lede_date *b)
{
    return a->earliest == b->earliest && a->latest == b->latest;
}

/* The outlet's line that comes first counts; one that is in no table counts nowhere but in a source. */
static void take_source(const struct credit *c, struct credits *out)
{
    if (c->kind == CREDIT_PUBLISHED || c->kind == CREDIT_SOURCE) {
        if (out->source.len == 0)
            out->source = c->source;
    } else if (c->outlet && c->outlet->agency && c->kind == CREDIT_STAFF) {
        out->helper = out->helper ? out->helper : c->outlet;
    } else if (c->outlet && c->outlet->agency) {
        out->agency = out->agency ? out->agency : c->outlet;
    } else if (c->outlet) {
        out->outlet = out->outlet ? out->outlet : c->outlet;
    }
}

/* *clash: two lines of the head are dates, and not the same. */
static void take_date(const struct credit *c, struct credits *out, bool *clash)
{
    bool states =
        c->kind == CREDIT_PUBLISHED || c->kind == CREDIT_POSTED || c->kind == CREDIT_SOURCE;
    struct lede_date *to = states ? &out->published : &out->printed;

    if (c->date.precision == LEDE_NONE || c->kind == CREDIT_UPDATED)
        return;
    if (to->precision == LEDE_NONE)
        *to = c->date;
    else if (!states && !is_same(to, &c->date))
        *clash = true;
}

static void read_line(const struct blocks *blocks, size_t i, const struct outlets *outlets,
                      struct credits *out, bool *clash)
{
    if (blocks->at[i].kind != BLOCK_CREDIT)
        return;
    struct credit c = credit_parse(block_span(blocks, i), outlets);
    take_source(&c, out);
    take_date(&c, out, clash);
    if (out->author.len == 0)
        out->author = c.author;
    if (out->place.len == 0)
        out->place = c.place;
}

void credits_read(const struct blocks *blocks, const struct body *body,
                  const struct outlets *outlets, struct credits *out)
{
    bool clash = false, ignored = false;

    *out = (struct credits){0};
    for (size_t i = 0; i < body->start; i++)
        read_line(blocks, i, outlets, out, &clash);
    if (clash)
        out->printed = (struct lede_date){0};
    /* What stands behind the body only fills what the head left open. */
    struct lede_date head = out->printed;
    for (size_t i = body->end; i < body->own_end; i++)
        read_line(blocks, i, outlets, out, &ignored);
    if (clash || head.precision != LEDE_NONE)
        out->printed = head;
    if (!out->agency && body->sign)
        out->agency = body->sign;
}

struct span credits_cut_outlet(struct span headline, const struct outlets *outlets,
                               struct credits *out)
{
    static const char *const marks[] = {" - ", " | ", " \xe2\x80\x93 ", " \xe2\x80\x94 "};

    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        size_t len = strlen(marks[i]), last = SIZE_MAX, at = 0;
        while ((at = span_find(headline, span_of(marks[i]), at)) != SIZE_MAX)
            last = at++;
        if (last == SIZE_MAX || last == 0)
            continue;
        const struct outlet *outlet =
            outlets_find(outlets, span_part(headline, last + len, headline.len));
        if (!outlet)
            continue;
        out->outlet = out->outlet ? out->outlet : outlet;
        return span_trim(span_part(headline, 0, last));
    }
    return headline;
}
