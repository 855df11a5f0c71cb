/* searcher/output/why_said.h: why nothing was found, a line for each part of the query.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "searcher/result/result.h"

/* False when nothing is to be said beyond that nothing was found: one part, and nothing near it. */
bool why_worth_saying(const struct result *r);

/* “palestin”: 0 articles; near it: palestinian (12); without it 46. Without a line end. */
void why_said(const struct result *r, const struct why_part *p, struct buf *out);
