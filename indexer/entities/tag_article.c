/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_article.h"

enum { KINDS = 4 }; /* no name, and the three types */

struct tag_count {
    uint64_t w;
    uint32_t by_kind[KINDS];
    uint32_t in_longer; /* times that it is part of a name of several words */
};

static struct tag_count *slot_of(const struct tag_census *c, uint64_t w)
{
    size_t at = (size_t)(w >> 20) & (c->cap - 1);

    while (c->slots[at].w != 0 && c->slots[at].w != w)
        at = (at + 1) & (c->cap - 1);
    return &c->slots[at];
}

static unsigned kind_of(uint8_t label)
{
    return label == LABEL_O ? 0 : 1 + (unsigned)label_type(label);
}

static bool is_in_longer(uint8_t label)
{
    return label != LABEL_O && label_part(label) != PART_U;
}

static uint32_t votes(const struct tag_seen *s)
{
    return s->weak ? 1 : 2;
}

static struct tag_doubt ask(const struct tag_count *all, const struct tag_seen *own)
{
    uint32_t by_kind[KINDS], total = 0;
    unsigned winner = 0;

    for (unsigned k = 0; k < KINDS; k++) {
        by_kind[k] = all->by_kind[k] - (k == kind_of(own->label) ? votes(own) : 0);
        total += by_kind[k];
        if (by_kind[k] > by_kind[winner])
            winner = k;
    }
    if (total == 0)
        return (struct tag_doubt){1, 0};
    bool clear = 4 * (uint64_t)by_kind[winner] >= 3 * (uint64_t)total;
    bool longer = all->in_longer > (is_in_longer(own->label) ? 1U : 0U);
    return (struct tag_doubt){(uint8_t)(2 + 4 * winner + 2 * clear + (total >= 6)),
                              (uint8_t)(1 + winner + 4 * longer)};
}

static bool make_room(struct tag_census *c, size_t count, struct lede_error *err)
{
    size_t cap = c->cap ? c->cap : 1024;

    while (cap < 2 * count)
        cap *= 2;
    if (cap > c->cap) {
        tag_census_free(c);
        c->slots = mem_take(cap, sizeof *c->slots);
        if (!c->slots)
            return error_memory(err);
        c->cap = cap;
    } else {
        memset(c->slots, 0, c->cap * sizeof *c->slots);
    }
    return true;
}

bool tag_article_ask(struct tag_census *c, const struct tag_seen *seen, size_t count,
                     struct tag_doubt *doubts, struct lede_error *err)
{
    if (!make_room(c, count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (seen[i].capital) {
            struct tag_count *n = slot_of(c, seen[i].w);
            n->w = seen[i].w;
            n->by_kind[kind_of(seen[i].label)] += votes(&seen[i]);
            n->in_longer += is_in_longer(seen[i].label);
        }
    for (size_t i = 0; i < count; i++)
        doubts[i] = seen[i].capital ? ask(slot_of(c, seen[i].w), &seen[i]) : (struct tag_doubt){0};
    return true;
}

void tag_census_free(struct tag_census *c)
{
    mem_free(c->slots);
    *c = (struct tag_census){0};
}
