/* indexer/extract/page_names.h: what the class, id and tag of an element say of the text in it.
 *
 * Words are parted at signs and where a capital follows a small letter: `articleBody story-text` has four.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/html_page.h"

/* Whether text in it is none of the article's: "comments", "related", "share". */
bool page_name_drops(struct span names);

/* Whether text in an element of this tag is none of the article's. */
bool page_tag_drops(enum html_tag tag);

/* How much the node looks like what holds the body, by its names and tag; 0 for neither way. */
int page_node_weight(const struct page_node *node);
