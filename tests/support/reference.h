/* tests/support/reference.h: what a query means, said a second time: slow, plain, and sharing no code with
 * searcher/match. It walks the parsed tree over every word of an article.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"
#include "tests/support/archive.h"

/* Whether the article matches. any: lists mean any of their words. masked: a flag for each word of the
 * article, true for those that are to equal nothing; NULL for none. */
bool reference_matches(const struct archive *archive, const struct node *tree, bool any,
                       const struct archive_article *article, const bool *masked);

/* The score by the formula of stage_one.h, over the words asked for. */
double reference_score(const struct archive *archive, const struct node *tree,
                       const struct archive_article *article);

/* Whether any word is asked for at all: without, the order is by date. */
bool reference_weighs(const struct archive *archive, const struct node *tree);

/* Whether a stem stands both below an even and below an odd number of NOTs. */
bool reference_is_torn(const struct archive *archive, const struct node *tree);
