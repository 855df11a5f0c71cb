/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/join.h"

#include <assert.h>

#include "common/buf.h"

void kids_add(struct kids *k, struct node *n)
{
    if (!n)
        return;
    assert(k->count < QUERY_KIDS_MAX);
    k->at[k->count++] = n;
}

bool node_has_kids(const struct node *n)
{
    return n->kind == NODE_LIST || n->kind == NODE_AND || n->kind == NODE_OR ||
           n->kind == NODE_NOT || n->kind == NODE_NEAR || n->kind == NODE_SAME ||
           n->kind == NODE_SAID;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
size_t node_terms(const struct node *n)
{
    size_t count = n->kind == NODE_WORDS ? n->is.run.count : 0;

    if (n->kind == NODE_LIKE)
        count = LIKE_WORDS_MAX;
    for (size_t i = 0; node_has_kids(n) && i < n->is.kids.count; i++)
        count += node_terms(n->is.kids.at[i]);
    return count;
}

void run_put_forms(const struct run *run, struct buf *out)
{
    for (size_t i = 0; i < run->count; i++) {
        buf_text(out, i ? " " : "");
        buf_add(out, run->words[i].form);
    }
}

const struct node *node_as_typed(const struct node *n)
{
    const struct node *typed = NULL;

    for (size_t i = 0; n->kind == NODE_OR && i < n->is.kids.count; i++) {
        const struct node *kid = n->is.kids.at[i];
        if (!kid->joined && typed)
            return n;
        if (!kid->joined)
            typed = kid;
    }
    return typed ? typed : n;
}

bool is_filter(const struct node *n)
{
    switch (n->kind) {
    case NODE_NOT:
    case NODE_FIELD:
    case NODE_NAME:
    case NODE_SPEAKER:
    case NODE_SAID:
    case NODE_ID:
    case NODE_URL:
    case NODE_DATE:
    case NODE_MENTION: return true;
    case NODE_LIST:
    case NODE_AND:
    case NODE_OR:
    case NODE_SAME:
        for (size_t i = 0; i < n->is.kids.count; i++) {
            if (!is_filter(n->is.kids.at[i]))
                return false;
        }
        return true;
    case NODE_NOTHING:
    case NODE_ALL:
    case NODE_WORDS:
    case NODE_NEAR:
    case NODE_LIKE: break;
    }
    return false;
}

static struct node *new_node(struct arena *a, enum node_kind kind, struct node *const *kids,
                             size_t count, bool *failed)
{
    struct node *n = arena_take(a, 1, sizeof *n);
    // NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what is kept, not nodes
    struct node **copy = arena_take(a, count, sizeof *copy);

    if (!n || !copy || *failed || count == 0 || !kids[0]) {
        *failed = true;
        return NULL;
    }
    n->kind = kind;
    n->start = kids[0]->start;
    for (size_t i = 0; i < count; i++) {
        copy[i] = kids[i];
        n->end = kids[i]->end > n->end ? kids[i]->end : n->end; /* an option's has no end */
    }
    n->is.kids.at = copy;
    n->is.kids.count = count;
    return n;
}

struct node *join_not(struct arena *a, struct node *n, bool *failed)
{
    n->optional = false;
    if (n->kind == NODE_NOT)
        return n->is.kids.at[0];
    return new_node(a, NODE_NOT, &n, 1, failed);
}

/* "Every article" says nothing beside parts that must hold as well. */
static void drop_all(struct kids *k)
{
    size_t kept = 0;

    for (size_t i = 0; i < k->count; i++) {
        bool last = i + 1 == k->count && kept == 0;
        if (k->at[i]->kind != NODE_ALL || last)
            k->at[kept++] = k->at[i];
    }
    k->count = kept;
}

struct node *join_all(struct arena *a, enum node_kind kind, const struct kids *k, bool *failed)
{
    struct kids flat = {0};

    for (size_t i = 0; i < k->count; i++) {
        struct node *n = k->at[i];
        n->optional = false;
        if (n->kind != kind) {
            kids_add(&flat, n);
            continue;
        }
        for (size_t j = 0; j < n->is.kids.count; j++)
            kids_add(&flat, n->is.kids.at[j]);
    }
    if (kind == NODE_AND)
        drop_all(&flat);
    if (flat.count == 0)
        return NULL;
    return flat.count == 1 ? flat.at[0] : new_node(a, kind, flat.at, flat.count, failed);
}

struct node *join_list(struct arena *a, const struct kids *k, bool *failed)
{
    struct kids kept = *k;
    bool asks = false; /* by a word that a list may not lack */

    drop_all(&kept);
    for (size_t i = 0; i < kept.count; i++) {
        struct node *n = kept.at[i];
        n->required |= is_filter(n);
        asks |= !n->optional && !is_filter(n);
    }
    for (size_t i = 0; i < kept.count; i++)
        kept.at[i]->optional &= asks;
    if (kept.count == 0)
        return NULL;
    return kept.count == 1 ? kept.at[0] : new_node(a, NODE_LIST, kept.at, kept.count, failed);
}

/* Once, however many NODE_NEAR have it. */
static void add_place(struct kids *places, struct node *n)
{
    for (size_t i = 0; i < places->count; i++)
        if (places->at[i] == n)
            return;
    kids_add(places, n);
}

static bool is_or_of_words(const struct node *n)
{
    if (n->kind != NODE_OR)
        return false;
    for (size_t i = 0; i < n->is.kids.count; i++)
        if (n->is.kids.at[i]->kind != NODE_WORDS)
            return false;
    return true;
}

/* Adds what n has in the text to the kids of a NODE_NEAR; the NODE_NEAR that it is or has, to *also. False
 * when it has no place there. */
// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static bool add_near(struct kids *places, struct kids *also, struct node *n)
{
    if (n->kind == NODE_WORDS || is_or_of_words(n)) {
        add_place(places, n);
        return true;
    }
    if (n->kind != NODE_NEAR && n->kind != NODE_LIST && n->kind != NODE_AND)
        return false;
    if (n->kind == NODE_NEAR)
        kids_add(also, n);
    for (size_t i = 0; i < n->is.kids.count; i++) {
        struct node *kid = n->is.kids.at[i];
        if (!kid->optional && !add_near(places, also, kid))
            return false;
    }
    return true;
}

static bool has_phrase(const struct node *place)
{
    if (place->kind == NODE_WORDS)
        return place->is.run.count > 1;
    for (size_t i = 0; i < place->is.kids.count; i++)
        if (place->is.kids.at[i]->is.run.count > 1)
            return true;
    return false;
}

static bool are_too_many(const struct kids *places)
{
    bool phrase = false;

    for (size_t i = 0; i < places->count; i++)
        phrase |= has_phrase(places->at[i]);
    return phrase && places->count > NEAR_SIDES_MAX;
}

struct node *join_near(struct arena *a, const struct kids *k, uint32_t within, bool in_order,
                       bool *too_many, bool *failed)
{
    struct kids places = {0}, all = {0};
    struct node *n;

    for (size_t i = 0; i < k->count; i++)
        if (!add_near(&places, &all, k->at[i]))
            return NULL;
    *too_many = !in_order && are_too_many(&places);
    if (*too_many)
        return NULL;
    n = new_node(a, NODE_NEAR, places.at, places.count, failed);
    if (!n)
        return NULL;
    n->is.kids.within = within;
    n->is.kids.in_order = in_order;
    n->start = k->at[0]->start;
    n->end = k->at[k->count - 1]->end;
    if (all.count == 0)
        return n;
    kids_add(&all, n);
    return join_all(a, NODE_AND, &all, failed);
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
struct node *join_said(struct arena *a, struct node *speakers, struct node *words, bool *failed)
{
    struct node *const pair[] = {speakers, words};
    struct kids kids = {0};
    struct node *n;

    if (speakers->kind == NODE_SPEAKER) {
        n = new_node(a, NODE_SAID, pair, ARRAY_LEN(pair), failed);
        if (n)
            n->required = speakers->required;
        return n;
    }
    if (!node_has_kids(speakers))
        return speakers;
    for (size_t i = 0; i < speakers->is.kids.count; i++)
        kids_add(&kids, join_said(a, speakers->is.kids.at[i], words, failed));
    n = *failed ? NULL : new_node(a, speakers->kind, kids.at, kids.count, failed);
    if (!n)
        return NULL;
    n->required = speakers->required;
    n->start = speakers->start;
    n->end = words->end;
    return n;
}

struct node *join_same(struct arena *a, const struct kids *k, bool *failed)
{
    struct kids flat = {0};
    struct node *n;

    for (size_t i = 0; i < k->count; i++)
        if (k->at[i]->kind != NODE_SAME)
            kids_add(&flat, k->at[i]);
        else
            for (size_t j = 0; j < k->at[i]->is.kids.count; j++)
                kids_add(&flat, k->at[i]->is.kids.at[j]);
    n = new_node(a, NODE_SAME, flat.at, flat.count, failed);
    if (!n)
        return NULL;
    n->start = k->at[0]->start;
    n->end = k->at[k->count - 1]->end;
    return n;
}

/* Adds the kids that a list's change from all to any would free; returns the most of one list. */
static size_t count_below(const struct node *n, size_t *sum)
{
    size_t most = 0, here = 0;

    if (!node_has_kids(n))
        return 0;
    for (size_t i = 0; i < n->is.kids.count; i++) {
        const struct node *kid = n->is.kids.at[i];
        size_t below = count_below(kid, sum);
        most = below > most ? below : most;
        here += n->kind == NODE_LIST && !kid->required && !kid->optional;
    }
    *sum += here;
    return here > most ? here : most;
}

size_t count_list_words(const struct node *root)
{
    size_t sum = 0, most = count_below(root, &sum);
    return most >= 2 ? sum : 0;
}
