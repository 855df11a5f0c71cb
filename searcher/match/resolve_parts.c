/* Words that the archive has only as a part of one: Brien in O'Brien, 1,200 in Rs1,200. A leaf of one becomes an OR of
 * itself and those, as if they were other spellings of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "analysis/stopwords.h"
#include "index/elided.h"
#include "searcher/match/resolve_state.h"
#include "searcher/match/term_articles.h"
#include "searcher/query/join.h"

enum { LETTERS_MIN = 3, DIGITS_MIN = 3, YEAR_DIGITS = 4, PARTS_MAX = 8 };

/* What news writes before a sum without a blank. */
static const char *const currencies[] = {"aed", "af",  "bdt", "chf", "dh",  "dhs", "eur", "gbp",
                                         "inr", "kes", "ksh", "lkr", "ngn", "npr", "pkr", "rm",
                                         "rmb", "rs",  "sar", "tk",  "usd", "zar"};

struct parts {
    struct resolver *r;
    size_t terms; /* words of the tree so far */
    struct span found[PARTS_MAX];
    size_t count;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ASCII letters alone, or digits alone. */
static bool is_all_of(struct span form, bool digits)
{
    for (size_t i = 0; i < form.len; i++)
        if (digits ? !is_digit(form.at[i]) : form.at[i] < 'a' || form.at[i] > 'z')
            return false;
    return true;
}

/* The form behind a prefix; empty when it is too long for a word, .at NULL when out of memory. */
static struct span with_prefix(struct parts *p, const char *prefix, struct span form)
{
    char text[WORD_BYTES_MAX + 1];
    int len = snprintf(text, sizeof text, "%s%.*s", prefix, SPAN_ARGS(form));

    if (len < 0 || (size_t)len >= sizeof text)
        return (struct span){"", 0};
    return arena_span(p->r->arena, (struct span){text, (size_t)len});
}

static void keep(struct parts *p, struct span form)
{
    if (p->count < PARTS_MAX && p->terms < QUERY_TERMS_MAX) {
        p->found[p->count++] = form;
        p->terms++;
    }
}

static bool find_elided(struct parts *p, struct span form)
{
    for (size_t i = 0; i < ELIDED_PREFIXES; i++) {
        struct span longer = with_prefix(p, elided_prefixes[i], form);
        bool has = false;
        if (!longer.at)
            return error_memory(p->r->err);
        if (longer.len && !index_has_elided(p->r->index, i, longer, &has, p->r->err))
            return false;
        if (has)
            keep(p, longer);
    }
    return true;
}

static bool find_sums(struct parts *p, struct span form)
{
    for (size_t i = 0; i < ARRAY_LEN(currencies); i++) {
        struct span longer = with_prefix(p, currencies[i], form);
        uint64_t articles = 0;
        if (!longer.at)
            return error_memory(p->r->err);
        if (longer.len && !term_articles(p->r->index, "", longer, &articles, p->r->err))
            return false;
        if (articles)
            keep(p, longer);
    }
    return true;
}

/* 1200 may be a year, or a number; 1,200 is no year. */
static bool may_be_year(const struct query_word *w)
{
    return w->form.len == YEAR_DIGITS && (w->form.at[0] == '1' || w->form.at[0] == '2') &&
           w->end - w->start == w->form.len;
}

static bool find_parts(struct parts *p, const struct query_word *w)
{
    p->count = 0;
    if (w->form.len >= LETTERS_MIN && is_all_of(w->form, false) && !is_stopword(w->form))
        return find_elided(p, w->form);
    if (w->form.len >= DIGITS_MIN && is_all_of(w->form, true) && !may_be_year(w))
        return find_sums(p, w->form);
    return true;
}

static struct node *make_leaf(struct parts *p, const struct node *leaf, struct span form)
{
    struct arena *arena = p->r->arena;
    struct node *n = arena_take(arena, 1, sizeof *n);
    struct query_word *w = arena_take(arena, 1, sizeof *w);
    struct span stem = arena_span(arena, stem_of(p->r->stemmer, form));

    if (!n || !w || !stem.at) {
        error_memory(p->r->err);
        return NULL;
    }
    *w = (struct query_word){
        .match = BY_STEM, .form = form, .stem = stem, .start = leaf->start, .end = leaf->end};
    *n = (struct node){.kind = NODE_WORDS,
                       .start = leaf->start,
                       .end = leaf->end,
                       .spelling = true,
                       .is.run = {.words = w, .count = 1, .field = leaf->is.run.field}};
    return resolve_run(p->r, &n->is.run) ? n : NULL;
}

struct or_kids {
    struct node *at[QUERY_KIDS_MAX + QUERY_TERMS_MAX];
    size_t count;
};

/* The leaf and what was found behind it. */
static bool put_found(struct parts *p, struct node *leaf, struct or_kids *kids)
{
    kids->at[kids->count++] = leaf;
    for (size_t i = 0; i < p->count; i++) {
        kids->at[kids->count] = make_leaf(p, leaf, p->found[i]);
        if (!kids->at[kids->count++])
            return false;
    }
    return true;
}

static bool set_kids(struct parts *p, struct node *node, const struct or_kids *kids)
{
    // NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what is kept, not nodes
    struct node **copy = arena_take(p->r->arena, kids->count, sizeof *copy);

    if (!copy)
        return error_memory(p->r->err);
    for (size_t i = 0; i < kids->count; i++)
        copy[i] = kids->at[i];
    node->is.kids.at = copy;
    node->is.kids.count = kids->count;
    return true;
}

/* The leaf's node to an OR of a copy of it and of what was found. */
static bool join(struct parts *p, struct node *leaf)
{
    struct node *copy = arena_take(p->r->arena, 1, sizeof *copy);
    struct or_kids kids = {.count = 0};

    if (!copy)
        return error_memory(p->r->err);
    *copy = *leaf;
    copy->required = false;
    if (!put_found(p, copy, &kids))
        return false;
    *leaf = (struct node){
        .kind = NODE_OR, .start = leaf->start, .end = leaf->end, .required = leaf->required};
    return set_kids(p, leaf, &kids);
}

static bool is_plain_word(const struct node *n)
{
    return n->kind == NODE_WORDS && n->is.run.count == 1 && n->is.run.words[0].match == BY_STEM &&
           !n->optional && !n->spelling && n->is.run.signs.len == 0;
}

static bool add_parts(struct parts *p, struct node *node);

/* The kids of an OR, each word with what it is a part of behind it; what has another spelling behind it has been
 * here, or is written in two ways. */
// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static bool add_to_or(struct parts *p, struct node *node)
{
    struct or_kids kids = {.count = 0};

    for (size_t i = 0; i < node->is.kids.count; i++) {
        struct node *kid = node->is.kids.at[i];
        bool spelled = i + 1 < node->is.kids.count && node->is.kids.at[i + 1]->spelling;
        p->count = 0;
        if (is_plain_word(kid) ? !spelled && !find_parts(p, &kid->is.run.words[0])
                               : !add_parts(p, kid))
            return false;
        p->count = is_plain_word(kid) ? p->count : 0;
        if (!put_found(p, kid, &kids))
            return false;
    }
    return kids.count == node->is.kids.count || set_kids(p, node, &kids);
}

// NOLINTNEXTLINE(misc-no-recursion)
static bool add_parts(struct parts *p, struct node *node)
{
    if (is_plain_word(node))
        return find_parts(p, &node->is.run.words[0]) && (p->count == 0 || join(p, node));
    if (node->kind == NODE_OR)
        return add_to_or(p, node);
    for (size_t i = 0; node_has_kids(node) && i < node->is.kids.count; i++)
        if (!add_parts(p, node->is.kids.at[i]))
            return false;
    return true;
}

bool resolve_parts(struct resolver *r, struct node *root)
{
    struct parts p = {.r = r, .terms = node_terms(root)};
    return add_parts(&p, root);
}
