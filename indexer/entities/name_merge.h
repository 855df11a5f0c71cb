/* indexer/entities/name_merge.h: the names that the tagger found, with what rules know better.
 *
 * In:  the settled spans of the rules, the tagger's names in bytes.
 * Out: spans of words in the order of the text, not overlapping. Where both have something to say the tagger
 *      is believed, but for explained acronyms; titles before a person, which rules know, are cut.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/name_rules.h"
#include "indexer/entities/tagger.h"

/* Replaces what is in *s. Fails with LEDE_MEMORY. */
bool name_merge(struct name_spans *s, const struct name_tokens *t, const struct tag_tables *tables,
                const struct tagged *names, size_t count, struct lede_error *err) MUST_CHECK;
