/* analysis/stopwords.h: words that a list of words may lack.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

/* True for an exact folded form in the table, such as "the" or "us" (in capitals, US, it is a word as
 * written: the query parser sees to that). */
bool is_stopword(struct span form);
