/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/why_nothing.h"

#include "index/fields.h"
#include "searcher/match/look.h"
#include "searcher/match/resolve.h"
#include "searcher/match/term_articles.h"
#include "searcher/query/describe.h"
#include "searcher/result/search.h"
#include "searcher/result/why_meant.h"

enum { PARTS_MAX = 12, SIDES_MAX = 12 };

struct asking {
    struct index_reader *index;
    struct stemmer *stemmer;
    const struct query *query;
    bool any;
    struct arena *arena;
    struct lede_error *err;
    struct node *parts[PARTS_MAX];
    size_t part_count;
    bool more;     /* parts than these */
    bool by_words; /* match auto, and some words to choose from */
};

/* ---- The parts ---- */

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static void take_apart(struct asking *a, struct node *n)
{
    if (n->kind == NODE_LIST || n->kind == NODE_AND) {
        for (size_t i = 0; i < n->is.kids.count; i++)
            if (!n->is.kids.at[i]->optional)
                take_apart(a, n->is.kids.at[i]);
    } else if (a->part_count < PARTS_MAX) {
        a->parts[a->part_count++] = n;
    } else {
        a->more = true;
    }
}

static bool part_text(struct asking *a, struct node *n, struct span *out)
{
    struct query part = {.text = a->query->text, .root = n};
    struct buf text = {0};

    if (n->end > n->start) {
        *out = span_part(a->query->text, n->start, n->end);
        return true;
    }
    query_describe(&part, a->any, &text);
    *out = arena_span(a->arena, buf_span(&text));
    bool ok = buf_ok(&text) && out->at;
    buf_free(&text);
    return ok || error_memory(a->err);
}

static bool count_node(struct asking *a, struct node *n, uint64_t *count)
{
    struct query part = {.text = a->query->text, .root = n};

    return look_count(a->index, &part, a->any, a->stemmer, count, a->err);
}

/* The query without one of its parts. */
static bool count_without(struct asking *a, size_t left_out, uint64_t *count)
{
    struct node *rest[PARTS_MAX], all = {.kind = NODE_AND};
    size_t n = 0;

    *count = 0;
    for (size_t i = 0; i < a->part_count; i++)
        if (i != left_out)
            rest[n++] = a->parts[i];
    if (n == 0 || a->more)
        return true;
    all.is.kids.at = rest;
    all.is.kids.count = n;
    return count_node(a, n == 1 ? rest[0] : &all, count);
}

/* ---- Fields that nothing fills ---- */

static const char *const field_prefixes[] = {
    [META_SOURCE] = PREFIX_SOURCE,      [META_AUTHOR] = PREFIX_AUTHOR_WORD,
    [META_AGENCY] = PREFIX_AGENCY_WORD, [META_SECTION] = PREFIX_SECTION_WORD,
    [META_LANGUAGE] = PREFIX_LANGUAGE,
};

static bool find_unfilled(struct asking *a, const struct node *n, bool *unfilled)
{
    const char *prefix = n->kind == NODE_FIELD     ? field_prefixes[n->is.field.field]
                         : n->kind == NODE_URL     ? PREFIX_URL
                         : n->kind == NODE_MENTION ? PREFIX_MENTION
                         : n->kind == NODE_SPEAKER ? PREFIX_SPEAKER
                                                   : NULL;
    bool exists;

    *unfilled = false;
    if (!prefix)
        return true;
    if (!term_exists(a->index, prefix, &exists, a->err))
        return false;
    *unfilled = !exists;
    return true;
}

/* ---- Nothing found ---- */

/* The words of a phrase or a unit, the sides of NEAR and SAME, a speaker and what is said: what must stand together. At most
 * SIDES_MAX. */
static bool sides_of(struct asking *a, const struct node *n, struct node **sides, size_t *count)
{
    *count = 0;
    if (n->kind == NODE_NEAR || n->kind == NODE_SAME || n->kind == NODE_SAID)
        for (; *count < n->is.kids.count && *count < SIDES_MAX; ++*count)
            sides[*count] = n->is.kids.at[*count];
    if (n->kind != NODE_WORDS || n->is.run.count < 2)
        return true;
    for (; *count < n->is.run.count && *count < SIDES_MAX; ++*count) {
        struct query_word *w = &n->is.run.words[*count];
        struct node *side = arena_take(a->arena, 1, sizeof *side);
        if (!side)
            return error_memory(a->err);
        *side = (struct node){.kind = NODE_WORDS,
                              .start = w->start,
                              .end = w->end,
                              .is.run = {.words = w, .count = 1, .field = n->is.run.field}};
        sides[*count] = side;
    }
    return true;
}

/* Each side of what is asked for together, alone, and all of them anywhere in the article. */
static bool count_sides(struct asking *a, const struct node *n, struct why_part *out)
{
    struct node *sides[SIDES_MAX], all = {.kind = NODE_AND};
    size_t count;

    if (!sides_of(a, n, sides, &count))
        return false;
    struct why_side *counted = arena_take(a->arena, count, sizeof *counted);
    if (!counted)
        return error_memory(a->err);
    for (size_t i = 0; i < count; i++)
        if (!part_text(a, sides[i], &counted[i].text) ||
            !count_node(a, sides[i], &counted[i].articles))
            return false;
    all.is.kids.at = sides;
    all.is.kids.count = count;
    out->sides = counted;
    out->side_count = count;
    /* Of more sides than are shown it is not known how many articles have all. */
    size_t of = n->kind == NODE_WORDS ? n->is.run.count : n->is.kids.count;
    return count < 2 || count < of || count_node(a, &all, &out->apart);
}

static bool ask_part(struct asking *a, size_t i, struct why_part *out)
{
    struct node *n = a->parts[i];
    struct meaning m = {.index = a->index,
                        .arena = a->arena,
                        .err = a->err,
                        .at = arena_take(a->arena, MEANINGS_MAX, sizeof *m.at)};

    if (!m.at)
        return error_memory(a->err);
    if (!part_text(a, n, &out->text) || !count_node(a, n, &out->articles) ||
        !count_without(a, i, &out->without))
        return false;
    out->is_date = n->kind == NODE_DATE;
    if (out->articles == 0 &&
        (!why_meant(&m, n) || !count_sides(a, n, out) || !find_unfilled(a, n, &out->unfilled)))
        return false;
    if (out->articles == 0 && !out->unfilled && !why_listed(&m, n))
        return false;
    out->meant = m.at;
    out->meant_count = m.count;
    return true;
}

static bool add_days(struct asking *a, struct result *out)
{
    struct index_info info;

    if (!index_info(a->index, a->arena, &info, a->err))
        return false;
    out->first_day = info.first_day;
    out->last_day = info.last_day;
    return true;
}

bool why_nothing(struct index_reader *index, struct stemmer *stemmer, const struct query *q,
                 bool any, struct arena *arena, struct result *out, struct lede_error *err)
{
    struct asking a = {
        .index = index, .stemmer = stemmer, .query = q, .any = any, .arena = arena, .err = err};
    struct why_part *parts;
    bool dates_missing = false;

    if (q->root->kind == NODE_NOTHING || index_counts(index)->articles == 0)
        return true;
    take_apart(&a, q->root);
    parts = arena_take(arena, a.part_count, sizeof *parts);
    if (!parts)
        return error_memory(err);
    for (size_t i = 0; i < a.part_count; i++)
        if (!ask_part(&a, i, &parts[i]))
            return false;
    out->parts = parts;
    out->part_count = a.part_count;
    for (size_t i = 0; i < a.part_count; i++)
        dates_missing |= parts[i].is_date && parts[i].articles == 0;
    return !dates_missing || add_days(&a, out);
}

/* ---- One article not found ---- */

static bool holds(struct asking *a, struct node *root, bool any, const struct article *article,
                  bool *out)
{
    struct query part = {.text = a->query->text, .root = root};
    struct evaluator *evaluator;
    struct evaluation found;

    if (!evaluator_make(&part, any, a->stemmer, a->arena, &evaluator, a->err) ||
        !evaluator_run(evaluator, article, a->arena, &found, a->err))
        return false;
    *out = found.matches;
    return true;
}

static bool ask_article(struct asking *a, struct why_not *out)
{
    struct why_not_part *parts;
    struct buf plan = {0};
    uint64_t all = 0;

    if (!holds(a, a->query->root, a->any, &out->article, &out->matches) ||
        !holds(a, a->query->root, true, &out->article, &out->any))
        return false;
    if (!out->matches && out->any && a->by_words && !count_node(a, a->query->root, &all))
        return false;
    /* No article has all of the words: then those with some are what is found. */
    if (!out->matches && out->any && a->by_words && all == 0)
        out->matches = a->any = true;
    take_apart(a, a->query->root);
    parts = arena_take(a->arena, a->part_count, sizeof *parts);
    if (!parts)
        return error_memory(a->err);
    for (size_t i = 0; i < a->part_count; i++)
        if (!part_text(a, a->parts[i], &parts[i].text) ||
            !holds(a, a->parts[i], a->any, &out->article, &parts[i].holds))
            return false;
    query_describe(a->query, a->any, &plan);
    out->plan = arena_span(a->arena, buf_span(&plan));
    bool ok = buf_ok(&plan) && out->plan.at;
    buf_free(&plan);
    out->parts = parts;
    out->part_count = a->part_count;
    return ok || error_memory(a->err);
}

bool why_not(struct index_reader *index, struct span id, const struct search_request *request,
             struct arena *arena, struct why_not *out, struct lede_error *err)
{
    struct asking a = {
        .index = index, .any = request->match == MATCH_ANY, .arena = arena, .err = err};
    struct notes resolved = {.arena = arena};
    struct query query;
    bool there, ok;

    *out = (struct why_not){0};
    if (!index_article(index, id, arena, &out->article, &there, err))
        return false;
    if (!there)
        return error_set(err, LEDE_MISSING, "no article with the id \"%.*s\"", SPAN_ARGS(id));
    if (!query_parse(request->typed, &request->filters, arena, &query, err) ||
        !index_stemmer(index, &a.stemmer, err))
        return false;
    a.query = &query;
    a.by_words = request->match == MATCH_AUTO && query.list_words > 1;
    out->notes = query.notes;
    out->note_count = query.note_count;
    ok = resolve(index, a.stemmer, &query, request->exact_names, arena, &resolved, err) &&
         ask_article(&a, out);
    stemmer_close(a.stemmer);
    return ok;
}
