/* tests/support/reference_close.h: what the second stage of the ranking adds to an article's score, said a second
 * time: the formula of searcher/match/closeness.h over every word of the article.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"
#include "tests/support/archive.h"

double reference_closeness(const struct archive *archive, const struct query *q,
                           const struct archive_article *article);

/* Whether the signs typed behind = stand beside a word of the article, which is number k of the run. */
bool reference_has_signs(const struct archive_article *article, const struct run *run, size_t k,
                         size_t word);
