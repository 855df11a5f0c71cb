/* Spellings of names that the user strikes out: -="Army of Justice".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "searcher/match/resolve_state.h"

/* A NOT over words as they are written. */
static const struct run *struck_run(const struct node *node)
{
    const struct node *kid = node->kind == NODE_NOT ? node->is.kids.at[0] : NULL;

    if (!kid || kid->kind != NODE_WORDS || kid->is.run.field != FIELD_TEXT ||
        kid->is.run.words[0].match != AS_WRITTEN)
        return NULL;
    return &kid->is.run;
}

static bool add_strike(struct resolver *r, const struct node *node, const struct run *run,
                       struct strikes *out)
{
    struct buf folded = {0};

    run_put_forms(run, &folded);
    struct span kept = arena_span(r->arena, buf_span(&folded));
    bool ok = buf_ok(&folded) && kept.at;
    buf_free(&folded);
    if (!ok)
        return error_memory(r->err);
    out->at[out->count++] = (struct strike){kept, node, false};
    return true;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
bool resolve_strikes(struct resolver *r, const struct node *node, struct strikes *out)
{
    const struct run *run = struck_run(node);

    if (run)
        return out->count == STRIKES_MAX || add_strike(r, node, run, out);
    for (size_t i = 0; node_has_kids(node) && i < node->is.kids.count; i++)
        if (!resolve_strikes(r, node->is.kids.at[i], out))
            return false;
    return true;
}

static bool is_used(const struct strikes *strikes, const struct node *node)
{
    for (size_t i = 0; i < strikes->count; i++)
        if (strikes->at[i].node == node)
            return strikes->at[i].used;
    return false;
}

/* *node is NULL where nothing else is in it. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool drop_used(struct resolver *r, const struct strikes *strikes, struct node **node)
{
    const struct node *old = *node;
    struct node *copy, **kids;
    size_t kept = 0;

    if (is_used(strikes, old))
        *node = NULL;
    if (!*node || (old->kind != NODE_LIST && old->kind != NODE_AND))
        return true;
    // NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what is kept, not nodes
    kids = arena_take(r->arena, old->is.kids.count, sizeof *kids);
    copy = arena_take(r->arena, 1, sizeof *copy);
    if (!kids || !copy)
        return error_memory(r->err);
    for (size_t i = 0; i < old->is.kids.count; i++) {
        kids[kept] = old->is.kids.at[i];
        if (!drop_used(r, strikes, &kids[kept]))
            return false;
        kept += kids[kept] != NULL;
    }
    *copy = *old;
    copy->is.kids.at = kids;
    copy->is.kids.count = kept;
    *node = kept > 1 ? copy : kept == 1 ? kids[0] : NULL;
    return true;
}

bool resolve_struck(struct resolver *r, const struct strikes *strikes, struct node **root)
{
    bool used = false;

    for (size_t i = 0; i < strikes->count; i++)
        used |= strikes->at[i].used;
    return !used || drop_used(r, strikes, root);
}
