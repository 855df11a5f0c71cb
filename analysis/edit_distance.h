/* analysis/edit_distance.h: how many slips of the pen lie between two words.
 *
 * An edit puts in, leaves out or changes one character, or changes two neighbours over. No part of a word is
 * edited twice (the optimal string alignment distance): "ca" and "abc" are 3 apart. A character is one of
 * UTF-8; bytes that are none count singly and are all alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/span.h"

enum { EDIT_CHARACTERS_MAX = 256 }; /* of a longer text nothing is near but itself */

/* The edits from a to b; limit + 1 when there are more. */
unsigned edit_distance(struct span a, struct span b, unsigned limit);

/* How many edits a word may be respelled by: none below 3 characters and for what has a digit, 1 up to 4
 * characters, else 2. */
unsigned edit_limit(struct span word);
