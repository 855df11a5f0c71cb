/* index/elided.h: the words of an index that begin with O', D' or L': O'Brien, D'Souza, L'Aquila. A search for Brien
 * finds them too.
 *
 * The few that an archive has are read once; where there are very many (French) each is looked up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

struct xc_index;

enum { ELIDED_PREFIXES = 3 };

/* Zeroed is empty; elided_free() it. */
struct elided {
    struct {
        const struct span *forms; /* ascending */
        size_t count;
        bool whole; /* else they are too many, and none is here */
    } by_prefix[ELIDED_PREFIXES];
    bool read;
    struct arena arena;
};

/* What stands before the apostrophe, with it: "d'". */
extern const char *const elided_prefixes[ELIDED_PREFIXES];

/* Whether the index has the form, which begins with that prefix. Reads them when asked first. Fails as what
 * index_error() reports, and with LEDE_MEMORY. */
bool elided_has(struct elided *e, struct xc_index *index, size_t prefix, struct span form,
                bool *has, struct lede_error *err) MUST_CHECK;

void elided_free(struct elided *e);
