/* tests/fuzz/read_pieces.h: any bytes through a reader alone, as a whole and cut.
 *
 * What it gives is valid text, and a cut is where it is however the input comes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

/* reader: its name. Ends the program where a promise is broken. */
void read_pieces(const char *reader, struct span bytes);
