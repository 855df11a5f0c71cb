/* searcher/query/query_text.h: what was typed, any bytes, as a query's text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/mem.h"

/* At most max bytes of what was typed, cut at a character, as UTF-8, owned by the arena. *repaired gets the number of
 * bad bytes. False when out of memory. */
bool query_text_repair(struct span typed, size_t max, struct arena *arena, struct span *out,
                       size_t *repaired);
