/* searcher/query/respelled.h: what is said of the other spellings that a query's names are searched by.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "searcher/query/tree.h"

/* Append '; "Jeish ol Adl" is also searched as "jaish ul adl" (3 articles) and "jaysh al adl" (1)' for each name;
 * nothing where no spelling was joined. */
void respelled_say(const struct query *q, struct buf *out);
