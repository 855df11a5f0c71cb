/* tests/support/reference_close.h: what the second stage of the ranking adds to an article's score, said a second
 * time: the formula of searcher/match/closeness.h over every word of the article.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"
#include "tests/support/archive.h"

double reference_closeness(const struct archive *archive, const struct node *tree,
                           const struct archive_article *article);
