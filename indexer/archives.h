/* indexer/archives.h: which archives this run has read whole, so that what is not in them any more can go.
 *
 * In:  archives whose last member was unpacked, and whatever went wrong with any input.
 * Out: whether an article of the index is of a member that its archive has not.
 * An archive of which anything was skipped is not whole: what became of the rest is not known. What only is compressed is no
 * archive, and a document that has an id of its own is of no member.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/map.h"
#include "index/article.h"

/* Zeroed is empty. */
struct archives {
    struct map begins;  /* path of an archive -> what ids of its members begin with */
    struct map damaged; /* paths of inputs of which something is missing */
    struct arena arena;
};

/* All members of the archive at path were unpacked; their ids are prefix, id, a !, and their names. Fails with
 * LEDE_MEMORY, as does archives_damaged(). */
bool archives_read(struct archives *a, struct span path, struct span prefix, struct span id,
                   struct lede_error *err) MUST_CHECK;

/* Something of the input at path is missing. */
bool archives_damaged(struct archives *a, struct span path, struct lede_error *err) MUST_CHECK;

/* The article, which did not come in this run, is of a member that its archive has not. */
bool archives_lack(const struct archives *a, const struct article *article);

void archives_free(struct archives *a);
