/* searcher/match/resolve_state.h: inside resolve: what its parts share. Included by resolve*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/resolve.h"

struct resolver {
    struct index_reader *index;
    struct stemmer *stemmer;
    struct arena *arena;
    struct notes *notes;
    struct lede_error *err;
};

bool resolve_name(struct resolver *r, struct name_test *t);

/* The archive's words that an open word stands for. */
bool resolve_word(struct resolver *r, struct query_word *w);

/* The stems of a form in the languages of the index, where they are more than English. */
bool resolve_stems(struct resolver *r, struct span form, const struct word_stem **out,
                   size_t *count);
bool has_languages(const struct resolver *r);

/* What the words of a run stand for. */
bool resolve_run(struct resolver *r, struct run *run);

bool resolve_like(struct resolver *r, struct node *node);
