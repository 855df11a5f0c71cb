/* indexer/read/read_nitf.h: NITF, an article a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/elements.h"
#include "indexer/read/reader.h"

extern const struct reader nitf_reader;

/* Fill what is empty of *out from the NITF in element `in` (SIZE_MAX: all of them). Fails with LEDE_MEMORY. */
bool nitf_read(const struct elements *e, size_t in, struct arena *arena, struct raw_document *out,
               struct lede_error *err) MUST_CHECK;
