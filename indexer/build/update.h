/* indexer/build/update.h: a few changes to the current generation, in place.
 *
 * One batch, one commit: a killed run leaves the state before it. Changes in place swell a packed
 * database (100 articles replaced of 18,882: by a third), so that it is packed again once it has grown
 * by a half.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/build/segments.h"

/* records: frames as frame_add() writes them, one for each article to be added or to replace the one of
 * its id. deleted: ids of articles to be dropped, each ended by a NUL. generation: the current one's path.
 * counts: those after the change. */
bool update_in_place(const char *index, const char *generation, struct span records,
                     struct span deleted, const struct generation_counts *counts,
                     struct lede_error *err) MUST_CHECK;
