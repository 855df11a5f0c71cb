/* index/xapian_text.h: text as xapian-c has it, and as we do; for the files that see xapian-c.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xapian-c.h>

#include "common/span.h"

static inline struct xc_str str_of(struct span s)
{
    return (struct xc_str){s.at, s.len};
}

/* Borrowed, as s is. */
static inline struct span span_of_str(struct xc_str s)
{
    return (struct span){s.at, s.len};
}

/* An item's text, the list's. */
static inline struct span item_text(const struct xc_list *list, size_t i)
{
    return span_of_str(xc_list_item(list, i)->str);
}
