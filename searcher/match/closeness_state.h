/* searcher/match/closeness_state.h: inside closeness: what was typed side by side, and where it stands. Included by
 * closeness*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xapian-c.h>

#include "common/limits.h"
#include "searcher/match/closeness.h"

/* A form, and once they are read the places that it has in the articles looked at. */
struct close_form {
    struct span form;
    uint32_t in_articles;
    struct xc_postings postings;
};

/* A side of a pair: a word, or a name, which stands where any of its spellings does. */
struct close_side {
    size_t form;                     /* of a word: its number */
    const struct name_weights *name; /* NULL: a word */
    size_t
        first; /* of a name: the numbers of its spellings' words, one spelling behind the other */
    uint32_t in_articles;
};

/* Two sides, by their numbers; the second begins so many words behind the end of the first. */
struct close_pair {
    size_t a, b;
    uint32_t distance;
};

struct close_text {
    const struct run *run;
    double weight;
};

enum { CLOSE_SIDES_MAX = 2 * QUERY_TERMS_MAX, CLOSE_NUMBERS_MAX = 8 * QUERY_TERMS_MAX };

struct closeness {
    struct index_reader *index;
    struct close_form forms[CLOSE_NUMBERS_MAX];
    struct close_side sides[CLOSE_SIDES_MAX];
    size_t numbers[CLOSE_NUMBERS_MAX];
    struct close_pair pairs[QUERY_TERMS_MAX];
    struct close_text texts[QUERY_TERMS_MAX];
    size_t form_count, side_count, number_count, pair_count, text_count;
};

/* The number of the side; side_count where there is no room. */
size_t closeness_word_side(struct closeness *c, struct span form);
size_t closeness_name_side(struct closeness *c, const struct name_weights *name);

/* In how many articles each form and side stands. */
bool closeness_read_stats(struct closeness *c, struct lede_error *err);

/* Where the forms stand in the documents, which ascend; until closeness_free_places(). */
bool closeness_read_places(struct closeness *c, const uint32_t *docids, size_t count,
                           struct lede_error *err);
void closeness_free_places(struct closeness *c);

/* Where a side stands in a document. Zeroed is empty. */
struct places {
    const uint32_t *starts, *ends; /* both ascending */
    size_t count;
    double length; /* of the document; unknown where there is no place */
    uint32_t *own; /* of a name: what both point into */
    size_t own_cap;
};

/* False when memory is out. *out may be used again, and is freed by mem_free(out->own). */
bool closeness_places(const struct closeness *c, const struct close_side *side, uint32_t docid,
                      struct places *out);
