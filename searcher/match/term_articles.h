/* searcher/match/term_articles.h: how many articles have a term, and which values a field has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"

/* Of the term prefix + value. */
bool term_articles(struct index_reader *index, const char *prefix, struct span value,
                   uint64_t *articles, struct lede_error *err) MUST_CHECK;

/* Whether any term begins with the prefix. */
bool term_exists(struct index_reader *index, const char *prefix, bool *exists,
                 struct lede_error *err) MUST_CHECK;

struct term_value {
    struct span value; /* the term without its prefix */
    uint64_t articles;
};

/* The terms that begin with the prefix, by bytes, at most cap; all in the arena. */
bool term_values(struct index_reader *index, const char *prefix, size_t cap, struct arena *arena,
                 struct term_value **out, size_t *count, struct lede_error *err) MUST_CHECK;
