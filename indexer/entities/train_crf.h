/* indexer/entities/train_crf.h: weights of features by stochastic gradient of the log likelihood of a linear-chain
 * conditional random field, a run of candidates at a time, with AdaGrad steps (Duchi, Hazan, Singer 2011) and a
 * fifth of a token's features left out at random (Srivastava and others 2014).
 * Deterministic: one seed, sums in a fixed order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/train_sets.h"

struct crf {
    float *rows; /* of each feature: 16 weights, then 16 sums of squares */
    size_t count;
    float transitions[LABEL_COUNT][LABEL_COUNT], squares[LABEL_COUNT][LABEL_COUNT];
};

enum { CRF_ROW = 2 * LABELS_PADDED };

bool crf_open(struct crf *c, size_t features, struct lede_error *err) MUST_CHECK;

/* Which articles are learnt from: all but those of one fold (i % folds == left_out); folds 0: all. */
struct crf_plan {
    unsigned passes, folds, left_out;
    uint64_t seed;
    float step;
    bool settled; /* go on at the small steps of an end */
};
bool crf_train(struct crf *c, const struct train_data *d, const struct crf_plan *plan,
               struct lede_error *err) MUST_CHECK;

/* The most probable labels of an article's tokens, without what the rest of the article says. */
bool crf_tag(const struct crf *c, const struct train_data *d, const struct train_article *a,
             uint8_t *labels, struct lede_error *err) MUST_CHECK;

void crf_free(struct crf *c);
