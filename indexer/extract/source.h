/* indexer/extract/source.h: which outlet published an article.
 *
 * The given one; a credit line's; the dateline's outlet; a line that is an outlet's name or desk; the
 * URL's host; an agency in the same places; last the outlet that a folder of a plain text is named after. File
 * names say nothing: they are often made up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/extract/credits.h"

/* folder: NULL when none bears a name. */
struct field source_find(struct span given, struct span url, const struct credits *credits,
                         const struct dateline *dateline, const struct outlet *folder,
                         const struct outlets *outlets);
