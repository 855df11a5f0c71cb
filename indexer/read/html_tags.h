/* indexer/read/html_tags.h: how a tag's text lies in the page. The rows are html_tags_table.h's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/html_page.h"

enum tag_kind {
    KIND_INLINE,
    KIND_BLOCK,  /* text before, in and behind it does not run together */
    KIND_BREAK,  /* <br>: two of them part blocks */
    KIND_UNSEEN, /* nothing in it is text of the page */
    KIND_ASIDE   /* a block that is never part of what is told */
};

struct tag_row {
    const char *name;
    enum html_tag tag;
    enum tag_kind kind;
};

/* name: in lower case; the row's may borrow it. One that the table does not have is inline, unless it has a
 * hyphen: an element of the page's own making, and these are mostly boxes. */
struct tag_row html_tag_of(const char *name);
