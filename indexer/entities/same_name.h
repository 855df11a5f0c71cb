/* indexer/entities/same_name.h: the fullest form that an article has of each name.
 *
 * In:  settled spans, acronyms that the text explains.
 * Out: for each span the span or long form that names it in full: "Bajwa" -> "Qamar Javed Bajwa",
 *      "UNODC" -> "United Nations Office on Drugs and Crime".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/acronyms.h"
#include "indexer/entities/name_rules.h"

/* Words [from, to) that a span's name is. */
struct full_name {
    uint32_t from, to;
};

/* full has room for s->count. Fails with LEDE_MEMORY. */
bool same_name_find(const struct name_spans *s, const struct acronyms *a,
                    const struct name_tokens *t, struct full_name *full,
                    struct lede_error *err) MUST_CHECK;
