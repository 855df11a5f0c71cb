/* indexer/extract/mentions.h: the dates that an article's text names, with their readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"

/* Those that name their year, in the arena. Fails with LEDE_MEMORY. */
bool mentions_find(struct span text, struct arena *arena, struct article *out,
                   struct lede_error *err) MUST_CHECK;
