/* searcher/query/language_codes.h: what people call languages, to the codes that articles carry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

/* "english" is "en"; what is no name in the table is itself. */
struct span language_code(struct span folded);
