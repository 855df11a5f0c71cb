/* indexer/meta_file.h: a table of the user's to overrides.
 *
 * In:  a table of separated values (common/csv.h): its first row names the columns: `id` or `path` (where a
 *      row has both, the id counts), then any of date, source, title, author, url, section, language, drop.
 * Out: what each row gives. An empty cell changes nothing; `unknown` makes a field unknown; `-` takes back
 *      what was given, so that what the rules found stands again. A date is 2016, 2016-07, 2016-07-26, any other
 *      that is read for certain (26 July 2016), or two with .. between them. drop is yes or no.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "indexer/extract/outlets.h"
#include "indexer/overrides.h"

enum { META_FILE_MAX = 64 << 20 };

/* Change *o as the text says, row by row, and mark whom it names. tabs: cells are parted by tabs alone; else as
 * the first row shows. A source gets its outlet's one name, a language its code. LEDE_INPUT ("path:line: …"),
 * LEDE_MEMORY. */
bool meta_file_read(struct span bytes, bool tabs, const char *path, const struct outlets *outlets,
                    struct overrides *o, struct lede_error *err) MUST_CHECK;

/* The interval of a date as overrides carry it; false when it is none. */
bool meta_date_parse(struct span text, struct lede_date *out);
