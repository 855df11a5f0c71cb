/* analysis/sentences.h: a paragraph to sentences.
 *
 * A sentence ends at . ! ? or … (with closing quotes and brackets behind it) followed by white space and
 * a capital, digit, opening quote or bracket; not after an abbreviation of the table (Mr., Lt., Gen.,
 * U.S., No., months), not after a single capital letter (initials), not inside numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

struct sentence {
    size_t start, end; /* bytes of the text, without white space around */
};

/* Zeroed but for text (one paragraph). */
struct sentences {
    struct span text;
    size_t at;
};

bool sentences_next(struct sentences *s, struct sentence *out);
