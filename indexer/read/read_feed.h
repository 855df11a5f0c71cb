/* indexer/read/read_feed.h: RSS 0.9x, 1.0 and 2.0, and Atom: each entry is an article.
 *
 * The text is what the feed gives as the entry's: content before description. It may be a teaser, and is taken
 * as it stands: nothing in a feed tells the two apart. The id is path#guid. An entry that has no other date than
 * that of its last change has that one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader feed_reader;
