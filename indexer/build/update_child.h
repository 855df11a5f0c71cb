/* indexer/build/update_child.h: a few changes in place, made by a process of their own.
 *
 * libxapian believes the blocks of an index that was damaged on the disk: to change it can crash, or never
 * end. That costs this process, and the run says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/build/update.h"

/* update_in_place() with the same arguments. Fails as it does, with LEDE_DAMAGED when the process crashed or
 * did not end, LEDE_SYSTEM when it was killed. */
bool update_apart(const char *index, const char *generation, struct span records,
                  struct span deleted, const struct generation_counts *counts,
                  struct lede_error *err) MUST_CHECK;
