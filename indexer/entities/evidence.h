/* indexer/entities/evidence.h: which of the doubtful runs are names, by the words beside them and by
 * the rest of the article.
 *
 * In:  the spans of name_rules.h.
 * Out: those that are names, each with its type. Headlines inside the text and lines of capitals are
 *      believed only where the rest of the article, or a table, has the name too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/name_rules.h"

/* Drops the spans that are no names from *s. title only counts as evidence. Fails with LEDE_MEMORY. */
bool evidence_settle(struct name_spans *s, const struct name_tokens *t,
                     struct lede_error *err) MUST_CHECK;
