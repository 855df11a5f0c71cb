/* searcher/match/resolve_names.h: the names that a query asks for, looked up in the archive's name table.
 *
 * person:bajwa becomes every person of the archive whose name has that word, through acronyms too. Done
 * before the plan is made, and again when the index has moved on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "searcher/query/tree.h"

/* Fill the names of all NODE_NAME of the tree, in the arena. Reads the name table only when there is such
 * a node. Fails with LEDE_MEMORY, LEDE_DAMAGED. */
bool resolve_names(struct index_reader *index, struct node *root, struct arena *arena,
                   struct lede_error *err) MUST_CHECK;
