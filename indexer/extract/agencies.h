/* indexer/extract/agencies.h: the news agencies that an article stands on.
 *
 * Those named around the body and those that it quotes: "IRNA reported", "according to ISNA".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "indexer/extract/outlets.h"

enum { AGENCIES_FIRST = 3 };

/* Their names, first named first, parted by ", ", in the arena; empty when there are none. `first`
 * (NULL where there is none) come before those of the text. Fails with LEDE_MEMORY. */
bool agencies_find(struct span text, const struct outlet *const first[AGENCIES_FIRST],
                   const struct outlets *outlets, struct arena *arena, struct span *out,
                   struct lede_error *err) MUST_CHECK;
