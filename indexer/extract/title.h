/* indexer/extract/title.h: an article's headline, or the sentence that is shown in its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"

/* The given title, else the headline, else the text's first sentence with ORIGIN_LEAD, cut at a word
 * when it is very long. */
struct field title_find(struct span given, struct span headline, struct span text);
