/* searcher/web/site_files.h: what is served beside the pages, and is part of the program: the style sheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "common/span.h"

enum { SITE_FILE_NAME_MAX = 40 };

/* static/style.css. */
struct span site_style(void);

/* "style-HASH.css": a name of its own for each version, so that browsers may keep it for good. */
struct span site_style_name(char name[SITE_FILE_NAME_MAX]);

/* True for that name, and for "style.css". */
bool site_is_style(struct span name);
