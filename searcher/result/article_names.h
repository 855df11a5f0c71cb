/* searcher/result/article_names.h: what the archive calls the names of an article.
 *
 * In:  an article as stored, whose names are those of its own text.
 * Out: of each the entry of index/names_canon.h that it is a form of: what its facets count and person:="…" asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "searcher/result/result.h"

/* a->entity_count names into the arena. many: of many articles, as index_name_called() has it. Fails as index_canon(). */
bool article_names(struct index_reader *index, const struct article *a, bool many,
                   struct arena *arena, const struct archive_called **out,
                   struct lede_error *err) MUST_CHECK;
