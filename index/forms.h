/* index/forms.h: the words of an index that have a stem.
 *
 * Those that begin as stem_prefix() says are found among the index's words; the others have terms of their
 * own, so that no rule about a language need be right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"

/* The folded words of the index that have this stem in the language, sorted by bytes, in the arena. */
bool index_forms(struct index_reader *r, unsigned language, struct span stem, struct arena *arena,
                 struct span **out, size_t *count, struct lede_error *err) MUST_CHECK;

/* Of these the ones that do not begin as stem_prefix() says. */
bool index_odd_forms(struct index_reader *r, unsigned language, struct span stem,
                     struct arena *arena, struct span **out, size_t *count,
                     struct lede_error *err) MUST_CHECK;
