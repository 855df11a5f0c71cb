/* analysis/pattern.h: words with places left open: hostag*, *stan, organi?ation.
 *
 * In a pattern '*' stands for any number of characters, none too, '?' for exactly one; every other byte stands
 * for itself. A character is one of UTF-8; a byte that is none counts as one. Of a form that was cut because
 * its word is too long (analysis/words.h), what was cut off is matched by '*' alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/span.h"

/* Whether the whole form is as the pattern says. Any bytes; takes at most form.len * pattern.len steps. */
bool pattern_matches(struct span pattern, struct span form);

/* What every form that it matches begins with: the pattern up to its first '*' or '?'. */
struct span pattern_start(struct span pattern);

/* The least bytes that such a form has. */
size_t pattern_least(struct span pattern);
