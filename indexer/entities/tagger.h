/* indexer/entities/tagger.h: names in a text by a trained model: a linear-chain conditional random field
 * (Lafferty, McCallum, Pereira 2001) over 13 labels, with two looks at each article: the second knows what the
 * first found at the other places of each word.
 *
 * Time and memory are linear in the text. A tagger belongs to one thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/tag_article.h"
#include "indexer/entities/tag_hints.h"
#include "indexer/entities/tag_sums.h"

struct tagged {
    uint32_t start, end; /* bytes */
    enum entity_type type;
};

/* Zeroed but for model is empty; its memory is used again. */
struct tagger {
    const struct tag_model *model;
    struct tag_tokens tokens;
    struct tag_census census;
    struct tag_sums known;
    uint32_t *places; /* of the candidates among the tokens */
    int16_t (*sums)
        [ENTRY_BYTES]; /* of each candidate; that of a label is ENTRY_MARK behind its number */
    struct tag_seen *seen;
    struct tag_doubt *doubts;
    uint8_t (*back)[LABELS_PADDED];
    size_t places_cap, sums_cap, seen_cap, doubts_cap, back_cap, count;
    struct tagged *found;
    size_t found_count, found_cap;
};

/* Find the names of text: t->found, in order, not overlapping, good until the next call. Fails with LEDE_MEMORY. */
bool tagger_run(struct tagger *t, struct span text, const struct tag_hint *hints, size_t hint_count,
                struct lede_error *err) MUST_CHECK;
void tagger_free(struct tagger *t);
