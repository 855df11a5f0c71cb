/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/plan_nodes.h"

#include "index/fields.h"

const struct xc_node **plan_kids(struct plan_nodes *n, size_t count)
{
    return arena_take(n->arena, count, sizeof(struct xc_node *));
}

const struct xc_node *plan_op(struct plan_nodes *n, enum xc_op op, const struct xc_node **kids,
                              size_t count)
{
    struct xc_node *node;

    if (count == 1 && (op == XC_AND || op == XC_OR || op == XC_MAX))
        return kids[0];
    node = arena_take(n->arena, 1, sizeof *node);
    if (node)
        *node = (struct xc_node){.op = op, .kids = kids, .nkids = count};
    return node;
}

const struct xc_node *plan_term(struct plan_nodes *n, const char *prefix, struct span value)
{
    struct xc_node *node = arena_take(n->arena, 1, sizeof *node);
    struct term t;
    struct span text;

    if (!node)
        return NULL;
    term_make(&t, prefix, value);
    text = arena_span(n->arena, (struct span){t.at, t.len});
    if (!text.at)
        return NULL;
    *node = (struct xc_node){.op = XC_TERM, .term = {text.at, text.len}, .wqf = 1};
    return node;
}

const struct xc_node *plan_form(struct plan_nodes *n, const char *kind, struct canon_form form)
{
    const char prefix[] = {kind[0], kind[1], name_letter(form.type), ':', '\0'};

    return plan_term(n, prefix, form.folded);
}

const struct xc_node *plan_weighed_term(struct plan_nodes *n, struct span stem, uint32_t times)
{
    const struct xc_node *plain = plan_term(n, PREFIX_STEM, stem);
    struct xc_node *node = arena_take(n->arena, 1, sizeof *node);

    if (!plain || !node)
        return NULL;
    *node = *plain;
    node->wqf = times;
    return node;
}

const struct xc_node *plan_scale(struct plan_nodes *n, const struct xc_node *kid, double factor)
{
    const struct xc_node **kids = plan_kids(n, 1);
    struct xc_node *node = arena_take(n->arena, 1, sizeof *node);

    if (!kids || !node)
        return NULL;
    kids[0] = kid;
    *node = (struct xc_node){.op = XC_SCALE, .factor = factor, .kids = kids, .nkids = 1};
    return node;
}

const struct xc_node *plan_distance(struct plan_nodes *n, enum xc_op op,
                                    const struct xc_node **kids, size_t count, uint32_t window)
{
    struct xc_node *node = arena_take(n->arena, 1, sizeof *node);

    if (node)
        *node = (struct xc_node){.op = op, .kids = kids, .nkids = count, .window = window};
    return node;
}

const struct xc_node *plan_value(struct plan_nodes *n, enum xc_op op, uint32_t slot,
                                 struct span text)
{
    struct xc_node *node = arena_take(n->arena, 1, sizeof *node);
    struct span copy = arena_span(n->arena, text);

    if (!node || !copy.at)
        return NULL;
    *node = (struct xc_node){.op = op, .slot = slot};
    if (op == XC_VALUE_LE)
        node->hi = (struct xc_str){copy.at, copy.len};
    else
        node->lo = (struct xc_str){copy.at, copy.len};
    return node;
}
