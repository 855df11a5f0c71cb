/* indexer/extract/path_parts.h: what the path of a plain text says, where the text itself says nothing.
 *
 * "dawn/2016/07/26-border.txt", "Dawn/2016-07-26.txt": a day that is written year/month/day in whole parts, or
 * yyyy-mm-dd as a part or at a file name's start; the folder that bears an outlet's name. Nothing else of
 * a path counts: neither other figures in it nor the time of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "indexer/extract/outlets.h"

/* The last such day of the path. False when there is none. Any bytes. */
bool path_date(struct span path, struct lede_date *out);

/* The outlet that the nearest folder above the file is named after, years, months and days passed over; not
 * above `folder`, the one given on the command line that path lies in. Without it the nearest alone. NULL
 * when there is none. */
const struct outlet *path_outlet(struct span path, struct span folder,
                                 const struct outlets *outlets);
