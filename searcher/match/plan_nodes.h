/* searcher/match/plan_nodes.h: nodes of a libxapian query, made in an arena.
 *
 * Each function returns NULL when out of memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xapian-c.h>

#include "common/mem.h"
#include "index/names_canon.h"

struct plan_nodes {
    struct arena *arena;
};

/* Room for the kids of a node; count may be 0. */
const struct xc_node **plan_kids(struct plan_nodes *n, size_t count);

/* A single kid of AND, OR or MAX is itself; OR of none is nothing. */
const struct xc_node *plan_op(struct plan_nodes *n, enum xc_op op, const struct xc_node **kids,
                              size_t count);

/* The term prefix + value. */
const struct xc_node *plan_term(struct plan_nodes *n, const char *prefix, struct span value);

/* The term of a form of a name; kind is PREFIX_NAME or PREFIX_SPEAKER. */
const struct xc_node *plan_form(struct plan_nodes *n, const char *kind, struct canon_form form);

/* The stem's Z term, counted so many times in the query. */
const struct xc_node *plan_weighed_term(struct plan_nodes *n, struct span stem, uint32_t times);

const struct xc_node *plan_scale(struct plan_nodes *n, const struct xc_node *kid, double factor);

/* XC_NEAR or XC_PHRASE of terms and OR of terms within a window of positions. */
const struct xc_node *plan_distance(struct plan_nodes *n, enum xc_op op,
                                    const struct xc_node **kids, size_t count, uint32_t window);

/* slot's value at least (XC_VALUE_GE) or at most (XC_VALUE_LE) the text. */
const struct xc_node *plan_value(struct plan_nodes *n, enum xc_op op, uint32_t slot,
                                 struct span text);
