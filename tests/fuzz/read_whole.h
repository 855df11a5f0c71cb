/* tests/fuzz/read_whole.h: any bytes through a reader, the extractor, passages, names and the record, as a
 * parser process does it.
 *
 * All that comes out is held against what the headers promise: valid text, fields and dates that can be,
 * offsets that lie in the text and ascend, and a record that comes back as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

/* reader: its name. Ends the program where a promise is broken. */
void read_whole(const char *reader, struct span bytes);
