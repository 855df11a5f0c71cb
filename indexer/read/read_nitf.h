/* indexer/read/read_nitf.h: NITF, an article a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/elements.h"
#include "indexer/read/reader.h"

extern const struct reader nitf_reader;

/* The city that a dateline begins with: "Sands" of "Sands, July 25 (SPA) -". Empty where a day follows it at once,
 * of which a month would be taken for a part of the name. */
struct span dateline_city(struct span dateline);

/* Fill what is empty of *out from the NITF in element `in` (SIZE_MAX: all of them). Fails with LEDE_MEMORY. */
bool nitf_read(const struct elements *e, size_t in, struct arena *arena, struct raw_document *out,
               struct lede_error *err) MUST_CHECK;
