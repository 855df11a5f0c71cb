/* indexer/read/read_newsml.h: NewsML-G2: the text items of a file or message.
 *
 * One item alone has the file's id; of several each has path#guid. Pictures and other items without text are
 * passed over where a text stands beside them; what was cancelled or withheld is a problem.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader newsml_reader;
