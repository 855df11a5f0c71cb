/* searcher/match/resolve.h: what of a query only the archive can say, looked up in it.
 *
 * person:bajwa becomes every person of the archive whose name has that word, through acronyms too; hostag*
 * and hostge~ become the archive's words; like:ID the telling words of that article. Done before the plan is
 * made, and again when the index has moved on. Names of a field are found by other spellings of their words too, but in
 * quotes and with =.
 *
 * Names typed another way than the archive writes them: two to eight words side by side, or one that has a capital or
 * that the archive does not have, whose key (analysis/name_key.h) other names of the archive have, is searched by
 * these spellings too: its leaf becomes an OR of it and of their phrases. Not inside quotes, behind =, in a field, below
 * NOT or NEAR. A single word takes spellings that are a letter away, or, when the archive does not have it, a third
 * of its letters; several words those of which each word is a third, the whole a quarter away.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "index/index_reader.h"
#include "searcher/query/notes.h"
#include "searcher/query/tree.h"

/* Fill the tree, in the arena. Notes say where more was found than is searched, and where nothing was. Reads
 * only what the tree asks for. Fails with LEDE_MEMORY, LEDE_DAMAGED, and what reading the index can. */
enum { EXPANSION_WEIGHTS_MAX = 16 }; /* so many of the words that an open word stands for weigh */

enum {
    SPELLINGS_MAX = 8
}; /* of one name: the commonest are searched, and a note says that there are more */

/* exact_names: no other spellings are joined. q->typed keeps the tree without them. */
bool resolve(struct index_reader *index, struct stemmer *stemmer, struct query *q, bool exact_names,
             struct arena *arena, struct notes *notes, struct lede_error *err) MUST_CHECK;
