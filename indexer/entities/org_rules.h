/* indexer/entities/org_rules.h: where an organisation's name ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/name_tokens.h"

/* The end of the organisation that begins at from, inside the run that ends at end or, over "of" and
 * "and", behind it: "Anti-Narcotics Force", "Ministry of Foreign Affairs", "Jaish-ul-Adl". `from` when
 * there is none. */
size_t org_rules_end(const struct lexicon *l, const struct name_tokens *t, size_t from, size_t end);
