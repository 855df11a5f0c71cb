/* indexer/read/read_mbox.h: mail: an mbox of messages, or one message (.eml).
 *
 * A message begins with a line "From " behind an empty one. Its subject is the title, its date is given; the
 * sender is the author. The id is path#Message-ID, of a single message the path. What a mail's text says before
 * and behind the article is told apart by rules, as of plain text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader mbox_reader;
