/* indexer/read/given_date.h: dates as machines write them, to days that are read as any other date.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

/* Seconds or milliseconds since 1970 ("1469527200", "1469527200000", "1469527200.25") and days of six digits
 * ("880212", of the years 1950 to 2049) as yyyy-mm-dd in the arena;
 * so are lines of RFC 822 with years of two digits or weekdays of other languages, and what ctime() writes; all else as it stands, trimmed. Fails
 * with LEDE_MEMORY. */
bool given_date(struct span given, struct arena *arena, struct span *out,
                struct lede_error *err) MUST_CHECK;
