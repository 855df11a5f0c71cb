/* index/names_canon_state.h: inside names_canon: what looking up and making share. Included by names_canon*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/names_canon.h"

struct canon_alias {
    enum entity_type type;
    struct span folded;
    uint32_t entry;
};

/* By type, then folded. */
int canon_alias_compare(const void *x, const void *y);
