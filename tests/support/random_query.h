/* tests/support/random_query.h: queries made of an archive's own words: nested, half of them sensible.
 *
 * The same seed and archive give the same queries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/random.h"
#include "searcher/result/search.h"
#include "tests/support/archive.h"

struct random_query {
    struct buf text, since, until, source; /* reused from one query to the next */
    struct search_request request;         /* borrows from the above; without limit and offset */
};

/* The next query; its match mode and order are random too. */
void random_query(struct random_query *q, const struct archive *a, struct random *r);
void random_query_free(struct random_query *q);
