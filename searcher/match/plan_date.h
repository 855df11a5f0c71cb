/* searcher/match/plan_date.h: a question about dates to libxapian.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/plan_nodes.h"
#include "searcher/query/tree.h"

/* NULL when out of memory. */
const struct xc_node *plan_date_node(struct plan_nodes *n, const struct date_test *test);
