/* indexer/amend.h: what the user gave of an article, put in the place of what rules found.
 *
 * What is put away stands in article.found, so that it can come back: a line a field, "NAME ORIGIN LENGTH:VALUE".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/mem.h"
#include "index/article.h"
#include "indexer/overrides.h"

/* Make the article that the rules found that which the user wants: fields that were given before are as they were
 * found first. Its mentions follow its date; whoever changed its title has its names found again. What
 * it points to is borrowed from the overrides or the arena. LEDE_MEMORY; LEDE_DAMAGED when article.found is. */
bool amend_article(struct article *a, const struct overrides *o, struct arena *arena,
                   struct lede_error *err) MUST_CHECK;

/* The next line of article.found; at its end false, and *left empty, at what is none false. */
struct found_field {
    enum override_field field;
    enum origin origin;
    struct span value; /* of a date: "none", or precision, first and last day as text */
};
bool found_next(struct span *left, struct found_field *out);
