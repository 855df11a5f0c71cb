/* indexer/extract/page_names.h: what the class, id and tag of an element say of the text in it.
 *
 * Words are parted at signs and where a capital follows a small letter: `articleBody story-text` has four.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/html_page.h"

/* The number of the row, from 1, that says that text in it is none of the article's: "comments", "related",
 * "share"; 0 for none. At most PAGE_NAME_ROWS_MAX. */
uint16_t page_name_drops(struct span names);
enum { PAGE_NAME_ROWS_MAX = 400 };

/* Whether text in it is none of the article's however much of it there is: "cookie". */
bool page_name_is_hard(uint16_t row);

/* Whether it is called what stands between the title and the body: "lead", "intro", "standfirst". */
bool page_name_leads(struct span names);

/* Whether it is text that readers see once they have paid. */
bool page_name_is_paid(struct span names);

/* Whether text in an element of this tag is none of the article's. */
bool page_tag_drops(enum html_tag tag);

/* How much the node looks like what holds the body, by its names and tag; 0 for neither way. */
int page_node_weight(const struct page_node *node);
