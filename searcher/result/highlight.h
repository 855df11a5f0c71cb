/* searcher/result/highlight.h: the evaluator's marked words as byte ranges to show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/match/evaluate.h"
#include "searcher/result/result.h"

/* The marked words of the title (title) or of the text between start and end, as bytes from start. In the
 * arena. False when out of memory. */
bool highlight_title(const struct evaluation *found, struct arena *arena, const struct mark **out,
                     size_t *count) MUST_CHECK;
bool highlight_text(const struct evaluation *found, uint32_t start, uint32_t end,
                    struct arena *arena, const struct mark **out, size_t *count) MUST_CHECK;

/* The quotations that made the article match, by their places among the article's; none where the query asks for none. */
bool highlight_quotes(const struct evaluation *found, struct arena *arena, const uint32_t **out,
                      size_t *count) MUST_CHECK;
