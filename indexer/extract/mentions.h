/* indexer/extract/mentions.h: the dates that an article's text names, with their readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"
#include "indexer/extract/date_meaning.h"

/* Those of *out's text that have one reading in an article of *out's date, in the arena. Fails with
 * LEDE_MEMORY. */
bool mentions_find(enum named_order order, struct arena *arena, struct article *out,
                   struct lede_error *err) MUST_CHECK;
