/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "index/names.h"
#include "index/vocabulary.h"
#include "searcher/match/resolve_state.h"

static int compare_spans(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return span_compare(*a, *b);
}

bool resolve_name(struct resolver *r, struct name_test *t)
{
    const struct names *names;
    struct name_found *found;
    struct buf query = {0};
    struct span *folded;
    size_t count = 0, kept = 0;
    bool ok;

    for (size_t i = 0; i < t->run.count; i++) {
        if (i)
            buf_byte(&query, ' ');
        buf_add(&query, t->run.words[i].form);
    }
    t->names = NULL;
    t->name_count = 0;
    ok = (buf_ok(&query) || error_memory(r->err)) && index_names(r->index, &names, r->err) &&
         names_find(names, t->type, buf_span(&query), r->arena, &found, &count, r->err);
    folded = arena_take(r->arena, ok ? count : 0, sizeof *folded);
    if (!folded) {
        buf_free(&query);
        return error_memory(r->err);
    }
    for (size_t i = 0; ok && i < count; i++) {
        if (t->whole && !span_equal(found[i].folded, buf_span(&query)))
            continue;
        /* The table goes when the index moves on; the query stays. */
        folded[kept] = arena_span(r->arena, found[i].folded);
        if (!folded[kept++].at)
            ok = error_memory(r->err);
    }
    buf_free(&query);
    t->names = folded;
    t->name_count = ok ? kept : 0;
    return ok;
}

static bool keep_expansions(struct resolver *r, const struct vocabulary_found *found,
                            struct query_word *w)
{
    struct expansion *expansions = arena_take(r->arena, found->count, sizeof *expansions);
    struct span *forms = arena_take(r->arena, found->count, sizeof *forms);

    if (!expansions || !forms)
        return error_memory(r->err);
    for (size_t i = 0; i < found->count; i++) {
        forms[i] = found->words[i].form;
        expansions[i].form = forms[i];
        expansions[i].stem = arena_span(r->arena, stem_of(r->stemmer, forms[i]));
        if (!expansions[i].stem.at)
            return error_memory(r->err);
    }
    if (found->count)
        qsort(forms, found->count, sizeof *forms, compare_spans);
    w->expansions = expansions;
    w->forms = forms;
    w->expansion_count = found->count;
    return true;
}

bool resolve_word(struct resolver *r, struct query_word *w)
{
    struct vocabulary_found found;

    if (w->match == BY_PATTERN
            ? !vocabulary_pattern(r->index, w->form, EXPANSIONS_MAX, r->arena, &found, r->err)
            : !vocabulary_near(r->index, w->form, w->edits, EXPANSIONS_MAX, r->arena, &found,
                               r->err))
        return false;
    if (found.count < found.all)
        notes_add(r->notes, w->start, w->end,
                  "%.*s stands for %" PRIu64 " words; the %zu most frequent are searched",
                  SPAN_ARGS(w->form), found.all, found.count);
    else if (found.count == 0)
        notes_add(r->notes, w->start, w->end, "no word of the archive is like %.*s",
                  SPAN_ARGS(w->form));
    return keep_expansions(r, &found, w);
}

static bool resolve_run(struct resolver *r, struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        if ((run->words[i].match == BY_PATTERN || run->words[i].match == BY_NEARNESS) &&
            !resolve_word(r, &run->words[i]))
            return false;
    return true;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static bool resolve_node(struct resolver *r, struct node *node)
{
    if (node->kind == NODE_NAME)
        return resolve_name(r, &node->is.name);
    if (node->kind == NODE_WORDS)
        return resolve_run(r, &node->is.run);
    if (node->kind == NODE_LIKE)
        return resolve_like(r, node);
    for (size_t i = 0; node_has_kids(node) && i < node->is.kids.count; i++)
        if (!resolve_node(r, node->is.kids.at[i]))
            return false;
    return true;
}

bool resolve(struct index_reader *index, struct stemmer *stemmer, struct node *root,
             struct arena *arena, struct notes *notes, struct lede_error *err)
{
    struct resolver r = {index, stemmer, arena, notes, err};

    return resolve_node(&r, root) && (!notes->failed || error_memory(err));
}
