/* indexer/input/sandbox.h: what a process that reads foreign bytes may do: read and write what is open, take
 * memory up to a bound, look at the clock, and end.
 *
 * By seccomp, where the kernel has it; all else is refused as if it were not permitted. By limits on the side:
 * no file more than there are, no process, no core, so much memory. All that is loaded late (tables, charset
 * modules) must have been loaded before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"

enum sandbox {
    SANDBOX_ENTERED,
    SANDBOX_PART,   /* not as it should be; *err says why */
    SANDBOX_WATCHED /* a sanitizer or valgrind needs more than it permits: nothing was done */
};

enum { SANDBOX_MEMORY_MB = 512 };

/* Whether it would only be SANDBOX_WATCHED. */
bool sandbox_is_watched(void);

/* Enter it with memory_mb more than the process has now. There is no way out. */
enum sandbox sandbox_enter(unsigned memory_mb, struct lede_error *err);

/* What is to be said of the outcome, into out: empty when it was entered, and when the process is watched, which
 * whoever watches knows. */
void sandbox_describe(enum sandbox outcome, const struct lede_error *err, char out[200]);
