/* searcher/web/route.h: which page answers a request, and what is read from the index for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/web/pages.h"
#include "searcher/web/response.h"

struct route {
    bool (*is_asked)(const struct request *r);
    bool needs_index;
    /* Write the body and set type and caching; fails with what the index said. */
    bool (*answer)(struct view *v, struct index_reader *index, struct arena *arena,
                   struct response *out, struct lede_error *err);
};

/* The first that is asked for; never NULL: the last is asked for always. */
const struct route *route_find(const struct request *r);
