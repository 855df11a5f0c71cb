/* Words and phrases close to each other, as tree.h says what NODE_NEAR means.
 *
 * A place is an occurrence of a kid: the position it begins at and the one it ends at. Places are close when
 * the last begins at most `within` positions behind the end of the first to end. So for each place that
 * might be the first to end it is enough to look at those that end at or behind it and begin early enough:
 * whether of these each kid can have one that overlaps none of the others'.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "searcher/match/evaluate_state.h"

enum {
    STARTS_MAX = QUERY_TERMS_MAX + 128
}; /* of the places of one stretch: a phrase before, NEAR_MAX behind */

struct place {
    uint32_t start, end; /* positions, both included */
    uint32_t item, count;
};

/* The places of one kid, by start; next: the first that may be in the stretch looked at. */
struct places {
    struct place *at;
    size_t count, cap, next;
};

struct near {
    struct run_state *s;
    uint32_t within;
    struct places *kids;
    size_t count;
    bool phrases; /* some places have several words: then there are NEAR_SIDES_MAX kids at most */
};

static bool add_places(struct near *n, struct places *to, const struct leaf *leaf)
{
    const struct occurrence *items = n->s->found->items;

    for (size_t i = n->s->from; leaf && i < n->s->to; i++) {
        if (!evaluate_run_at(n->s, leaf, i))
            continue;
        if (!mem_grow(&to->at, &to->cap, to->count + 1, sizeof *to->at))
            return false;
        uint32_t count = (uint32_t)leaf->run->count;
        n->phrases |= count > 1;
        to->at[to->count++] =
            (struct place){items[i].position, items[i].position + count - 1, (uint32_t)i, count};
    }
    return true;
}

static int by_start(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

static bool find_places(struct near *n, const struct node *kid, struct places *to)
{
    const struct evaluator *e = n->s->e;
    bool ok = true;

    if (kid->kind == NODE_WORDS)
        return add_places(n, to, evaluate_leaf(e, kid));
    for (size_t i = 0; ok && i < kid->is.kids.count; i++)
        ok = add_places(n, to, evaluate_leaf(e, kid->is.kids.at[i]));
    if (to->count)
        qsort(to->at, to->count, sizeof *to->at, by_start);
    return ok;
}

/* ---- In any order ---- */

/* A stretch: what ends at `end` or behind, and begins at most at `last`. */
struct stretch {
    uint32_t end, last;
};

static bool is_in(const struct stretch *st, const struct place *p)
{
    return p->end >= st->end && p->start <= st->last;
}

/* Moves on to the first place that may lie in this stretch or a later one. */
static void pass_places(struct places *p, const struct stretch *st)
{
    while (p->next < p->count && p->at[p->next].start + QUERY_TERMS_MAX < st->end)
        p->next++;
}

/* Single words: kids to places that begin at different words, by augmenting paths (Kuhn 1955). */
struct dealing {
    const struct near *near;
    struct stretch stretch;
    int8_t owner[STARTS_MAX]; /* the kid that has the place that begins there, or -1 */
    bool tried[STARTS_MAX];
};

static bool deal(struct dealing *d, size_t kid) // NOLINT(misc-no-recursion): as deep as kids
{
    const struct places *p = &d->near->kids[kid];

    for (size_t i = p->next; i < p->count && p->at[i].start <= d->stretch.last; i++) {
        if (!is_in(&d->stretch, &p->at[i]))
            continue;
        size_t start = p->at[i].start + QUERY_TERMS_MAX - d->stretch.end;
        if (d->tried[start])
            continue;
        d->tried[start] = true;
        if (d->owner[start] < 0 || deal(d, (size_t)d->owner[start])) {
            d->owner[start] = (int8_t)kid;
            return true;
        }
    }
    return false;
}

/* ---- Places of several words: none may overlap another ---- */

enum { SETS_OF_KIDS = 1 << NEAR_SIDES_MAX, SET_WORDS = SETS_OF_KIDS / 64 };

/* Sets of kids, a bit each. */
struct kid_sets {
    uint64_t bits[SET_WORDS];
};

/* To *to the sets of *from that lack the kid, with it: the number of a set grows by the kid's bit. */
static void add_kid(const struct kid_sets *from, size_t kid, struct kid_sets *to)
{
    static const uint64_t lacking[] = {0x5555555555555555, 0x3333333333333333, 0x0f0f0f0f0f0f0f0f,
                                       0x00ff00ff00ff00ff, 0x0000ffff0000ffff, 0x00000000ffffffff};
    size_t words = kid < ARRAY_LEN(lacking) ? 0 : (size_t)1 << (kid - ARRAY_LEN(lacking));

    for (size_t i = 0; i < SET_WORDS; i++) {
        if (words == 0)
            to->bits[i] |= (from->bits[i] & lacking[kid]) << ((size_t)1 << kid);
        else if (!(i & words))
            to->bits[i + words] |= from->bits[i];
    }
}

static bool has_all(const struct kid_sets *sets, size_t count)
{
    size_t all = ((size_t)1 << count) - 1;
    return sets->bits[all / 64] >> all % 64 & 1;
}

static bool each_has_a_place(const struct near *n, const struct stretch *st)
{
    for (size_t kid = 0; kid < n->count; kid++) {
        const struct places *p = &n->kids[kid];
        size_t i = p->next;
        while (i < p->count && p->at[i].start <= st->last && !is_in(st, &p->at[i]))
            i++;
        if (i == p->count || !is_in(st, &p->at[i]))
            return false;
    }
    return true;
}

/* From left to right: which sets of kids can have places that end before each position. */
static bool holds_apart(const struct near *n, const struct stretch *st)
{
    struct kid_sets before[STARTS_MAX + QUERY_TERMS_MAX + 1] = {0};
    size_t at[NEAR_SIDES_MAX], starts = st->last + QUERY_TERMS_MAX - st->end;

    for (size_t kid = 0; kid < n->count; kid++)
        at[kid] = n->kids[kid].next;
    before[0].bits[0] = 1; /* none yet */
    for (size_t start = 0; start <= starts; start++) {
        for (size_t kid = 0; kid < n->count; kid++) {
            const struct places *p = &n->kids[kid];
            for (; at[kid] < p->count; at[kid]++) {
                const struct place *place = &p->at[at[kid]];
                if (place->start + QUERY_TERMS_MAX > st->end + start)
                    break;
                if (!is_in(st, place))
                    continue;
                add_kid(&before[start], kid, &before[start + place->count]);
                if (has_all(&before[start + place->count], n->count))
                    return true;
            }
        }
        for (size_t i = 0; i < SET_WORDS; i++)
            before[start + 1].bits[i] |= before[start].bits[i];
    }
    return false;
}

/* Whether the stretch has a place for each kid. */
static bool holds_all(struct near *n, const struct stretch *st)
{
    struct dealing d = {.near = n, .stretch = *st};

    for (size_t kid = 0; kid < n->count; kid++)
        pass_places(&n->kids[kid], st);
    if (n->phrases)
        return each_has_a_place(n, st) && holds_apart(n, st);
    memset(d.owner, -1, sizeof d.owner);
    for (size_t kid = 0; kid < n->count; kid++) {
        memset(d.tried, 0, sizeof d.tried);
        if (!deal(&d, kid))
            return false;
    }
    return true;
}

static void mark_place(struct near *n, const struct place *p)
{
    for (uint32_t i = 0; i < p->count; i++)
        evaluate_mark_item(n->s, p->item + i);
}

static void mark_stretch(struct near *n, const struct stretch *st)
{
    for (size_t kid = 0; kid < n->count; kid++) {
        const struct places *p = &n->kids[kid];
        for (size_t i = p->next; i < p->count && p->at[i].start <= st->last; i++)
            if (is_in(st, &p->at[i]))
                mark_place(n, &p->at[i]);
    }
}

static int by_number(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Each place may be the first to end: all ends, ascending. */
static bool find_any_order(struct near *n, bool mark)
{
    size_t total = 0, k = 0;
    uint32_t *ends;
    bool found = false;

    for (size_t kid = 0; kid < n->count; kid++)
        total += n->kids[kid].count;
    ends = arena_take(n->s->arena, total, sizeof *ends);
    if (!ends) {
        n->s->failed = true;
        return false;
    }
    for (size_t kid = 0; kid < n->count; kid++)
        for (size_t i = 0; i < n->kids[kid].count; i++)
            ends[k++] = n->kids[kid].at[i].end;
    qsort(ends, total, sizeof *ends, by_number);
    for (size_t i = 0; i < total && (mark || !found); i++) {
        struct stretch st = {ends[i], ends[i] + n->within};
        if ((i > 0 && ends[i] == ends[i - 1]) || !holds_all(n, &st))
            continue;
        found = true;
        if (mark)
            mark_stretch(n, &st);
    }
    return found;
}

/* ---- In the order given ---- */

/* The earliest end of each kid's places behind those of the kids before; false when one has none. */
static bool go_forward(const struct near *n, const struct place *first, uint32_t *ends)
{
    ends[0] = first->end;
    for (size_t kid = 1; kid < n->count; kid++) {
        const struct places *p = &n->kids[kid];
        ends[kid] = UINT32_MAX;
        for (size_t i = p->next; i < p->count && p->at[i].start <= first->end + n->within; i++)
            if (p->at[i].start > ends[kid - 1] && p->at[i].end < ends[kid])
                ends[kid] = p->at[i].end;
        if (ends[kid] == UINT32_MAX)
            return false;
    }
    return true;
}

/* Mark the places from which the rest can be reached, too. */
static void mark_backward(struct near *n, const struct place *first, const uint32_t *ends)
{
    /* A place must end before this to be followed by one of the next kid. */
    uint32_t before = UINT32_MAX;

    for (size_t kid = n->count - 1; kid > 0; kid--) {
        const struct places *p = &n->kids[kid];
        uint32_t latest = 0;
        for (size_t i = p->next; i < p->count && p->at[i].start <= first->end + n->within; i++) {
            if (p->at[i].start <= ends[kid - 1] || p->at[i].end >= before)
                continue;
            mark_place(n, &p->at[i]);
            latest = p->at[i].start > latest ? p->at[i].start : latest;
        }
        before = latest;
    }
    mark_place(n, first);
}

static bool find_in_order(struct near *n, bool mark)
{
    uint32_t ends[QUERY_TERMS_MAX] = {0};
    bool found = false;

    for (size_t i = 0; i < n->kids[0].count && (mark || !found); i++) {
        const struct place *first = &n->kids[0].at[i];
        for (size_t kid = 1; kid < n->count; kid++) {
            struct places *p = &n->kids[kid];
            while (p->next < p->count && p->at[p->next].start <= first->start)
                p->next++;
        }
        if (!go_forward(n, first, ends))
            continue;
        found = true;
        if (mark)
            mark_backward(n, first, ends);
    }
    return found;
}

bool evaluate_near(struct run_state *s, const struct node *node, bool mark)
{
    struct near n = {.s = s, .within = node->is.kids.within, .count = node->is.kids.count};
    bool all = true, found = false;

    n.kids = arena_take(s->arena, n.count, sizeof *n.kids);
    if (!n.kids) {
        s->failed = true;
        return false;
    }
    for (size_t i = 0; all && i < n.count; i++) {
        if (!find_places(&n, node->is.kids.at[i], &n.kids[i]))
            s->failed = true;
        all = n.kids[i].count > 0 && !s->failed;
    }
    if (all)
        found = node->is.kids.in_order ? find_in_order(&n, mark) : find_any_order(&n, mark);
    for (size_t i = 0; i < n.count; i++)
        mem_free(n.kids[i].at);
    return found;
}
