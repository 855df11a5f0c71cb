/* searcher/match/resolve.h: what of a query only the archive can say, looked up in it.
 *
 * person:bajwa becomes every person of the archive whose name has that word, through acronyms too; hostag*
 * and hostge~ become the archive's words; like:ID the telling words of that article. Done before the plan is
 * made, and again when the index has moved on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "index/index_reader.h"
#include "searcher/query/notes.h"
#include "searcher/query/tree.h"

/* Fill the tree, in the arena. Notes say where more was found than is searched, and where nothing was. Reads
 * only what the tree asks for. Fails with LEDE_MEMORY, LEDE_DAMAGED, and what reading the index can. */
enum { EXPANSION_WEIGHTS_MAX = 16 }; /* so many of the words that an open word stands for weigh */

bool resolve(struct index_reader *index, struct stemmer *stemmer, struct node *root,
             struct arena *arena, struct notes *notes, struct lede_error *err) MUST_CHECK;
