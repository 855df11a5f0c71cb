/* tests/support/reference_words.h: which words a pattern or nearness means, said a second time: by trying
 * everything, over the archive's own list of forms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"
#include "tests/support/archive.h"

/* A flag by the number of each form; kept for the process, which may have one archive alone. */
const bool *reference_forms(const struct archive *archive, const struct query_word *w);
